"""The card "Was zu löschen ist": the due list, the choice, the deletion and what came of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.records import Case, ChildProtectionAssessment
from ssa_desk.services import deletion_work
from ssa_desk.services.deletion_concern import is_counted, noted_due
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.deletion_work import DeletionOrder, DeletionResult, Preview
from ssa_desk.services.due_list import DueCase, DueGroup, DueList
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.delete_cases import DeleteCasesDialog
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.models.due_table import DueLine, DueTable
from ssa_desk.ui.pages.data_protection.share_table import ShareTable
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy_card import BusyCard
from ssa_desk.ui.widgets.buttons import Button, DangerButton
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_LINES = 10
_WHY = 2
_SHARES = (0.27, 0.11, 0.37)


class TickTable(ShareTable):
    """A table whose rows are ticked by the blank."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick of the row."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, DueTable):
            if self.currentIndex().isValid():
                model.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class DueCard(BusyCard):
    """Shows how much is due; the list itself only after the password."""

    case_wanted = Signal(str, str)
    deleted = Signal()
    """Something was deleted: the proofs and the backups are others now."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(self.tr("Was zu löschen oder zu prüfen ist"), parent)
        self._desk, self._jobs = around.desk, around.jobs
        self._job: Job | None = None
        self.found: DueList | None = None
        self._entries: list[DueCase | DueGroup] = []
        self._show_table()
        self._show_buttons()
        self.busy.cancelled.connect(self._stop)
        self.refresh()

    def refresh(self) -> None:
        """Read an open list again and keep what is ticked; else say how much is due."""
        is_working = self._job is not None and not self._job.is_over
        if self.found is None or not self._desk.keys.is_recently_checked:
            if not is_working:
                self._cover()
            return
        self._show_found(self.found)
        if not is_working:
            desk = self._desk
            self._job = self._jobs.run(
                lambda _progress: deletion_work.find_due(desk), self._show_found, self._fail
            )

    def open(self) -> None:
        """Show the list after the password."""
        if may_enter(self._desk, self._jobs, self):
            self.look()

    def look(self) -> None:
        """Find in the background what is due."""
        desk = self._desk
        self.begin(self.tr("Es wird nachgesehen …"), can_stop=False)
        self._job = self._jobs.run(
            lambda _progress: deletion_work.find_due(desk), self._found, self._fail
        )

    def delete(self) -> None:
        """Ask once more for the password, show what leaves, and delete."""
        cases, groups = self._chosen()
        if not may_enter(self._desk, self._jobs, self):
            return
        desk, ids = self._desk, [one.case_id for one in cases]
        self.begin(self.tr("Es wird nachgesehen, was an den Fällen hängt …"), can_stop=False)

        def asked(preview: Preview) -> None:
            self.end()
            proof = self._asked(preview, cases, groups)
            if proof is not None:
                reviewed = [one.case_id for one in cases if one.verdict.is_review]
                reviewed += [one.table for one in groups if one.is_review]
                self._delete(
                    DeletionOrder(replace(proof, reviewed=frozenset(reviewed)), ids, groups)
                )

        self._job = self._jobs.run(
            lambda _progress: deletion_work.preview(desk, ids, groups), asked, self._fail
        )

    def keep(self) -> None:
        """Note that the ticked cases and procedures are still needed."""
        cases, groups = self._chosen()
        case_ids = [one.case_id for one in cases]
        procedure_ids = [id_ for one in groups for id_ in one.ids]
        self._in_background(
            self.tr("Es wird vermerkt …"),
            lambda _progress: deletion_work.keep(self._desk, case_ids, procedure_ids),
            self._kept,
        )

    def _asked(
        self, preview: Preview, cases: list[DueCase], groups: list[DueGroup]
    ) -> DeletionProof | None:
        assessed = [one.case_id for one in cases if one.holds]
        assessed += [one.table for one in groups if one.needs_youth_office]
        dialog = DeleteCasesDialog(preview, assessed, self)
        dialog.exec()
        dialog.deleteLater()
        return dialog.proof

    def _delete(self, order: DeletionOrder) -> None:
        desk = self._desk

        def work(progress: Progress) -> DeletionResult:
            return deletion_work.delete(desk, order, progress.goes_on)

        self.begin(self.tr("Es wird gelöscht; die Zahlen werden vorher gesammelt …"))
        self._job = self._jobs.run(work, self._deleted, self._fail, self.busy.advance)

    def _in_background(
        self, words: str, work: Callable[[Progress], None], done: Callable[[None], None]
    ) -> None:
        self.begin(words, can_stop=False)
        self._job = self._jobs.run(work, done, self._fail)

    def _kept(self, _nothing: None) -> None:
        self.end()
        # The case page shows the day of the review.
        self._desk.workspace.changed_many(Case, ChildProtectionAssessment)
        self.refresh()

    def _found(self, found: DueList) -> None:
        self.end()
        self._show_found(found)

    def _show_found(self, found: DueList) -> None:
        """Show a list; what was ticked by hand stays so."""
        ticked = {_key(self._entries[row]) for row in self.model.ticks}
        known = {_key(one) for one in self._entries} if self.found is not None else set()
        self.found = found
        self._entries = [*found.cases, *found.groups]
        privacy = self._desk.workspace.privacy
        lines = [_line(one, privacy.shown) for one in self._entries]
        ticks = [
            place
            for place, one in enumerate(self._entries)
            if lines[place].may_be_ticked
            and (_key(one) in ticked if _key(one) in known else _is_proposed(one))
        ]
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_lines(lines, ticks)
        if lines:
            self.table.selectRow(min(row, len(lines) - 1))
        self._show_state()

    def _deleted(self, result: DeletionResult) -> None:
        deletion_work.tell_of(self._desk, result.deleted)
        self.end()
        self.deleted.emit()
        words = counted(result.cases, "Fall ist", "Fälle sind")
        text = self.tr("{} mit allen Einträgen gelöscht ({} Einträge insgesamt).").format(
            words, sum(result.deleted.records.values())
        )
        if result.is_stopped:
            text += " " + self.tr("Angehalten: Was noch nicht an der Reihe war, ist unverändert.")
        self.refresh()
        self.tell(text)

    def _fail(self, error: Exception) -> None:
        self.end()
        self.trouble.show_text(errors.sentence(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()

    def _chosen(self) -> tuple[list[DueCase], list[DueGroup]]:
        ticked = [self._entries[row] for row in self.model.ticks]
        cases = [one for one in ticked if isinstance(one, DueCase)]
        return cases, [one for one in ticked if isinstance(one, DueGroup)]

    def _show_table(self) -> None:
        heads = (self.tr("Was"), self.tr("Seit"), self.tr("Warum"), self.tr("Was dagegen steht"))
        self.model = DueTable(heads, self)
        name = self.tr("Fällige Löschungen")
        self.table = TickTable(self.model, name, _SHARES, self)
        self.table.show_lines(_LINES)
        self.table.chosen.connect(self._show_whole)
        self.table.opened.connect(self._open_case)
        self.model.ticked.connect(self._show_state)
        self._hint = label(
            self.tr("Leertaste wählt eine Zeile an oder ab, Eingabe öffnet den Fall."),
            "small",
            wrap=True,
        )
        self.whole = label("", "small", wrap=True)
        for place, widget in enumerate((self.table, self.whole, self._hint), 1):
            self.body.insertWidget(place + 1, widget)

    def _show_buttons(self) -> None:
        self.show_list = Button(self.tr("Liste &zeigen …"), "lock-open", self)
        self.show_list.clicked.connect(self.open)
        self.all = Button(self.tr("Alle &fälligen wählen"), "", self)
        self.all.clicked.connect(self._tick_due)
        self.none = Button(self.tr("&Keine wählen"), "", self)
        self.none.clicked.connect(self._tick_none)
        self.needed = Button(self.tr("Noch &nötig"), "", self)
        self.needed.setToolTip(self.tr("Gewählte Fälle und Verfahren in einem Jahr wieder prüfen"))
        self.needed.clicked.connect(self.keep)
        self.remove = DangerButton(self.tr("Gewählte &löschen …"), "trash-2", self)
        self.remove.clicked.connect(self.delete)
        row = FlowLayout(spacing=8)
        self.add_button(self.show_list)
        for button in (self.all, self.none, self.needed, self.remove):
            self.add_button(button)
            row.addWidget(button)
        self.body.addLayout(row)

    def _cover(self) -> None:
        self.found, self._entries = None, []
        self.model.show_lines((), ())
        self._show_state()

    def _show_state(self) -> None:
        """Show the words and what can be done."""
        count = noted_due(self._desk.workspace)
        delete, review = count.delete, count.review
        if self.found is not None:
            delete, review = self.found.to_delete, self.found.to_review
        if self.found is None and not is_counted(self._desk.workspace):
            self.text.setText(self.tr("Was fällig ist, zeigt die Liste."))
        else:
            words = self.tr("Zu löschen: {}. Zu prüfen: {}.")
            self.text.setText(words.format(delete or "nichts", review or "nichts"))
        is_open = self.found is not None
        has_lines = is_open and self.model.rowCount() > 0
        for widget in (self.table, self.whole, self._hint):
            widget.setVisible(has_lines)
        self.show_list.setVisible(not is_open)
        cases, groups = self._chosen() if is_open else ([], [])
        may_write = not self._desk.workspace.read_only
        for button in (self.all, self.none, self.needed, self.remove):
            button.setVisible(has_lines)
        may_keep = bool(cases or groups) and all(one.needs_youth_office for one in groups)
        self.needed.setEnabled(may_write and may_keep)
        self.remove.setEnabled(may_write and bool(cases or groups))

    def _tick_due(self) -> None:
        self.model.tick_where(lambda row: _is_proposed(self._entries[row]))

    def _tick_none(self) -> None:
        self.model.tick_where(lambda _row: False)

    def _open_case(self, row: int) -> None:
        entry = self._entries[row]
        if isinstance(entry, DueCase) and not entry.is_restricted:
            self.case_wanted.emit(entry.case_id, "")

    def _show_whole(self, row: int) -> None:
        """Show below the table what its columns cut off."""
        texts = self.model.texts(row)
        self.whole.setText(" · ".join(text for text in texts[_WHY:] if text))


def _key(one: DueCase | DueGroup) -> tuple[str, ...]:
    """Return what a line is known by when the list is read again."""
    if isinstance(one, DueCase):
        return (one.case_id,)
    return one.table, one.retention, one.title, str(one.is_review)


def _is_proposed(one: DueCase | DueGroup) -> bool:
    if isinstance(one, DueCase):
        return one.is_proposed
    return one.may_be_deleted and not one.is_review


def _line(one: DueCase | DueGroup, shown: Callable[[str], str]) -> DueLine:
    if isinstance(one, DueGroup):
        return DueLine(
            (f"{one.title} ({len(one.ids)})", f"{one.since:%d.%m.%Y}", one.reason, ""),
            one.may_be_deleted,
        )
    name = "" if one.is_restricted else shown(one.name)
    since = f"{one.verdict.on:%d.%m.%Y}" if one.verdict.on else ""
    what = " · ".join(part for part in (one.case_no, name) if part)
    why = f"Prüfen: {one.verdict.reason}" if one.verdict.is_review else one.verdict.reason
    return DueLine((what, since, why, _held(one)), all(hold.may_be_lifted for hold in one.holds))


def _held(one: DueCase) -> str:
    words = [
        f"{hold.words} (Überprüfung {hold.until:%d.%m.%Y})" if hold.until else hold.words
        for hold in one.holds
    ]
    if one.is_open:
        words.append("noch nicht abgeschlossen")
    return "; ".join(words)
