"""One session in its form: the head count, and who came where the offer needs names."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import GroupAttendance, GroupOffer, GroupSession
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.drafting import Draft
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.groups.attendance_list import AttendanceList
from ssa_desk.ui.pages.groups.spec import GROUP_SESSION
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.spec import Place

_ATTENDANCE = "attendance"
"""Key in a draft of what is ticked."""
_TAKEN_OVER = (
    "state",
    "time",
    "duration_min",
    "participants",
    "female",
    "male",
    "diverse",
    "visitors",
    "staff",
)
_OPEN = frozenset({"open"})
_COUNTED = ("participants", "female", "male", "diverse")


class SessionSide(RecordSide):
    """Keeps head count and ticks in step; a session of a counted offer names nobody."""

    offer: GroupOffer | None = None

    def __init__(self, desk: Desk, place: Place, parent: QWidget) -> None:
        super().__init__(desk, GROUP_SESSION, place, parent)
        self.attendance = AttendanceList(desk, self)
        self.attendance.changed.connect(self._on_ticked)
        self._page.body.insertWidget(0, self.attendance)

    def show_offer(self, offer: GroupOffer) -> None:
        """Note the offer whose sessions are shown."""
        self.offer = offer

    def show_record(self, record: Record, case_id: str = "") -> None:
        """Show a session with who came."""
        super().show_record(record, case_id)
        if isinstance(record, GroupSession):
            self.attendance.show_rows(self._desk.groups.attendance(record))
        self._fit_offer()

    def begin(self, values: Mapping[str, Any], case_id: str = "") -> None:
        """Begin a new session; nobody is ticked yet."""
        super().begin(values, case_id)
        self.attendance.show_rows([])
        self._fit_offer()

    def like_last_time(self) -> bool:
        """Take over head count and ticks of the session before; return whether there is one."""
        session = self._session()
        found = self._desk.groups.like_last_time(session) if session is not None else None
        if found is None:
            return False
        held, rows = found
        self.take_over({name: getattr(held, name) for name in _TAKEN_OVER})
        if self._needs_names:
            self.attendance.take_over(rows)
            self.attendance.begin()
        else:
            self.form.focus_first("visitors" if held.visitors is not None else "participants")
        return True

    def has_unsaved(self) -> bool:
        """Return whether the form or a tick differs from what is saved."""
        ticked = self._needs_names and self.attendance.model.has_changes
        return super().has_unsaved() or (self.record is not None and ticked)

    def store(self, record: Record) -> None:
        """Save the session with who came."""
        if isinstance(record, GroupSession):
            rows = self.attendance.rows(record.id) if self._needs_names else ()
            gone = self.attendance.gone() if self._needs_names else ()
            self._desk.groups.save_session(record, rows, gone)

    def restore(self, values: Mapping[str, Typed], cursor: str) -> None:
        """Put a draft back with its ticks."""
        super().restore(values, cursor)
        ticked = values.get(_ATTENDANCE)
        if self._needs_names and isinstance(ticked, list):
            self.attendance.restore(ticked)

    def show_names(self) -> None:
        """Read the names of the children again: they may be hidden now."""
        self.attendance.model.read_names()

    @property
    def _needs_names(self) -> bool:
        return self.offer is not None and self.offer.needs_names

    def _session(self) -> GroupSession | None:
        """Return the session with the day that is typed now."""
        if not isinstance(self.record, GroupSession) or self.offer is None:
            return None
        day = self.form.values().get("date") or self.record.date
        return self.record.changed(date=day)

    def _draft(self) -> Draft | None:
        found = super()._draft()
        if found is None or not self._needs_names:
            return found
        values, cursor = found
        return {**values, _ATTENDANCE: self.attendance.typed()}, cursor

    def _on_ticked(self) -> None:
        rows: tuple[GroupAttendance, ...] = self.attendance.rows("")
        counts = self._desk.groups.counts(rows, self.record.id if self.record else "")
        for name in _COUNTED:
            self.form.editor(name).set_value(counts[name])
        if self.form.editor("state").value() == "planned":
            self.form.editor("state").set_value("held")
        self._on_change()

    def _fit_offer(self) -> None:
        """Ask only for what this kind of offer counts."""
        self.attendance.setVisible(self._needs_names and self.record is not None)
        is_open = self.offer is not None and (
            self.offer.setting in _OPEN or self.offer.group_offer_type == "break_open_offer"
        )
        asks_visitors = is_open or bool(self.form.editor("visitors").typed())
        self.form.leave_out(() if asks_visitors else ("visitors",))
        self._again.setVisible(self.record is not None)
