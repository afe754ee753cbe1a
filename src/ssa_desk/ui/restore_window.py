"""A backup takes the place of the file, which is closed: progress, the end, or what went wrong."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.secret import Secret
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.services.backups import Restored
    from ssa_desk.services.unlock import Root


class RestoreView(EntrySheet):
    """Restores at once when shown."""

    finished = Signal(object, object)
    """Path of the file, and what the restore gave."""
    left = Signal(object)
    """It did not work; the path of the file, which is as before."""

    def __init__(
        self,
        path: Path,
        backup: Path,
        secret: Secret,
        jobs: Jobs,
        present_root: "Root | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(54, parent)
        self._path = path
        self._present_root = present_root
        self._backup = backup
        self._jobs = jobs
        body = self.card.body
        body.addWidget(label(self.tr("Sicherung wird eingesetzt"), "title", wrap=True))
        body.addWidget(ElidedLabel(backup.name, "strong", self))
        words = self.tr(
            "Die jetzige Datei wird nicht gelöscht, sie bleibt unter anderem Namen daneben liegen."
        )
        body.addWidget(label(words, "muted", wrap=True))
        self.trouble = Banner("error", "", self)
        self.trouble.set_closable(closable=False)
        body.addWidget(self.trouble)
        self._busy = Busy(self)
        self._busy.cancelled.connect(self._stop)
        body.addWidget(self._busy)
        row = QHBoxLayout()
        self.back = Button(self.tr("&Zurück zur Datei"), "arrow-left", self)
        self.back.clicked.connect(self._leave)
        self.back.hide()
        row.addWidget(self.back)
        row.addStretch(1)
        body.addLayout(row)
        self.restore(secret)

    def restore(self, secret: Secret) -> None:
        """Put the backup in place, in the background."""
        path, backup, present_root = self._path, self._backup, self._present_root
        self._busy.begin(self.tr("Wird ausgepackt, geprüft und eingesetzt …"), can_stop=True)

        def work(progress: Progress) -> "Restored":
            from ssa_desk.services import backups

            try:
                return backups.put_back(
                    backup,
                    path,
                    secret.text,
                    is_code=secret.is_code,
                    progress=progress.goes_on,
                    present_root=present_root,
                )
            finally:
                if present_root is not None:
                    present_root.wipe()

        self.job = self._jobs.run(work, self._succeed, self._fail, self._busy.advance)

    def _succeed(self, restored: "Restored") -> None:
        self.finished.emit(self._path, restored)

    def _fail(self, error: Exception) -> None:
        self._busy.end()
        self.trouble.show_text(errors.sentence(error))
        self.back.show()
        self.back.setFocus()

    def _stop(self) -> None:
        if self.job is not None:
            self.job.progress.stop()

    def _leave(self) -> None:
        self.left.emit(self._path)
