"""Protected areas: the password of the file once more, good for ten minutes.

A hurdle against a glance at an open screen, not a second key, and not called one.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.password import PasswordField


def may_enter(desk: Desk, jobs: Jobs, parent: QWidget) -> bool:
    """Return whether a protected area may be shown; ask for the password where it is due."""
    if desk.keys.is_recently_checked:
        return True
    dialog = ProtectedDialog(desk, jobs, parent)
    entered = bool(dialog.exec())
    dialog.deleteLater()
    return entered


class PasswordCheck(QWidget):
    """Asks for the password of the open file; it is checked in the background."""

    passed = Signal()
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self.password = PasswordField(self.tr("Passwort"), self)
        self.field = Field(self.tr("&Passwort"), self.password, "", self)
        self._busy = Busy(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self._busy)
        self.password.textEdited.connect(self._forget_problem)

    def check(self) -> None:
        """Check the typed password in the background."""
        password = self.password.text()
        if not password:
            self._say(self.tr("Bitte geben Sie das Passwort ein."))
            return
        self._work(is_busy=True)
        keys = self._desk.keys

        def work(_progress: Progress) -> None:
            keys.check_password(password)

        self._job = self._jobs.run(work, self._succeed, self._fail)

    def forget(self) -> None:
        """Leave nothing behind, and wait for no answer any more."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        self.password.forget()
        self._work(is_busy=False)

    def _succeed(self, _nothing: None) -> None:
        self._desk.keys.note_checked()
        noted = errors.attempt(self._desk.trail.note, "protected_opened")
        self.forget()
        self.passed.emit()
        if noted.error is not None:
            errors.show(noted.error, self)

    def _fail(self, error: Exception) -> None:
        self._work(is_busy=False)
        self._say(errors.sentence(error))

    def _say(self, sentence: str) -> None:
        self.field.show_problem(sentence)
        self.password.selectAll()
        self.password.setFocus()

    def _work(self, *, is_busy: bool) -> None:
        self.password.setDisabled(is_busy)
        self.busy_changed.emit(is_busy)
        if is_busy:
            self._busy.begin(self.tr("Das Passwort wird geprüft …"))
        else:
            self._busy.end()

    def _forget_problem(self) -> None:
        self.field.show_problem("")


class ProtectedDialog(FormDialog):
    """Asks for the password in a dialog."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            self.tr("Geschützter Bereich"),
            self.tr(
                "Bitte geben Sie noch einmal das Passwort der Datei ein. Danach bleibt der Bereich "
                "zehn Minuten offen, oder bis Sie sperren."
            ),
            parent,
            letters=52,
        )
        self._asked = PasswordCheck(desk, jobs, self)
        self.password, self.field = self._asked.password, self._asked.field
        self.body.addWidget(self._asked)
        self.body.addStretch(1)
        self.add_cancel(self.tr("&Abbrechen"))
        self.button = PrimaryButton(self.tr("Ö&ffnen"), "lock-open", self)
        self.button.clicked.connect(self.check)
        self.add_button(self.button)
        self._asked.busy_changed.connect(self.button.setDisabled)
        self._asked.passed.connect(self.accept)
        self.password.setFocus()

    def check(self) -> None:
        """Check the typed password in the background."""
        self._asked.check()

    def done(self, result: int) -> None:
        """Leave nothing behind, and wait for no answer any more."""
        self._asked.forget()
        super().done(result)
