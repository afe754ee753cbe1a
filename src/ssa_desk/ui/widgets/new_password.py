"""Two fields for a new password, with a meter and a hint in plain words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ssa_desk.ui.start import Start
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.password import PasswordField
from ssa_desk.ui.widgets.text import label, restyle


class NewPassword(Start):
    """Typed twice, at least 10 characters, not easily guessed."""

    finished = Signal()
    """Enter in the second field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.first = PasswordField(self.tr("Neues Passwort"))
        self.second = PasswordField(self.tr("Passwort wiederholen"))
        self._first_field = Field(self.tr("Neues &Passwort"), self.first, "", self)
        self._second_field = Field(self.tr("Passwort wieder&holen"), self.second, "", self)
        self._meter = QProgressBar(self)
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(self.tr("Stärke des Passworts"))
        self._hint = label(
            self.tr(
                "Mindestens 10 Zeichen. Gut sind vier oder fünf Wörter, die nicht zusammengehören."
            ),
            "small",
            wrap=True,
        )
        for widget in (self._first_field, self._meter, self._hint, self._second_field):
            column.addWidget(widget)
        self.first.textChanged.connect(self._measure)
        self.second.textChanged.connect(self._forget_problem)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.finished)
        self.start_at(self.first)

    def password(self) -> str | None:
        """Return the password, or say at the fields what is missing and return None."""
        from ssa_desk.services.passwords import strength

        found = strength(self.first.text())
        if not found.is_enough:
            self._first_field.show_problem(found.sentence)
            self._hint.clear()
            self.first.setFocus()
            return None
        if self.first.text() != self.second.text():
            self._second_field.show_problem(self.tr("Die beiden Passwörter sind nicht gleich."))
            self.second.setFocus()
            return None
        return self.first.text()

    def forget(self) -> None:
        """Empty both fields."""
        self.first.forget()
        self.second.forget()

    def _measure(self) -> None:
        from ssa_desk.services.passwords import strength

        self._forget_problem()
        text = self.first.text()
        found = strength(text)
        self._meter.setValue(found.points)
        self._meter.setProperty("strength", str(found.points))
        restyle(self._meter)
        self._hint.setText(found.sentence or self.tr("Dieses Passwort ist gut."))

    def _forget_problem(self) -> None:
        self._first_field.show_problem("")
        self._second_field.show_problem("")
