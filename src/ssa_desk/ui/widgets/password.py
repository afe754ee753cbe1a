"""A password field with a button that shows what was typed, and a hint at caps lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ssa_desk.ui.look.icons import set_icon


class PasswordField(QLineEdit):
    """Hides what is typed; never drafted, never copied, never completed."""

    caps_lock = Signal(bool)
    """Told after each letter: whether caps lock seems to be on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._show = QAction(self.tr("Passwort zeigen"), self)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        set_icon(self._show, "eye")
        self.addAction(self._show, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self._show.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the letter with the shift key: Qt does not tell about caps lock."""
        super().keyPressEvent(event)
        letter = event.text()
        if letter.isalpha() and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shift)

    def forget(self) -> None:
        """Empty the field and hide what is typed next."""
        self.clear()
        self._show.setChecked(False)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self._show.setText(self.tr("Passwort verbergen") if shown else self.tr("Passwort zeigen"))
        set_icon(self._show, "eye-off" if shown else "eye")
