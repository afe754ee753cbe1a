"""SQL behind the figures: gathers the cases, contacts and tally lines of a period, nameless."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ssa_desk.domain.figures.facts import CaseFacts, ContactFacts, TallyFacts
from ssa_desk.domain.figures.levels import level, level_group
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.work_facts import ActivityFacts
from ssa_desk.domain.rules import default_core_area
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database
from ssa_desk.storage.fact_scope import CaseRow, Scope
from ssa_desk.storage.work_facts import work

_CONTACTS = """
    SELECT id, case_id, date, duration_min, channel, setting,
           (SELECT group_concat(value) FROM case_contact_addressee
            WHERE owner_id = case_contact.id), core_area
    FROM case_contact WHERE date BETWEEN :first AND :last ORDER BY date
"""
_OF_THE_PERIOD = "(SELECT case_id FROM case_contact WHERE date BETWEEN :first AND :last)"
_TOPICS = f"""
    SELECT owner_id, value FROM case_topics WHERE owner_id IN {_OF_THE_PERIOD}
    ORDER BY owner_id, position
"""
_PARTNERS = """
    SELECT case_id, partner_type, referral_kind FROM referral
    WHERE date BETWEEN :first AND :last ORDER BY date
"""
_ABSENCES = """
    SELECT case_id, absence_form, absence_result, step_1_on, step_2_on, step_3_on, step_4_on,
           step_5_on, step_6_on, step_7_on
    FROM absence_record
    WHERE starts_on <= :last AND (ends_on IS NULL OR ends_on >= :first) ORDER BY starts_on, rowid
"""
_CLASSES = """
    SELECT case_id, young_person_id, valid_from, class_name FROM class_membership
    WHERE valid_from <= :last ORDER BY rowid
"""
_FIRST_CONTACTS = """
    SELECT case_id, MIN(date) FROM case_contact
    WHERE channel <> 'no_show'
          AND channel NOT IN (SELECT id FROM local_entry WHERE rolls_up_to = 'no_show')
          AND case_id IN (SELECT id FROM "case" WHERE opened_on IS NULL)
    GROUP BY case_id
"""
_CLOSED = 'SELECT id, school_id FROM "case" WHERE closed_on BETWEEN :first AND :last'
_TALLIES = """
    SELECT id, school_id, addressee, short_count, long_count, persons FROM anonymous_contact
    WHERE date BETWEEN :first AND :last ORDER BY date
"""


class _ContactRow(NamedTuple):
    id: str
    case_id: str
    date: str
    duration_min: int | None
    channel: str
    setting: str | None
    addressees: str | None
    core_area: str | None


class _AbsenceRow(NamedTuple):
    form: str | None
    result: str | None
    steps: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What other tables say about a case."""

    begin: str
    class_name: str
    further_topics: list[str]
    contacts: int
    partners: list[tuple[str, str]]
    absences: list[_AbsenceRow]


@dataclass(frozen=True, slots=True)
class Topics:
    """What a topic is: its topic of the Rahmenkonzept, and whether it is specially protected."""

    krefeld: Mapping[str, str]
    protected: frozenset[str] = frozenset()


def material(
    database: Database, period: Period, topics: Topics, school_id: str | None = None
) -> Material:
    """Return what the figures of a period are counted from, of one school or of all."""
    return _Gathering(Scope(database, period, school_id), topics).material()


class _Gathering:
    """One pass over the file; choices are rolled up and empty ones replaced on the way."""

    def __init__(self, scope: Scope, topics: Topics) -> None:
        self._scope = scope
        self._topics = topics
        self._joined: dict[str | None, tuple[str, ...]] = {}
        schools = {row.id: scope.school(row.school_id) for row in scope.cases.values()}
        self._schools = {id_: school for id_, school in schools.items() if scope.holds(school)}

    def material(self) -> Material:
        """Return the material."""
        contacts = [_ContactRow(*columns) for columns in self._scope.rows(_CONTACTS)]
        contacts = [row for row in contacts if row.case_id in self._schools]
        held = [row for row in contacts if self._scope.standard(row.channel, "") != "no_show"]
        cases = tuple(self._cases(held))
        child = {case.case_id: case.child for case in cases}
        return Material(
            period=self._scope.period,
            cases=cases,
            contacts=tuple(self._contact(row, child[row.case_id]) for row in held),
            tallies=tuple(self._tallies()),
            missed=len(contacts) - len(held),
            work=work(self._scope, self._talks(held, child)),
            closed_without_contact=self._closed_without(child),
        )

    def _contact(self, row: _ContactRow, child: str) -> ContactFacts:
        return ContactFacts(
            case_id=row.case_id,
            child=child,
            minutes=row.duration_min,
            channel=self._scope.standard(row.channel, "not_stated"),
            setting=self._scope.standard(row.setting, "not_stated"),
            addressees=self._addressees(row.addressees),
            id=row.id,
            school_id=self._schools[row.case_id],
        )

    def _addressees(self, joined: str | None) -> tuple[str, ...]:
        if joined not in self._joined:
            choices = joined.split(",") if joined else ()
            self._joined[joined] = self._scope.each_once(choices)
        return self._joined[joined]

    def _talks(self, held: Iterable[_ContactRow], child: dict[str, str]) -> list[ActivityFacts]:
        """Return the contacts as activities; without a core area the main topic decides (A1)."""
        standard, cases = self._scope.standard, self._scope.cases
        of_topic = {id_: default_core_area(standard(cases[id_].main_topic, "")) for id_ in child}
        return [
            ActivityFacts(
                standard(row.core_area, of_topic[row.case_id]),
                1,
                "case_contact",
                row.id,
                child[row.case_id],
                self._schools[row.case_id],
            )
            for row in held
        ]

    def _cases(self, held: list[_ContactRow]) -> Iterable[CaseFacts]:
        """Return the cases with a contact that took place; `held` comes in order of days."""
        rows = self._scope.rows
        first_days: dict[str, str] = {}
        for contact in held:
            first_days.setdefault(contact.case_id, contact.date)
        contacts = Counter(row.case_id for row in held)
        begins, classes = dict(rows(_FIRST_CONTACTS)), _Classes(rows(_CLASSES))
        topics = _lists(rows(_TOPICS))
        partners = _lists((row[0], row[1:]) for row in rows(_PARTNERS))
        absences = _lists((row[0], _AbsenceRow(row[1], row[2], row[3:])) for row in rows(_ABSENCES))
        for row in self._scope.cases.values():
            if row.id in contacts:
                found = _Found(
                    begin=row.opened_on or begins[row.id],
                    class_name=classes.on(first_days[row.id], row),
                    further_topics=topics.get(row.id, []),
                    contacts=contacts[row.id],
                    partners=partners.get(row.id, []),
                    absences=absences.get(row.id, []),
                )
                yield self._case(row, found)

    def _case(self, row: CaseRow, found: _Found) -> CaseFacts:
        standard = self._scope.standard
        main_topic = standard(row.main_topic, "not_stated")
        school_type = standard(row.school_type, "") or None
        closed = self._is_within(row.closed_on)
        of_level = level(found.class_name, school_type)
        topics = self._scope.each_once((main_topic, *found.further_topics))
        return CaseFacts(
            case_id=row.id,
            child=self._scope.child(row.id) or row.id,
            school_id=self._schools[row.id],
            school_type=school_type,
            is_new=found.begin >= self._scope.days["first"],
            is_closed=closed,
            access_path=standard(row.access_path, "unknown"),
            main_topic=main_topic,
            topics=topics,
            krefeld_topic=self._topics.krefeld.get(main_topic, "not_in_concept"),
            has_protected_topic=not self._topics.protected.isdisjoint(topics),
            gender=standard(row.gender, "not_stated"),
            level=of_level,
            level_group=level_group(of_level),
            newly_arrived=standard(row.newly_arrived, "unknown"),
            german_main_family_language=standard(row.german, "unknown"),
            contacts=found.contacts,
            closure_reason=standard(row.closure_reason, "not_stated") if closed else "",
            goal_attainment=standard(row.goal_attainment, "not_stated") if closed else "",
            partners=self._scope.each_once(partner for partner, _ in found.partners),
            referred_to=self._scope.each_once(
                partner for partner, kind in found.partners if standard(kind, "") == "referral"
            ),
            absence_forms=tuple(
                dict.fromkeys(standard(one.form, "not_stated") for one in found.absences)
            ),
            absence_result=standard(found.absences[-1].result, "open") if found.absences else "",
            absence_steps=tuple(
                str(number)
                for one in found.absences
                for number, day in enumerate(one.steps, 1)
                if self._is_within(day)
            ),
            days=_days(found.begin, row.closed_on) if closed else 0,
        )

    def _is_within(self, day: str | None) -> bool:
        return day is not None and self._scope.days["first"] <= day <= self._scope.days["last"]

    def _closed_without(self, with_contact: Mapping[str, str]) -> int:
        return sum(
            id_ not in with_contact and self._scope.holds(self._scope.school(school_id))
            for id_, school_id in self._scope.rows(_CLOSED)
        )

    def _tallies(self) -> Iterable[TallyFacts]:
        for id_, school, addressee, short, long, persons in self._scope.rows(_TALLIES):
            school_id = self._scope.school(school)
            if self._scope.holds(school_id):
                addressee_code = self._scope.standard(addressee, "not_stated")
                yield TallyFacts(addressee_code, short, long, persons, id_, school_id)


class _Classes:
    """Class histories as they were entered: of two classes from one day on, the later counts."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._of_case: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._of_person: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for case_id, person_id, valid_from, class_name in rows:
            if case_id is not None:
                self._of_case[case_id].append((valid_from, class_name))
            elif person_id is not None:
                self._of_person[person_id].append((valid_from, class_name))

    def on(self, day: str, row: CaseRow) -> str:
        """Return the class valid on a day, else the class noted in the case (COUNTING 15).

        Of one day, a class noted with the case counts before one of the child.
        """
        best = ("", row.class_name)
        histories = (self._of_person.get(row.person_id or "", ()), self._of_case.get(row.id, ()))
        for valid_from, class_name in (entry for history in histories for entry in history):
            if best[0] <= valid_from <= day:
                best = (valid_from, class_name)
        return best[1]


def _days(first: str, last: str | None) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if last else 0


def _lists(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = defaultdict(list)
    for owner_id, value in rows:
        lists[owner_id].append(value)
    return lists
