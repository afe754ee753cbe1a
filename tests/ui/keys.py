"""Works the window by keys alone, also in dialogs that wait for an answer."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def focused():
    """Return the widget that takes the keys."""
    return QApplication.focusWidget() or QApplication.activeWindow()


def press(*sequences):
    """Press keys as a shortcut list writes them: "Ctrl+N", "Return"."""
    for sequence in sequences:
        combination = QKeySequence(sequence)[0]
        QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())


def write(text):
    """Type a text where the cursor is."""
    none = Qt.KeyboardModifier.NoModifier
    for letter in text:
        if letter.isascii():
            QTest.keyClick(focused(), letter)
        else:
            key = Qt.Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, focused(), key, letter, none)


def in_dialog(answer):
    """Call `answer` as soon as a dialog waits."""

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible() or QApplication.activeWindow() is not dialog:
            QTimer.singleShot(10, look)
            return
        answer()

    QTimer.singleShot(0, look)
