"""One case: its head and its tabs."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import CaseContact
from ssa_desk.services.cases import CaseView
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import unsaved
from ssa_desk.ui.dialogs.close_case import CloseCaseDialog
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.cases import master_data
from ssa_desk.ui.pages.cases.guardians_tab import GuardiansTab
from ssa_desk.ui.pages.cases.header import CaseHeader
from ssa_desk.ui.pages.cases.master_data import MasterDataTab
from ssa_desk.ui.pages.cases.record_group import GROUPS, RecordGroup
from ssa_desk.ui.pages.cases.timeline_tab import TimelineTab
from ssa_desk.ui.widgets.text import set_look

TIMELINE, MASTER_DATA, GUARDIANS = range(3)


class CasePane(QWidget):
    """Shows the chosen case."""

    contact_wanted = Signal(str)
    """Write a contact (id), or a new one (empty id)."""
    record_wanted = Signal(str, str)
    """Show a record (kind, id) that has a page of its own."""
    letter_wanted = Signal(str)
    doing_wanted = Signal(str)
    changed = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view: CaseView | None = None
        self._is_due = False
        self.header = CaseHeader(self)
        self.header.set_read_only(read_only=desk.workspace.read_only)
        self.timeline = TimelineTab(desk.cases, self)
        self.master_data = MasterDataTab(desk, self)
        self.guardians = GuardiansTab(desk, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        set_look(self.tabs.tabBar(), "close")
        self.tabs.addTab(self.timeline, self.tr("Verlauf"))
        self.tabs.addTab(self.master_data, self.tr("Stammdaten"))
        self.tabs.addTab(self.guardians, self.tr("Sorgeberechtigte"))
        self.groups = tuple(RecordGroup(desk, group, self) for group in GROUPS)
        for group in self.groups:
            place = self.tabs.addTab(group, group.group.title)
            self.tabs.setTabToolTip(place, group.group.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to the tabs."""
        super().resizeEvent(event)
        self.header.set_low(low=self.height() < 26 * self.fontMetrics().height())

    def show_case(self, case_id: str, *, is_due: bool = False, chosen: str = "") -> None:
        """Show a case, at its timeline when it is another one."""
        is_other = self.view is None or self.view.case.id != case_id
        self.view = view = self._desk.cases.view(case_id)
        self._is_due = is_due
        self.header.show_case(view, is_due=is_due)
        self.timeline.show_case(view, is_due=is_due, chosen=chosen)
        self.master_data.show_case(view)
        self.guardians.show_case(view)
        for group in self.groups:
            group.show_case(view)
        if is_other:
            self.tabs.setCurrentIndex(TIMELINE)

    def show_private(self, *, is_due: bool) -> None:
        """Show names and texts of the case as they may be seen now; forms keep what is typed."""
        if self.view is None:
            return
        self.view = view = self._desk.cases.view(self.view.case.id)
        self.header.show_case(view, is_due=is_due)
        self.timeline.show_case(view, is_due=is_due)
        self.master_data.show_private(view)
        self.guardians.show_private(view)

    def forget(self) -> None:
        """Let go of the case."""
        self.view = None
        self.timeline.forget()

    def has_unsaved(self) -> bool:
        """Return whether a form in a tab differs from its record."""
        return any(tab.has_unsaved() for tab in self._writing)

    def save(self) -> bool:
        """Save what is being edited in the tabs."""
        for tab in self._writing:
            if not tab.save():
                self.tabs.setCurrentWidget(tab)
                return False
        return True

    def keep_drafts(self) -> None:
        """Keep what is typed in the tabs now."""
        self.master_data.keep_draft()
        self.guardians.keep_draft()
        for group in self.groups:
            group.keep_drafts()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written in the tabs and not saved."""
        return next((draft for tab in self._writing if (draft := tab.live_draft())), None)

    def write_class(self, row_id: str) -> None:
        """Correct a class of the history, or write a new one."""
        self.tabs.setCurrentIndex(MASTER_DATA)
        self.master_data.classes.write(row_id)

    def go_to(self, action: str) -> None:
        """Open what hangs on the case: "class:<id>" or "record:<kind>:<id>"."""
        what, _, rest = action.partition(":")
        if what == "class":
            self.write_class(rest)
        else:
            kind, _, record_id = rest.partition(":")
            self.open_entry(kind, record_id)

    def open_entry(self, kind: str, record_id: str) -> None:
        """Open a record that hangs on the case: in its tab, or on its own page."""
        group = self._group_of(kind)
        if kind == CaseContact.KIND:
            self.contact_wanted.emit(record_id)
        elif group is not None:
            self.tabs.setCurrentWidget(group)
            group.show_record(kind, record_id)
        else:
            self.record_wanted.emit(kind, record_id)

    def resume(self, form: str, record_id: str, values: Mapping[str, Typed], cursor: str) -> None:
        """Put a draft back into the tab that it was typed in."""
        group = self._group_of(form.rpartition("/")[2])
        if group is not None:
            self.tabs.setCurrentWidget(group)
            group.resume(form, record_id)
        elif form == master_data.FORM:
            self.tabs.setCurrentIndex(MASTER_DATA)
            self.master_data.resume(values, cursor)
        else:
            self.tabs.setCurrentIndex(GUARDIANS)
            self.guardians.resume(record_id, values, cursor)

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the case may be left."""
        if not all(group.leave() for group in self.groups):
            return False
        if not self.master_data.has_unsaved() and not self.guardians.has_unsaved():
            return True
        answer = unsaved(self)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self.master_data.stop()
            self.guardians.stop()
        return answer == "discard"

    def close_or_reopen(self) -> None:
        """Close the case through its dialog, or open it again."""
        if self.view is None or not self.leave():
            return
        if not self.view.case.is_open:
            try:
                self._desk.cases.reopen_case(self.view.case)
            except ExpectedError as error:
                errors.show(error, self)
            self.changed.emit()
            return
        dialog = CloseCaseDialog(self._desk, self.view.case, self)
        closed = dialog.exec()
        dialog.deleteLater()
        if closed:
            self.changed.emit()

    @property
    def _writing(self) -> tuple[MasterDataTab | GuardiansTab | RecordGroup, ...]:
        """Return the tabs in which something can be written."""
        return (self.master_data, self.guardians, *self.groups)

    def _connect(self) -> None:
        self.header.contact_wanted.connect(self._new_contact)
        self.header.letter_wanted.connect(self._letter)
        self.header.doing_wanted.connect(self.doing_wanted)
        self.header.closing_wanted.connect(self.close_or_reopen)
        self.timeline.opened.connect(self.open_entry)
        self.timeline.new_wanted.connect(self._new_contact)
        self.master_data.saved.connect(self.changed)
        self.guardians.saved.connect(self.changed)
        for group in self.groups:
            group.changed.connect(self._show_timeline)
            group.told.connect(self.told)

    def _group_of(self, kind: str) -> RecordGroup | None:
        return next((group for group in self.groups if group.has(kind)), None)

    def _show_timeline(self) -> None:
        """Read the timeline again: a record that stands in it was saved."""
        if self.view is not None:
            self.timeline.show_case(self.view, is_due=self._is_due)

    def _new_contact(self) -> None:
        self.contact_wanted.emit("")

    def _letter(self) -> None:
        if self.view is not None:
            self.letter_wanted.emit(self.view.case.id)
