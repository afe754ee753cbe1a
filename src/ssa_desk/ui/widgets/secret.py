"""One field for what opens a file or a backup: its password or its recovery code."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ssa_desk.ui.start import Start
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.password import PasswordField


class Secret(NamedTuple):
    """What was typed, and whether it is the code of a sheet."""

    text: str
    is_code: bool

    def __repr__(self) -> str:
        return "<Secret>"


class SecretField(Start):
    """Asks for one of the two; `entered` at Enter."""

    entered = Signal()

    def __init__(self, password_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        group = QButtonGroup(self)
        self.by_password = QRadioButton(self.tr("Mit &Passwort"), self)
        self.by_code = QRadioButton(self.tr("Mit &Code vom Blatt"), self)
        row = QHBoxLayout()
        row.setSpacing(18)
        for button in (self.by_password, self.by_code):
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.line = PasswordField(password_name, self)
        self._field = Field(password_name, self.line, "", self)
        column.addWidget(self._field)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self._forget_problem)
        self.by_password.setChecked(True)
        self.start_at(self.line)

    def secret(self) -> Secret | None:
        """Return what was typed, or say that it is missing and return None."""
        text = self.line.text() if self.by_password.isChecked() else self.line.text().strip()
        if not text:
            self.say(self.tr("Bitte geben Sie das Passwort oder den Code ein."))
            return None
        return Secret(text, self.by_code.isChecked())

    def say(self, sentence: str) -> None:
        """Show a sentence below the field."""
        self._field.show_problem(sentence)
        self.line.selectAll()
        self.line.setFocus()

    def forget(self) -> None:
        """Empty the field."""
        self.line.forget()

    @property
    def problem(self) -> str:
        """Return the sentence that is shown, or nothing."""
        return self._field.problem

    def _forget_problem(self) -> None:
        self._field.show_problem("")
