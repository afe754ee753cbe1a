"""Where a record behind a number is shown: in its case, on its page, in its dialog."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import RECORDS, AnonymousContact, Case, CaseContact, School
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.pages.records.register import page_of


class RecordWays(QObject):
    """Tells which case or page is wanted; a line of the tally sheet is shown here."""

    leaving = Signal()
    """The page is about to be left for a record."""
    case_wanted = Signal(str, str)
    page_wanted = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host

    def go(self, kind: str, record_id: str) -> None:
        """Show a record where it is edited."""
        try:
            self._go(kind, record_id)
        except ExpectedError as error:
            errors.show(error, self._host)

    def _go(self, kind: str, record_id: str) -> None:
        if kind == Case.KIND:
            self._show_case(record_id, "")
        elif kind == CaseContact.KIND:
            contact = self._desk.workspace.get(CaseContact, record_id)
            self._show_case(contact.case_id, f"contact:{record_id}")
        elif kind == AnonymousContact.KIND:
            self._correct_tally(record_id)
        elif kind == School.KIND:
            self._show_page("settings", "")
        elif page := page_of(kind):
            self._show_page(page, f"{kind}:{record_id}")
        else:
            self._go_to_case(kind, record_id)

    def _go_to_case(self, kind: str, record_id: str) -> None:
        """Show the case that a record hangs on."""
        found = next(one for one in RECORDS if kind == one.KIND)
        case_id = getattr(self._desk.workspace.get(found, record_id), "case_id", None)
        if case_id:
            self._show_case(case_id, f"record:{kind}:{record_id}")

    def _show_case(self, case_id: str, action: str) -> None:
        self.leaving.emit()
        self.case_wanted.emit(case_id, action)

    def _show_page(self, page: str, action: str) -> None:
        self.leaving.emit()
        self.page_wanted.emit(page, action)

    def _correct_tally(self, record_id: str) -> None:
        entry = self._desk.workspace.get(AnonymousContact, record_id)
        if self._desk.workspace.read_only:
            return
        dialog = TallyDialog(self._desk, self._host, entry)
        if dialog.exec():
            self.changed.emit()
        dialog.deleteLater()
