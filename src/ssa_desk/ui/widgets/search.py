"""A search field that tells what was typed once no further key waits."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ssa_desk.ui.look.icons import set_icon


class SearchField(QLineEdit):
    """Looks for names and numbers while the user types; Escape empties it."""

    searched = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Suche leeren"))
        glass = QAction(self)
        set_icon(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            if not button.accessibleName():
                button.setAccessibleName(self.tr("Suche"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)
        escape = QAction(self)
        escape.setShortcut("Esc")
        escape.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        escape.triggered.connect(self.clear)
        self.addAction(escape)

    def forget(self) -> None:
        """Empty the field and what could be undone in it, without telling anybody."""
        self._rest.stop()
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self.blockSignals(False)  # noqa: FBT003

    def _wait(self) -> None:
        self._rest.start()

    def _tell(self) -> None:
        self.searched.emit(self.text())
