"""What can be done from Heute and from the week: open, tick off, write down, export."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Appointment, Consent, Task
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.agenda import AgendaLine
from ssa_desk.services.desk import Desk
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.agenda_entry import FORM, KINDS, AgendaEntryDialog
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.words import counted

if TYPE_CHECKING:
    from ssa_desk.ui.pages.today_page import TodayPage

_PAGES = {
    Consent.KIND: "data_protection",
    "parent_contact": "parents",
    "school_agreement": "planning",
    "group_session": "groups",
}
"""Where the lines are shown that belong to no case and have no dialog."""


class Doings(QObject):
    """Works for one page, which reads its lines again afterwards."""

    def __init__(self, desk: Desk, page: "TodayPage") -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def open_line(self, line: AgendaLine) -> None:
        """Show what a line is about."""
        if line.kind in KINDS:
            self._edit(KINDS[line.kind], line.id)
        elif line.case_id:
            action = f"record:{line.kind}:{line.id}" if line.kind == Consent.KIND else ""
            self._page.case_wanted.emit(line.case_id, action)
        else:
            self._page.page_wanted.emit(_PAGES.get(line.kind, "cases"), f"{line.kind}:{line.id}")

    def finish(self, line: AgendaLine) -> None:
        """Tick off a task or a follow-up."""
        try:
            self._desk.agenda.finish(line.kind, line.id)
        except ExpectedError as error:
            errors.show(error, self._page)
        else:
            is_task = line.kind == Task.KIND
            words = self.tr("Die Aufgabe ist erledigt.")
            self._page.told.emit(words if is_task else self.tr("Die Wiedervorlage ist erledigt."))
        self._page.refresh()

    def new_appointment(self) -> None:
        """Write down an appointment of today."""
        self._ask(Appointment, None, date=clock.today())

    def new_in_week(self) -> None:
        """Write down an appointment of the week that is shown."""
        week, today = self._page.week.first, clock.today()
        day = today if 0 <= (today - week).days < 7 else week
        self._ask(Appointment, None, date=day)

    def new_task(self) -> None:
        """Write down a task."""
        self._ask(Task, None)

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft."""
        kind = KINDS[form.removeprefix(FORM)]
        if record_id == NEW:
            self._ask(kind, None)
        else:
            self._edit(kind, record_id)

    def export(self) -> None:
        """Ask for a place and write the appointments of the school year without names."""
        from ssa_desk.services import calendar_export

        first, last = self._page.week.first, school_year(self._page.week.day).last
        proposed = paths.documents_folder() / "termine.ics"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Kalenderdatei ohne Namen speichern"),
            str(proposed),
            self.tr("Kalender (*.ics)"),
        )
        if not chosen:
            return
        try:
            count = calendar_export.export(self._desk.workspace, _with_suffix(chosen), first, last)
        except ExpectedError as error:
            errors.show(error, self._page)
            return
        words = counted(count, "Termin", "Termine")
        self._page.told.emit(self.tr("Gespeichert ohne Namen: {} bis {}.").format(
            words, f"{last:%d.%m.%Y}"
        ))  # fmt: skip

    def _edit(self, kind: type[Record], record_id: str) -> None:
        try:
            record = self._desk.workspace.get(kind, record_id)
        except ExpectedError as error:
            errors.show(error, self._page)
            return
        self._ask(kind, record)

    def _ask(
        self,
        kind: type[Record],
        record: Record | None,
        **starts: Any,  # noqa: ANN401 - values of any field
    ) -> None:
        if self._desk.workspace.read_only:
            return
        dialog = AgendaEntryDialog(self._desk, kind, self._page, record, **starts)
        if dialog.exec():
            self._page.told.emit(dialog.told)
            self._page.refresh()
            if dialog.wants_letter and record is not None:
                self._page.page_wanted.emit("letters", f"appointment:{record.id}")
        dialog.deleteLater()


def _with_suffix(chosen: str) -> Path:
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".ics")
