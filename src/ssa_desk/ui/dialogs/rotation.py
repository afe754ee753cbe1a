"""New keys for the whole file: the password became known, or the sheet is lost."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.new_password import NewPassword
from ssa_desk.ui.widgets.password import PasswordField
from ssa_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from ssa_desk.services.keys import Rotated

Cause = Literal["password", "sheet"]

_AGAIN_MS = 50


class RotationDialog(FormDialog):
    """Accepted once the file lies there under new keys; `rotated` opens it.

    What is open then is the file of before: the caller closes it.
    """

    def __init__(self, desk: Desk, jobs: Jobs, cause: Cause, parent: QWidget) -> None:
        super().__init__(self._heading(cause), "", parent, letters=66)
        self.rotated: Rotated | None = None
        self._keys = desk.keys
        self._sheets = desk.sheets
        self._jobs = jobs
        self._job: Job | None = None
        words = self.tr(
            "Die Datei bekommt neue Schlüssel: Alles wird neu verschlüsselt, geprüft und erst dann "
            "ausgetauscht. Danach drucken Sie ein neues Wiederherstellungsblatt; das alte öffnet "
            "die Datei nicht mehr. Ältere Sicherungen lassen sich weiter mit dem alten Passwort "
            "und dem alten Code öffnen, bis Sie die Sicherungen erneuern."
        )
        self.body.addWidget(label(words, "", wrap=True))
        self.present = PasswordField(self.tr("Jetziges Passwort"), self)
        self.field = Field(self.tr("&Jetziges Passwort"), self.present, "", self)
        self.keep = QCheckBox(self.tr("Mein Passwort &behalten"), self)
        self.keep.setVisible(cause == "sheet")
        self.keep.toggled.connect(self._show_new)
        self.passwords = NewPassword(self)
        self._busy = Busy(self)
        self._busy.cancelled.connect(self._stop)
        for widget in (self.field, self.keep, self.passwords, self._busy):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._leave = self.add_cancel(self.tr("&Abbrechen"))
        self.button = PrimaryButton(self.tr("Neue &Schlüssel erzeugen"), "key-round", self)
        self.button.clicked.connect(self.rotate)
        self.add_button(self.button)
        self.present.textEdited.connect(self._forget_problem)
        self.keep.setChecked(cause == "sheet")
        self.present.setFocus()

    def rotate(self) -> None:
        """Check what is typed, then encrypt everything anew in the background."""
        self.say("")
        present = self.present.text()
        if not present:
            self._say_at_field(self.tr("Bitte geben Sie das jetzige Passwort ein."))
            return
        new = present if self.keep.isChecked() else self.passwords.password()
        if new is None:
            return
        if new == present and not self.keep.isChecked():
            self.say(
                self.tr("Das neue Passwort ist das jetzige. Bitte wählen Sie ein anderes Passwort.")
            )
            return
        noted = errors.attempt(self._sheets.expect_new)
        if noted.error is not None:
            self.say(errors.sentence(noted.error))
            return
        self._work(is_busy=True)
        self._start(present, new)

    def done(self, result: int) -> None:
        """Leave nothing behind; unfinished work stops and leaves the file as it was."""
        if self._job is not None:
            self._job.drop()
            self._resume()
        self.present.forget()
        self.passwords.forget()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop the work first: whoever stops it is told how it ended."""
        if event.key() == Qt.Key.Key_Escape and self._is_working:
            self._stop()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Answer to the frame of the window as to the Escape key; only the lock closes at once."""
        if self._is_working:
            self._stop()
            event.ignore()
            return
        super().closeEvent(event)

    @property
    def _is_working(self) -> bool:
        return self._job is not None

    def _start(self, present: str, new: str) -> None:
        if not self.isVisible():
            return
        if not self._jobs.is_idle:  # What still reads the file ends before it is let go of.
            QTimer.singleShot(_AGAIN_MS, self, partial(self._start, present, new))
            return
        keys = self._keys
        keys.release()

        def work(progress: Progress) -> "Rotated":
            keys.check_password(present)
            return keys.rotate(new, progress=progress.goes_on)

        self._job = self._jobs.run(work, self._succeed, self._fail, self._busy.advance)

    def _succeed(self, rotated: "Rotated") -> None:
        self.rotated = rotated
        self._job = None
        self.done(QDialog.DialogCode.Accepted)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._resume()
        self._work(is_busy=False)
        self.say(errors.sentence(error))
        self.present.selectAll()
        self.present.setFocus()

    def _resume(self) -> None:
        """Open the connection again; at a lock the new file may be in place already."""
        resumed = errors.attempt(self._keys.resume)
        if resumed.error is not None:
            self.say(errors.sentence(resumed.error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()
        self._busy.begin(self.tr("Wird angehalten; die Datei bleibt, wie sie war …"))

    def _work(self, *, is_busy: bool) -> None:
        for widget in (self.field, self.keep, self.passwords, self.button, self._leave):
            widget.setDisabled(is_busy)
        if is_busy:
            self._busy.begin(self.tr("Alles wird neu verschlüsselt und geprüft …"), can_stop=True)
        else:
            self._busy.end()

    def _show_new(self, keep: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        self.passwords.setHidden(keep)

    def _say_at_field(self, sentence: str) -> None:
        self.field.show_problem(sentence)
        self.present.selectAll()
        self.present.setFocus()

    def _forget_problem(self) -> None:
        self.field.show_problem("")

    def _heading(self, cause: Cause) -> str:
        if cause == "sheet":
            return self.tr("Das Wiederherstellungsblatt ist verloren")
        return self.tr("Das Passwort wurde bekannt")
