"""Everything about cases: the list, one case with its timeline, opening and closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact, ChildProtectionAssessment, Guardian, School
from ssa_desk.domain.records.young_person import YoungPerson
from ssa_desk.domain.rules import default_core_area
from ssa_desk.services.class_history import ClassHistory
from ssa_desk.services.timeline import Timeline, TimelineEntry
from ssa_desk.services.without_parents import WithoutParents
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_list

State = Literal["open", "closed", "all"]


@dataclass(frozen=True, slots=True, repr=False)
class CaseRow:
    """One line of the case list."""

    id: str
    case_no: str
    name: str
    class_name: str
    main_topic: str
    is_open: bool
    last_contact: date | None
    contacts: int
    follow_up_on: date | None
    protected: bool


@dataclass(frozen=True, slots=True, repr=False)
class CaseView:
    """One case with what its page shows in the header and the tabs."""

    case: Case
    person: YoungPerson | None
    name: str
    """First and last name as far as they are known, or a code while names are hidden."""
    school: School | None
    class_name: str
    guardians: tuple[Guardian, ...]
    contacts: int
    minutes: int
    with_parents: int
    next_follow_up: date | None
    last_contact: date | None
    age: int | None
    in_protection: bool = False
    """Whether a child protection procedure of the case is open; nothing more of it is told."""
    without_parents: bool = False
    """Whether the child is counselled without its parents' knowledge, in this case or another."""


class Cases:
    """What the user does with cases."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._database = workspace.database
        self._timeline = Timeline(workspace)

    def rows(
        self, query: str = "", state: State = "open", offset: int = 0, limit: int = 200
    ) -> list[CaseRow]:
        """Return cases of the list, the latest contact first, or the best hits of a search."""
        return self.rows_of(self.listed(query, state)[offset : offset + limit])

    def listed(self, query: str = "", state: State = "open") -> list[str]:
        """Return the ids of all cases of the list, in its order."""
        return case_list.listed(self._database, query, state)

    def rows_of(self, ids: Sequence[str]) -> list[CaseRow]:
        """Return the rows of these cases, in this order."""
        topics = self._workspace.catalogue("topic")
        shown = self._workspace.privacy.shown
        return [
            CaseRow(
                id=line.id,
                case_no=line.case_no,
                name=shown(f"{line.first_name} {line.last_name}".strip()),
                class_name=line.class_name,
                main_topic=topics.label(line.main_topic) if line.main_topic else "",
                is_open=line.closed_on is None,
                last_contact=line.last_contact,
                contacts=line.contacts,
                follow_up_on=line.follow_up_on,
                protected=line.without_parents,
            )
            for line in case_list.lines(self._database, ids, clock.today())
        ]

    def count(self, state: State = "open") -> int:
        """Return how many cases of this state there are."""
        return case_list.count(self._database, state)

    def view(self, case_id: str) -> CaseView:
        """Return one case with its person, school, guardians and sums."""
        case = self._workspace.get(Case, case_id)
        person, school = None, None
        guardians: tuple[Guardian, ...] = ()
        if case.young_person_id:
            person = self._workspace.get(YoungPerson, case.young_person_id)
            guardians = tuple(
                self._workspace.find(Guardian, order="name", young_person_id=person.id)
            )
        if case.school_id:
            school = self._workspace.get(School, case.school_id)
        sums = case_list.sums(self._database, case_id, clock.today())
        return CaseView(
            case=case,
            person=person,
            name=self._workspace.privacy.shown(_name(person)),
            school=school,
            class_name=ClassHistory(self._workspace).today(case),
            guardians=guardians,
            contacts=sums.contacts,
            minutes=sums.minutes,
            with_parents=sums.with_parents,
            next_follow_up=sums.next_follow_up,
            last_contact=sums.last_contact,
            age=_age(person.birth_date) if person and person.birth_date else None,
            in_protection=self._workspace.count(
                ChildProtectionAssessment, case_id=case_id, closed_on=None
            )
            > 0,
            without_parents=WithoutParents(self._workspace).is_case(case),
        )

    def timeline(self, case_id: str, offset: int = 0, limit: int = 200) -> list[TimelineEntry]:
        """Return a page of everything that hangs on a case, newest first."""
        return self._timeline.page(self._workspace.get(Case, case_id), offset, limit)

    def next_number(self) -> str:
        """Return a free case number of this year: 2026-001, 2026-002, ..."""
        year = clock.today().year
        return f"{year}-{case_list.highest_number(self._database, year) + 1:03}"

    def new_case(self) -> Case:
        """Return a case that is not saved yet, with the usual values."""
        schools = self._workspace.schools()
        return Case(
            case_no=self.next_number(),
            opened_on=clock.today(),
            school_id=schools[0].id if len(schools) == 1 else None,
        )

    def new_contact(self, case_id: str) -> CaseContact:
        """Return a contact of today that is not saved yet, with the usual values."""
        case = self._workspace.get(Case, case_id)
        return CaseContact(
            case_id=case_id,
            date=clock.today(),
            time=clock.now().astimezone().time().replace(second=0),
            channel="in_person_office",
            setting="individual",
            addressee=("pupil",),
            topics=(case.main_topic,) if case.main_topic else (),
        )

    def save_case(self, case: Case, person: YoungPerson | None = None) -> Case:
        """Save a case with its young person in one transaction and return what was saved.

        Raises CaseNumberTakenError when another case has the number, EndWithoutReasonError when
        a counselling without the parents' knowledge would end without a reason.
        """
        case_list.check_number_free(self._database, case.case_no, case.id)
        for before in self._workspace.find(Case, id=case.id):
            WithoutParents(self._workspace).check_end(before, case)
        if person is None:
            self._workspace.save(case)
            return case
        linked = case if case.young_person_id else case.changed(young_person_id=person.id)
        self._workspace.save(person, linked)
        return linked

    def save_contact(self, contact: CaseContact) -> CaseContact:
        """Save a contact; a missing core area becomes the default of its case (A1)."""
        contact = self.with_core_area(contact)
        self._workspace.save(contact)
        return contact

    def with_core_area(self, contact: CaseContact) -> CaseContact:
        """Return the contact with a core area, by default that of its case (A1)."""
        if contact.core_area is not None:
            return contact
        case = self._workspace.get(Case, contact.case_id)
        topics = self._workspace.catalogue("topic")
        topic = topics.rolled_up(case.main_topic) if case.main_topic else None
        return contact.changed(core_area=default_core_area(topic))

    def close_case(
        self, case: Case, closed_on: date, reason: str | None, attainment: str | None
    ) -> Case:
        """Close a case and return it as saved."""
        closed = case.changed(
            closed_on=closed_on, closure_reason=reason, goal_attainment=attainment
        )
        self._workspace.save(closed)
        return closed

    def reopen_case(self, case: Case) -> Case:
        """Open a closed case again and return it as saved."""
        opened = case.changed(closed_on=None, closure_reason=None, goal_attainment=None)
        self._workspace.save(opened)
        return opened


def _name(person: YoungPerson | None) -> str:
    return f"{person.first_name} {person.last_name}".strip() if person else ""


def _age(birth: date) -> int:
    today = clock.today()
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
