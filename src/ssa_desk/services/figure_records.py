"""The records behind a number, in words: kind, day, whose it is, what it is about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ssa_desk.domain import records
from ssa_desk.domain.base import Record
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.services.lists import Column, Lists, ListSpec
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import record_list
from ssa_desk.storage.record_list import Order, Wanted


@dataclass(frozen=True, slots=True, repr=False)
class RecordLine:
    """One record as a line: `whose` is the case, the group or the title, `words` its choices."""

    reference: Reference
    title: str
    day: str
    whose: str
    words: str


@dataclass(frozen=True, slots=True)
class _Shown:
    kind: type[Record]
    day: str
    whose: str = ""
    words: tuple[str, ...] = ()


_SHOWN = (
    _Shown(records.Case, "opened_on", words=("main_topic",)),
    _Shown(records.CaseContact, "date", "case_id", ("channel", "addressee")),
    _Shown(records.AnonymousContact, "date", "addressee", ("topics",)),
    _Shown(records.ParentContact, "date", "case_id", ("parent_contact_type",)),
    _Shown(records.ParentEvent, "date", "title", ("parent_event_type",)),
    _Shown(records.GroupOffer, "starts_on", "title", ("group_offer_type",)),
    _Shown(records.GroupSession, "date", "offer_id", ("state",)),
    _Shown(records.Transition, "started_on", "case_id", ("transition_kind", "outcome")),
    _Shown(records.AbsenceRecord, "starts_on", "case_id", ("absence_form", "absence_result")),
    _Shown(records.ChildProtectionAssessment, "noticed_on"),
    _Shown(records.Referral, "date", "case_id", ("partner_type", "referral_kind")),
    _Shown(records.ApplicationHelp, "date", "case_id", ("application_kind",)),
    _Shown(records.NetworkActivity, "date", "occasion", ("committee_type", "partner_type")),
    _Shown(records.StaffConsultation, "date", "case_id", ("staff_consultation_type",)),
    _Shown(records.TimeEntry, "date", "", ("work_area", "minutes")),
    _Shown(records.YearPlanGoal, "first_year", "goal", ("goal_attainment",)),
    _Shown(records.School, "name", "name", ("school_type", "pupils")),
)
_BY_KIND = {one.kind.KIND: one for one in _SHOWN}
_PROTECTED = records.ChildProtectionAssessment.KIND
"""Listed without day and words: what they are about is told behind the password alone."""


class FigureRecords:
    """Orders and reads the records behind numbers."""

    def __init__(self, workspace: Workspace, lists: Lists) -> None:
        self._workspace = workspace
        self._lists = lists

    def in_order(self, references: Iterable[Reference]) -> tuple[Reference, ...]:
        """Return the records kind by kind, the newest first; what is not listed is left out."""
        of_kind: defaultdict[str, list[str]] = defaultdict(list)
        for kind, record_id in dict.fromkeys(references):
            of_kind[kind].append(record_id)
        found: list[Reference] = []
        for shown in _SHOWN:
            kind = shown.kind.KIND
            if ids := of_kind.get(kind):
                order = (Order(shown.day, descending=True),)
                wanted = Wanted(shown.kind, order=order, among=tuple(ids))
                listed = record_list.ids(self._workspace.database, wanted, 0, -1)
                found += (Reference(kind, one) for one in listed)
        return tuple(found)

    def lines(self, references: Sequence[Reference]) -> list[RecordLine]:
        """Return the lines of these records, in this order; one that is gone has none."""
        of_kind: defaultdict[str, list[str]] = defaultdict(list)
        for kind, record_id in references:
            of_kind[kind].append(record_id)
        read = {
            line.reference: line for kind, ids in of_kind.items() for line in self._of(kind, ids)
        }
        return [read[one] for one in references if one in read]

    def _of(self, kind: str, ids: Sequence[str]) -> Iterable[RecordLine]:
        shown = _BY_KIND[kind]
        if kind == _PROTECTED:
            yield from (_protected(record_id) for record_id in ids)
            return
        names = [shown.day, *((shown.whose,) if shown.whose else ()), *shown.words]
        spec = ListSpec(shown.kind, tuple(Column(name) for name in names))
        cases = self._lists.names.of(kind, ids) if kind == records.Case.KIND else {}
        for row in self._lists.rows_of(spec, ids):
            day, *rest = row.cells
            whose = rest.pop(0) if shown.whose else cases.get(row.id, "")
            words = " · ".join(one for one in rest if one)
            yield RecordLine(Reference(kind, row.id), str(shown.kind.TITLE), day, whose, words)


def _protected(record_id: str) -> RecordLine:
    """Return a line that says no more than that there is something behind the password."""
    title = str(records.ChildProtectionAssessment.TITLE)
    return RecordLine(Reference(_PROTECTED, record_id), title, "", "", "geschützter Bereich")
