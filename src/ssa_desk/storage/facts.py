"""SQL behind the figures: gathers the cases, contacts and tally lines of a period, nameless."""

import json
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
from ssa_desk.storage.fact_scope import Scope
from ssa_desk.storage.work_facts import work

_CONTACTS = """
    SELECT case_id, channel, date, id, duration_min, setting,
           (SELECT group_concat(value) FROM case_contact_addressee
            WHERE owner_id = case_contact.id), core_area
    FROM case_contact WHERE date BETWEEN :first AND :last ORDER BY date
"""
_CASE, _CHANNEL, _DAY, _ADDRESSEES = 0, 1, 2, 6
"""Columns of it: these rows are by far the most, so they are not wrapped."""
_MISSED = "no_show"
_CASES = """
    SELECT "case".id, "case".young_person_id, school.school_type, "case".opened_on,
           "case".closed_on, "case".class_name, "case".access_path, "case".main_topic,
           "case".closure_reason, "case".goal_attainment, young_person.gender,
           young_person.newly_arrived, young_person.german_main_family_language
    FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
                LEFT JOIN school ON school.id = "case".school_id
    WHERE "case".id IN (SELECT value FROM json_each(:cases)) ORDER BY "case".case_no
"""
_TOPICS = """
    SELECT owner_id, value FROM case_topics WHERE owner_id IN (SELECT value FROM json_each(:cases))
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


class _CaseRow(NamedTuple):
    id: str
    person_id: str | None
    school_type: str | None
    opened_on: str | None
    closed_on: str | None
    class_name: str
    access_path: str | None
    main_topic: str | None
    closure_reason: str | None
    goal_attainment: str | None
    gender: str | None
    newly_arrived: str | None
    german: str | None


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
        rows = scope.rows(_CONTACTS)
        scope.meet({row[_CASE] for row in rows})
        self._here = {id_: one for id_, one in scope.cases.items() if scope.holds(one.school_id)}
        self._rows = [row for row in rows if row[_CASE] in self._here]
        own = scope.own
        self._held = [row for row in self._rows if own.get(row[_CHANNEL], row[_CHANNEL]) != _MISSED]

    def material(self) -> Material:
        """Return the material."""
        cases = tuple(self._cases())
        contacts, talks = self._contacts({case.case_id: case.main_topic for case in cases})
        return Material(
            period=self._scope.period,
            cases=cases,
            contacts=tuple(contacts),
            tallies=tuple(self._tallies()),
            missed=len(self._rows) - len(self._held),
            work=work(self._scope, talks),
            closed_without_contact=self._closed_without({case.case_id for case in cases}),
        )

    def _contacts(
        self, topics: Mapping[str, str]
    ) -> tuple[list[ContactFacts], list[ActivityFacts]]:
        """Return the contacts, and what they are as activities (A1)."""
        own, contacts, talks = self._scope.own.get, [], []
        default = {case_id: default_core_area(topic) for case_id, topic in topics.items()}
        lists = {row[_ADDRESSEES] for row in self._held}
        addressees_of = {joined: self._addressees(joined) for joined in lists}
        for case_id, channel, _, id_, minutes, setting, addressees, area in self._held:
            child, school_id, _ = self._here[case_id]
            contact = ContactFacts(
                case_id,
                child,
                minutes,
                own(channel, channel),
                own(setting, setting) or "not_stated",
                addressees_of[addressees],
                id_,
                school_id,
            )
            contacts.append(contact)
            core_area = own(area, area) or default[case_id]
            talks.append(ActivityFacts(core_area, 1, "case_contact", id_, child, school_id))
        return contacts, talks

    def _addressees(self, joined: str | None) -> tuple[str, ...]:
        return self._scope.each_once(joined.split(",")) if joined else ()

    def _cases(self) -> Iterable[CaseFacts]:
        """Return the cases with a contact that took place."""
        rows = self._scope.rows
        first_days: dict[str, str] = {}
        for row in self._held:
            first_days.setdefault(row[_CASE], row[_DAY])
        contacts = Counter(row[_CASE] for row in self._held)
        begins, classes = dict(rows(_FIRST_CONTACTS)), _Classes(rows(_CLASSES))
        ids = json.dumps([*contacts])
        topics = _lists(rows(_TOPICS, cases=ids))
        partners = _lists((row[0], row[1:]) for row in rows(_PARTNERS))
        absences = _lists((row[0], _AbsenceRow(row[1], row[2], row[3:])) for row in rows(_ABSENCES))
        for row in (_CaseRow(*columns) for columns in rows(_CASES, cases=ids)):
            found = _Found(
                begin=row.opened_on or begins[row.id],
                class_name=classes.on(first_days[row.id], row),
                further_topics=topics.get(row.id, []),
                contacts=contacts[row.id],
                partners=partners.get(row.id, []),
                absences=absences.get(row.id, []),
            )
            yield self._case(row, found)

    def _case(self, row: _CaseRow, found: _Found) -> CaseFacts:
        standard = self._scope.standard
        main_topic = standard(row.main_topic, "not_stated")
        school_type = standard(row.school_type, "") or None
        closed = self._is_within(row.closed_on)
        of_level = level(found.class_name, school_type)
        topics = self._scope.each_once((main_topic, *found.further_topics))
        return CaseFacts(
            case_id=row.id,
            child=self._here[row.id].child,
            school_id=self._here[row.id].school_id,
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

    def _closed_without(self, with_contact: set[str]) -> int:
        holds, only_school = self._scope.holds, self._scope.only_school
        return sum(
            id_ not in with_contact and holds(school or only_school)
            for id_, school in self._scope.rows(_CLOSED)
        )

    def _tallies(self) -> Iterable[TallyFacts]:
        for id_, school, addressee, short, long, persons in self._scope.rows(_TALLIES):
            school_id = school or self._scope.only_school
            if self._scope.holds(school_id):
                code = self._scope.standard(addressee, "not_stated")
                yield TallyFacts(code, short, long, persons, id_, school_id)


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

    def on(self, day: str, row: _CaseRow) -> str:
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
