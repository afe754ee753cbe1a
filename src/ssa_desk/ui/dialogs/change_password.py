"""Another password for the open file: the present one, the new one twice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.new_password import NewPassword
from ssa_desk.ui.widgets.password import PasswordField


class ChangePasswordDialog(FormDialog):
    """Accepted once the new password opens the file; the code on the sheet stays the same."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            self.tr("Passwort ändern"),
            self.tr(
                "Das bisherige Passwort öffnet die Datei danach nicht mehr. Ihr "
                "Wiederherstellungsblatt gilt weiter."
            ),
            parent,
            letters=58,
        )
        self._keys = desk.keys
        self._jobs = jobs
        self._job: Job | None = None
        self.present = PasswordField(self.tr("Bisheriges Passwort"), self)
        self.field = Field(self.tr("&Bisheriges Passwort"), self.present, "", self)
        self.passwords = NewPassword(self)
        self._busy = Busy(self)
        for widget in (self.field, self.passwords, self._busy):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._cancel = self.add_cancel(self.tr("&Abbrechen"))
        self.button = PrimaryButton(self.tr("Passwort ä&ndern"), "key-round", self)
        self.button.clicked.connect(self.change)
        self.add_button(self.button)
        self.present.textEdited.connect(self._forget_problem)
        self.present.setFocus()

    def change(self) -> None:
        """Write the new side file in the background."""
        self.say("")
        present = self.present.text()
        if not present:
            self._say_at_field(self.tr("Bitte geben Sie das bisherige Passwort ein."))
            return
        new = self.passwords.password()
        if new is None:
            return
        if new == present:
            self.say(self.tr("Das neue Passwort ist das bisherige. Bitte wählen Sie ein anderes."))
            return
        self._work(is_busy=True)
        self._start(present, new)

    def done(self, result: int) -> None:
        """Leave nothing behind, and wait for no answer any more."""
        if self._job is not None:
            self._job.drop()
        self.present.forget()
        self.passwords.forget()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay while the side file is written: who leaves then could not know how it ended."""
        if event.key() != Qt.Key.Key_Escape or self._cancel.isEnabled():
            super().keyPressEvent(event)

    def _start(self, present: str, new: str) -> None:
        keys = self._keys

        def work(_progress: Progress) -> None:
            keys.change_password(present, new)

        self._job = self._jobs.run(work, self._succeed, self._fail)

    def _succeed(self, _nothing: None) -> None:
        self.done(QDialog.DialogCode.Accepted)

    def _fail(self, error: Exception) -> None:
        self._work(is_busy=False)
        self._say_at_field(errors.sentence(error))

    def _say_at_field(self, sentence: str) -> None:
        self.field.show_problem(sentence)
        self.present.selectAll()
        self.present.setFocus()

    def _work(self, *, is_busy: bool) -> None:
        for widget in (self.field, self.passwords, self.button, self._cancel):
            widget.setDisabled(is_busy)
        if is_busy:
            self._busy.begin(self.tr("Der neue Schlüssel wird berechnet und geprüft …"))
        else:
            self._busy.end()

    def _forget_problem(self) -> None:
        self.field.show_problem("")
