"""The tab "Sicherungen": where they go, make one, rehearse, restore, renew."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.services.backups import Backup, BackupsOlderKeysError, BackupState, Renewed
from ssa_desk.settings import paths
from ssa_desk.ui import backup_words, errors
from ssa_desk.ui.dialogs.ask import really
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy_card import BusyCard
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import ElidedLabel, label

_PLACE = 5
_LIST_LINES = 13


class BackupsPart(QWidget):
    """Shows every backup that is known; restoring is done by who can close the file."""

    restore_wanted = Signal(object)
    """The path of a backup, or None: the user chooses."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = around.desk.backups
        self._jobs = around.jobs
        self._read_only = around.desk.workspace.read_only
        self._job: Job | None = None
        self._shown: list[Backup] = []
        scroll = ScrollPage(self, margin=0)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        for card in (self._state_card(), self._place_card(), self._list_card()):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def refresh(self) -> None:
        """Show how backups stand, without touching any drive."""
        state = self._backups.state()
        words = [backup_words.last(state), backup_words.rehearsal(state)]
        if self._backups.trouble:
            words.append(self._backups.trouble)
        self.card.text.setText(" ".join(words))
        self._show_place(state)
        self._show_list(state)

    def look(self) -> None:
        """Look in the background whether the folder can be reached now."""
        backups = self._backups
        if self._jobs.is_idle:
            self._jobs.run(lambda _progress: backups.look(), self._looked, self._look_failed)

    def offer_renewal(self) -> None:
        """Say after new keys what older backups still are."""
        self.card.tell(
            self.tr(
                "Die Datei hat neue Schlüssel. Ältere Sicherungen öffnen weiter mit dem alten "
                "Passwort und dem alten Code. „Sicherungen erneuern“ macht eine neue und löscht "
                "die älteren."
            )
        )
        self.again.setFocus()

    def make(self) -> None:
        """Make a backup now."""
        backups = self._backups

        def work(progress: Progress) -> Backup:
            return backups.make(progress.goes_on)

        self.card.begin(self.tr("Die Sicherung wird geschrieben und zurückgelesen …"))
        self._job = self._jobs.run(work, self._made, self._fail, self.card.busy.advance)

    def rehearse(self) -> None:
        """Open the newest backup as a restore would; nothing is replaced."""
        backups = self._backups

        def work(progress: Progress) -> Backup:
            return backups.rehearse(progress=progress.goes_on)

        self.card.begin(self.tr("Die neueste Sicherung wird geöffnet und verglichen …"))
        self._job = self._jobs.run(work, self._rehearsed, self._fail, self.card.busy.advance)

    def renew(self) -> None:
        """Ask, then make a new backup and remove the older ones."""
        agreed = really(
            self,
            self.tr("Sicherungen erneuern?"),
            self.tr(
                "Es wird eine neue, geprüfte Sicherung gemacht. Danach werden alle älteren "
                "gelöscht, auch die mit früheren Schlüsseln. Was auf einem Stick liegt, der gerade "
                "nicht steckt, wird gelöscht, sobald er wieder da ist."
            ),
            self.tr("&Erneuern"),
        )
        if not agreed:
            return
        backups = self._backups

        def work(progress: Progress) -> Renewed:
            return backups.renew(progress.goes_on)

        self.card.begin(self.tr("Die neue Sicherung wird geschrieben und geprüft …"))
        self._job = self._jobs.run(work, self._renewed, self._fail, self.card.busy.advance)

    def choose_folder(self) -> None:
        """Ask where backups go, then try that folder in the background."""
        state = self._backups.state()
        start = state.folder if state.folder and state.folder_present else paths.documents_folder()
        title = self.tr("Ordner für Sicherungen wählen")
        chosen = QFileDialog.getExistingDirectory(self, title, str(start))
        if chosen:
            self.take_folder(Path(chosen))

    def take_folder(self, folder: Path) -> None:
        """Let backups go to this folder from now on."""
        backups = self._backups

        def work(_progress: Progress) -> bool:
            return backups.choose_folder(folder).is_outside

        self.card.begin(self.tr("Der Ordner wird ausprobiert …"), can_stop=False)
        self._job = self._jobs.run(work, self._took_folder, self._fail)

    def _state_card(self) -> Card:
        self.card = BusyCard(self.tr("Stand der Sicherungen"), self)
        self.card.busy.cancelled.connect(self._stop)
        self.now = PrimaryButton(self.tr("&Jetzt sichern"), "save", self.card)
        self.now.clicked.connect(self.make)
        self.try_out = Button(self.tr("&Wiederherstellung proben"), "circle-check", self.card)
        self.try_out.clicked.connect(self.rehearse)
        for button in (self.now, self.try_out):
            self.card.add_button(button)
        hint = self.tr(
            "Gesichert wird von selbst nach der ersten Änderung des Tages. Einmal im Monat öffnet "
            "das Programm eine Sicherung zur Probe."
        )
        self.card.body.addWidget(label(hint, "small", wrap=True))
        return self.card

    def _place_card(self) -> Card:
        card = Card(self.tr("Ort der Sicherungen"), self)
        self.folder = ElidedLabel("", "strong", card)
        self.place = label("", "muted", wrap=True)
        self.choose = Button(self.tr("&Ordner wählen …"), "folder-open", card)
        self.choose.clicked.connect(self.choose_folder)
        self.choose.setDisabled(self._read_only)
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.folder)
        words.addWidget(self.place)
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        card.body.addLayout(row)
        return card

    def _list_card(self) -> Card:
        card = Card(self.tr("Vorhandene Sicherungen"), self)
        empty = EmptyState(
            "file-lock",
            self.tr("Noch keine Sicherung"),
            self.tr("Nach der ersten Änderung eines Tages macht das Programm eine von selbst."),
            "",
            card,
        )
        heads = (
            self.tr("Nr."),
            self.tr("Gemacht"),
            self.tr("Größe"),
            self.tr("Geprüft"),
            self.tr("Geprobt"),
            self.tr("Ort"),
        )
        self.list = EntryList(self.tr("Vorhandene Sicherungen"), heads, _PLACE, empty, card)
        self.list.delete.hide()
        self.list.delete.setEnabled(False)
        self.list.change.setText(self.tr("Wie&derherstellen …"))
        self.list.change_wanted.connect(self._restore_row)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LIST_LINES)
        self.other = Button(self.tr("Aus einer Date&i wiederherstellen …"), "folder-open", card)
        self.other.clicked.connect(self._restore_other)
        self.again = Button(self.tr("Sicherungen &erneuern …"), "refresh-cw", card)
        self.again.clicked.connect(self.renew)
        self.again.setDisabled(self._read_only)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.other)
        row.addWidget(self.again)
        row.addStretch(1)
        card.body.addWidget(self.list)
        card.body.addLayout(row)
        return card

    def _show_place(self, state: BackupState) -> None:
        self.folder.setText(str(state.folder) if state.folder else self.tr("Noch kein Ort gewählt"))
        if state.folder is None:
            words = self.tr(
                "Wählen Sie einen USB-Stick oder das Laufwerk Ihres Trägers. Bis dahin liegen die "
                "Sicherungen neben der Datei: Das hilft bei Fehlern, aber nicht, wenn der Rechner "
                "verloren geht."
            )
        elif state.folder_present:
            words = self.tr("Der Ort ist erreichbar. Ein Stick wird auch an anderem Platz erkannt.")
        else:
            words = self.tr(
                "Der Ort ist gerade nicht erreichbar. Solange liegen Sicherungen neben der Datei."
            )
        self.place.setText(words)

    def _show_list(self, state: BackupState) -> None:
        waiting = {(one.sequence, one.folder_id) for one in state.pending}
        self._shown = [one for one in self._backups.list() if one.removed_at is None]
        row = self.list.table.currentIndex().row()
        self.list.show_rows(
            [
                (
                    str(one.sequence),
                    backup_words.moment(one.created_at),
                    backup_words.size(one.size),
                    backup_words.day(one.verified_at),
                    backup_words.day(one.rehearsed_at),
                    backup_words.place(one, is_waiting=(one.sequence, one.folder_id) in waiting),
                )
                for one in self._shown
            ],
            row,
        )

    def _looked(self, _is_there: bool) -> None:  # noqa: FBT001 - the shape of `done`
        self.refresh()

    def _look_failed(self, error: Exception) -> None:
        self.card.trouble.show_text(errors.sentence(error))

    def _made(self, backup: Backup) -> None:
        self._backups.trouble = backup.remark
        self._end()
        text = self.tr("Sicherung Nr. {} ist gemacht und geprüft.").format(backup.sequence)
        self.card.tell(" ".join(part for part in (text, backup.remark) if part))

    def _rehearsed(self, backup: Backup) -> None:
        self._backups.trouble = ""
        self._end()
        text = self.tr("Sicherung Nr. {} lässt sich öffnen und ist vollständig.")
        self.card.tell(text.format(backup.sequence))

    def _renewed(self, renewed: Renewed) -> None:
        self._backups.trouble = renewed.backup.remark
        self._end()
        text = self.tr("Sicherung Nr. {} ist gemacht und geprüft; ältere sind gelöscht.")
        words = text.format(renewed.backup.sequence)
        if renewed.pending:
            words += " " + self.tr("Auf gerade fehlenden Sticks geschieht das später.")
        self.card.tell(" ".join(part for part in (words, renewed.backup.remark) if part))

    def _took_folder(self, is_outside: bool) -> None:  # noqa: FBT001 - the shape of `done`
        self._end()
        words = self.tr("Ab jetzt gehen Sicherungen an diesen Ort.")
        if not is_outside:
            words += " " + self.tr("Er liegt allerdings beim selben Ordner wie die Datei.")
        self.card.tell(words)

    def _fail(self, error: Exception) -> None:
        self._end()
        self.card.trouble.show_text(errors.sentence(error))
        if isinstance(error, BackupsOlderKeysError):
            self.again.setFocus()

    def _end(self) -> None:
        self.card.end()
        self.now.setDisabled(self._read_only)
        self.refresh()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()

    def _restore_row(self, row: int) -> None:
        self.restore_wanted.emit(self._shown[row].path)

    def _restore_other(self) -> None:
        self.restore_wanted.emit(None)
