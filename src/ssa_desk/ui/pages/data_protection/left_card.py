"""The card "Sicherungen mit Gelöschtem": until when backups hold it, and how to renew them."""

from PySide6.QtWidgets import QWidget

from ssa_desk.services.backup_expiry import HeldBackup, held_backups
from ssa_desk.services.backups import Renewed
from ssa_desk.ui import backup_words, errors
from ssa_desk.ui.dialogs.ask import really
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy_card import BusyCard
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList

_LINES = 9
_PLACE = 3


class LeftCard(BusyCard):
    """Hidden as long as no backup is older than the newest deletion."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(self.tr("Sicherungen, die Gelöschtes noch enthalten"), parent)
        self._desk, self._jobs = around.desk, around.jobs
        self._job: Job | None = None
        empty = EmptyState("file-lock", self.tr("Keine"), "", "", self)
        heads = (self.tr("Nr."), self.tr("Gemacht"), self.tr("Läuft ab"), self.tr("Ort"))
        self.list = EntryList(self.tr("Sicherungen mit Gelöschtem"), heads, _PLACE, empty, self)
        for button in (self.list.change, self.list.delete):
            button.hide()
            button.setEnabled(False)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LINES)
        self.body.insertWidget(1, self.list)
        self.again = Button(self.tr("Sicherungen &erneuern …"), "refresh-cw", self)
        self.again.clicked.connect(self.renew)
        self.add_button(self.again)
        self.busy.cancelled.connect(self._stop)
        self.refresh()

    def refresh(self) -> None:
        """Show which backups are older than the newest deletion."""
        held = held_backups(self._desk.workspace)
        self.setVisible(bool(held) or bool(self.news.isVisibleTo(self)))
        waiting = {(one.sequence, one.folder_id) for one in self._desk.backups.state().pending}
        self.list.show_rows([_texts(one, waiting) for one in held])
        self.list.setVisible(bool(held))
        self.text.setText(
            self.tr(
                "Diese Sicherungen sind älter als die letzte Löschung. Sie laufen nach dem Plan "
                "ab; „Sicherungen erneuern“ macht sofort eine neue und entfernt die alten überall, "
                "wo sie erreichbar sind. Von einem Stick, der nicht steckt, verschwinden sie, "
                "sobald er wieder da ist."
            )
            if held
            else ""
        )
        self.again.setDisabled(self._desk.workspace.read_only)

    def renew(self) -> None:
        """Ask, then make a new backup and remove the older ones."""
        is_wanted = really(
            self,
            self.tr("Sicherungen erneuern?"),
            self.tr(
                "Es wird eine neue, geprüfte Sicherung gemacht. Danach werden alle älteren "
                "gelöscht: Was heute gelöscht wurde, lässt sich dann nirgends mehr herstellen."
            ),
            self.tr("&Erneuern"),
        )
        if is_wanted:
            self.start()

    def start(self) -> None:
        """Renew in the background."""
        backups = self._desk.backups

        def work(progress: Progress) -> Renewed:
            return backups.renew(progress.goes_on)

        self.begin(self.tr("Die neue Sicherung wird geschrieben und geprüft …"))
        self._job = self._jobs.run(work, self._renewed, self._fail, self.busy.advance)

    def _renewed(self, renewed: Renewed) -> None:
        self.end()
        text = self.tr("Sicherung Nr. {} ist gemacht und geprüft, {} ältere sind gelöscht.").format(
            renewed.backup.sequence, renewed.removed
        )
        if renewed.pending:
            text += " " + self.tr("{} liegen auf Sticks, die gerade fehlen.").format(
                len(renewed.pending)
            )
        self.tell(" ".join(part for part in (text, renewed.backup.remark) if part))
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self.end()
        self.trouble.show_text(errors.sentence(error))
        self.refresh()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()


def _texts(one: HeldBackup, waiting: set[tuple[int, str]]) -> tuple[str, str, str, str]:
    backup = one.backup
    expires = f"{one.expires_on:%d.%m.%Y}" if one.expires_on else "bis zur nächsten"
    is_waiting = (backup.sequence, backup.folder_id) in waiting
    return (
        str(backup.sequence),
        backup_words.moment(backup.created_at),
        expires,
        backup_words.place(backup, is_waiting=is_waiting),
    )
