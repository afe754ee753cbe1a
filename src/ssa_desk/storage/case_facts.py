"""SQL behind the facts of cases: what the case, its child and its lists say, nameless."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ssa_desk.domain.figures.facts import CaseFacts
from ssa_desk.domain.figures.levels import level, level_group
from ssa_desk.storage.fact_scope import Scope

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


@dataclass(frozen=True, slots=True)
class Topics:
    """What a topic is: its topic of the Rahmenkonzept, and whether it is specially protected."""

    krefeld: Mapping[str, str]
    protected: frozenset[str] = frozenset()


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


@dataclass(frozen=True, slots=True, repr=False)
class _Found:
    """What other tables say about a case."""

    begin: str
    class_name: str
    further_topics: list[str]
    contacts: int
    partners: list[tuple[str, str]]
    absences: list[_AbsenceRow]


def case_facts(
    scope: Scope, topics: Topics, days: Mapping[str, Sequence[str]]
) -> Iterable[CaseFacts]:
    """Return the cases with a contact that took place; `days` are those of each, in order."""
    return _Gathering(scope, topics).cases(days)


class _Gathering:
    """Choices are rolled up and empty ones replaced on the way."""

    def __init__(self, scope: Scope, topics: Topics) -> None:
        self._scope = scope
        self._topics = topics

    def cases(self, days: Mapping[str, Sequence[str]]) -> Iterable[CaseFacts]:
        rows = self._scope.rows
        begins, classes = dict(rows(_FIRST_CONTACTS)), _Classes(rows(_CLASSES))
        ids = json.dumps([*days])
        topics = _lists(rows(_TOPICS, cases=ids))
        partners = _lists((row[0], row[1:]) for row in rows(_PARTNERS))
        absences = _lists((row[0], _AbsenceRow(row[1], row[2], row[3:])) for row in rows(_ABSENCES))
        for row in (_CaseRow(*columns) for columns in rows(_CASES, cases=ids)):
            found = _Found(
                begin=row.opened_on or begins[row.id],
                class_name=classes.on(days[row.id][0], row),
                further_topics=topics.get(row.id, []),
                contacts=len(days[row.id]),
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
            child=self._scope.cases[row.id].child,
            school_id=self._scope.cases[row.id].school_id,
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
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days if last else 0
    return max(days, 0)


def _lists(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = defaultdict(list)
    for owner_id, value in rows:
        lists[owner_id].append(value)
    return lists
