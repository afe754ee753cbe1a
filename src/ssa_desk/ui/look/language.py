"""German for what Qt itself says, and German dates and numbers."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


def speak_german(app: QCoreApplication) -> None:
    """Load Qt's own German words: buttons of dialogs, context menus, the calendar."""
    QLocale.setDefault(german())
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load("qtbase_de", folder):
        app.installTranslator(translator)


def german() -> QLocale:
    """Return the locale of dates (TT.MM.JJJJ), times and numbers."""
    return QLocale(QLocale.Language.German, QLocale.Country.Germany)
