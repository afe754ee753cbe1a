"""A file that cannot be read: the newest verified backup, another one, or what is readable."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import LinkButton, PrimaryButton
from ssa_desk.ui.widgets.cards import line
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.services.backups import Found


class DamagedView(EntrySheet):
    """Looks for backups in the background; nothing here changes the damaged file."""

    restore_wanted = Signal(object, object)
    """Path of the file and of the backup."""
    other_wanted = Signal(object)
    """Path of the file: the user chooses the backup."""
    salvage_wanted = Signal(object)
    """Path of the file: save what can be read."""
    left = Signal(object)

    def __init__(
        self, path: Path, sentence: str, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(58, parent)
        self._path = path
        self._jobs = jobs
        self._newest: Path | None = None
        body = self.card.body
        body.addWidget(label(self.tr("Diese Datei lässt sich nicht lesen"), "title", wrap=True))
        body.addWidget(ElidedLabel(path.stem, "strong", self))
        banner = Banner("error", sentence, self)
        banner.set_closable(closable=False)
        body.addWidget(banner)
        self.found = label("", "", wrap=True)
        body.addWidget(self.found)
        self._busy = Busy(self)
        body.addWidget(self._busy)
        self.restore = PrimaryButton(self.tr("Diese &Sicherung einsetzen …"), "refresh-cw", self)
        self.restore.clicked.connect(self._restore)
        self.restore.hide()
        _widen(self.restore)
        body.addWidget(self.restore)
        body.addWidget(line(self))
        self._add_ways()
        self.set_foot(
            self.tr(
                "Die beschädigte Datei bleibt in jedem Fall liegen. Nichts wird gelöscht oder "
                "überschrieben."
            )
        )
        self._look()

    def _add_ways(self) -> None:
        ways = (
            (self.tr("&Andere Sicherung wählen …"), "folder-open", self._choose),
            (self.tr("&Lesbares retten …"), "file-down", self._salvage),
            (self.tr("&Zurück"), "arrow-left", self._leave),
        )
        for text, icon, slot in ways:
            button = LinkButton(text, icon, self)
            _widen(button)
            button.clicked.connect(slot)
            self.card.body.addWidget(button)
            if slot == self._choose:
                self.start_at(button)

    def _look(self) -> None:
        path = self._path
        self._busy.begin(self.tr("Sicherungen werden gesucht …"))

        def work(_progress: Progress) -> "list[Found]":
            from ssa_desk.services import backups

            return backups.newest_for(path)

        self.job = self._jobs.run(work, self._show, self._fail)

    def _show(self, found: "list[Found]") -> None:
        from ssa_desk.ui.backup_words import moment

        self._busy.end()
        if not found:
            self.found.setText(
                self.tr(
                    "Neben der Datei und an den bekannten Orten liegt keine Sicherung. Liegt eine "
                    "auf einem Stick, wählen Sie sie bitte selbst."
                )
            )
            return
        newest = found[0]
        words = self.tr(
            "Neueste gefundene Sicherung: Nr. {}, {}. Sie wird ganz geprüft, bevor sie eingesetzt "
            "wird."
        )
        self.found.setText(words.format(newest.sequence, moment(newest.created)))
        self._newest = newest.path
        self.restore.show()
        self.restore.setFocus()

    def _fail(self, error: Exception) -> None:
        self._busy.end()
        self.found.setText(errors.sentence(error))

    def _restore(self) -> None:
        self.restore_wanted.emit(self._path, self._newest)

    def _choose(self) -> None:
        self.other_wanted.emit(self._path)

    def _salvage(self) -> None:
        self.salvage_wanted.emit(self._path)

    def _leave(self) -> None:
        self.left.emit(self._path)


def _widen(button: PrimaryButton | LinkButton) -> None:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
