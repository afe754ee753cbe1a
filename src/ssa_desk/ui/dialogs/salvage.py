"""What a damaged file still gives, as lists in a folder of the user's choice."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.services import salvage, unlock
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.secret import SecretField
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.services.salvage import Rescued


class SalvageDialog(FormDialog):
    """Asks for the password and an empty folder, warns, and writes; the file stays as it is."""

    def __init__(self, path: Path, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            self.tr("Lesbares retten"),
            self.tr(
                "Das Programm liest aus der beschädigten Datei, was noch zu lesen ist, und "
                "schreibt es in Tabellen. Die Datei selbst bleibt, wie sie ist."
            ),
            parent,
            letters=66,
        )
        self._path = path
        self._jobs = jobs
        self._job: Job | None = None
        self.folder: Path | None = None
        warning = Banner("warning", salvage.WARNING, self)
        warning.set_closable(closable=False)
        self.field = SecretField(self.tr("Passwort oder Code der &Datei"), self)
        self.field.entered.connect(self.rescue)
        self.result_line = Banner("info", "", self)
        self._busy = Busy(self)
        self._busy.cancelled.connect(self._stop)
        for widget in (warning, self.field, self._folder_row(), self.result_line, self._busy):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._leave = self.add_cancel(self.tr("&Abbrechen"))
        self.button = PrimaryButton(self.tr("Listen &schreiben"), "file-down", self)
        self.button.clicked.connect(self.rescue)
        self.add_button(self.button)
        self.field.begin()

    def take_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self.folder = folder
        self._shown.setText(str(folder))
        self.say("")

    def rescue(self) -> None:
        """Write what can be read, in the background."""
        self.say("")
        secret, folder = self.field.secret(), self.folder
        if secret is None:
            return
        if folder is None:
            self.say(self.tr("Bitte wählen Sie einen leeren Ordner für die Listen."))
            return
        path = self._path

        def work(progress: Progress) -> "tuple[Rescued, ...]":
            open_with = unlock.unlock_with_code if secret.is_code else unlock.unlock
            root = open_with(path, secret.text)
            try:
                return salvage.salvage(path, root, folder, progress.goes_on)
            finally:
                root.wipe()

        self._work(is_busy=True)
        self._job = self._jobs.run(work, self._show, self._fail, self._busy.advance)

    def done(self, result: int) -> None:
        """Leave nothing in the field, and wait for no answer any more."""
        if self._job is not None:
            self._job.drop()
        self.field.forget()
        super().done(result)

    def _folder_row(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(self.tr("Ordner:")))
        self._shown = ElidedLabel(self.tr("noch nicht gewählt"), "muted", box)
        row.addWidget(self._shown, 1)
        self.choose = Button(self.tr("&Ordner wählen …"), "folder-open", box)
        self.choose.clicked.connect(self._choose)
        row.addWidget(self.choose)
        return box

    def _choose(self) -> None:
        title = self.tr("Leeren Ordner für die Listen wählen")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._path.parent))
        if chosen:
            self.take_folder(Path(chosen))

    def _show(self, rescued: "tuple[Rescued, ...]") -> None:
        self._work(is_busy=False)
        read = sum(one.read for one in rescued)
        missing = sum(one.missing or 0 for one in rescued)
        words = self.tr("{} Einträge sind in Listen geschrieben.").format(number(read))
        if missing:
            words += " " + self.tr("{} waren nicht mehr zu lesen.").format(number(missing))
        elif any(one.missing is None for one in rescued):
            words += " " + self.tr("Ob etwas fehlt, lässt sich nicht sicher sagen.")
        self.result_line.show_text(words)
        self.button.hide()
        self._leave.setText(self.tr("&Schließen"))
        self._leave.setFocus()

    def _fail(self, error: Exception) -> None:
        self._work(is_busy=False)
        self.say(errors.sentence(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()

    def _work(self, *, is_busy: bool) -> None:
        for widget in (self.field, self.choose, self.button):
            widget.setDisabled(is_busy)
        if is_busy:
            self._busy.begin(self.tr("Die Datei wird gelesen …"), can_stop=True)
        else:
            self._busy.end()
