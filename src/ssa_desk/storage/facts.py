"""SQL behind the figures: gathers the cases, contacts and tally lines of a period, nameless."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ssa_desk.domain.figures.identity import child_identity
from ssa_desk.domain.figures.levels import level, level_group
from ssa_desk.domain.figures.material import CaseFacts, ContactFacts, Material, TallyFacts
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database
from ssa_desk.storage.work_facts import work

_CONTACTS = """
    SELECT case_id, date, duration_min, channel, setting,
           (SELECT group_concat(value) FROM case_contact_addressee
            WHERE owner_id = case_contact.id)
    FROM case_contact WHERE date BETWEEN :first AND :last ORDER BY date
"""
_OF_THE_PERIOD = "(SELECT case_id FROM case_contact WHERE date BETWEEN :first AND :last)"
_CASES = f"""
    SELECT "case".id, "case".young_person_id, "case".school_id, school.school_type,
           "case".opened_on, "case".closed_on, "case".class_name,
           "case".access_path, "case".main_topic, "case".closure_reason, "case".goal_attainment,
           young_person.last_name, young_person.first_name, young_person.birth_date,
           young_person.gender, young_person.newly_arrived,
           young_person.german_main_family_language
    FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
                LEFT JOIN school ON school.id = "case".school_id
    WHERE "case".id IN {_OF_THE_PERIOD} ORDER BY "case".case_no
"""
_TOPICS = f"""
    SELECT owner_id, value FROM case_topics WHERE owner_id IN {_OF_THE_PERIOD}
    ORDER BY owner_id, position
"""
_PARTNERS = """
    SELECT case_id, partner_type, referral_kind FROM referral
    WHERE date BETWEEN :first AND :last ORDER BY date
"""
_ABSENCES = """
    SELECT case_id, absence_form, absence_result FROM absence_record
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
_TALLIES = """
    SELECT addressee, short_count, long_count, persons FROM anonymous_contact
    WHERE date BETWEEN :first AND :last ORDER BY date
"""


class _CaseRow(NamedTuple):
    id: str
    person_id: str | None
    school_id: str | None
    school_type: str | None
    opened_on: str | None
    closed_on: str | None
    class_name: str
    access_path: str | None
    main_topic: str | None
    closure_reason: str | None
    goal_attainment: str | None
    last_name: str | None
    first_name: str | None
    birth_date: str | None
    gender: str | None
    newly_arrived: str | None
    german: str | None


class _ContactRow(NamedTuple):
    case_id: str
    date: str
    duration_min: int | None
    channel: str
    setting: str | None
    addressees: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """What other tables say about a case."""

    begin: str
    class_name: str
    further_topics: list[str]
    contacts: int
    partners: list[tuple[str, str]]
    absences: list[tuple[str | None, str | None]]


@dataclass(frozen=True, slots=True)
class Topics:
    """What a topic is: its topic of the Rahmenkonzept, and whether it is specially protected."""

    krefeld: Mapping[str, str]
    protected: frozenset[str] = frozenset()


def material(database: Database, period: Period, topics: Topics) -> Material:
    """Return what the figures of a period are counted from."""
    return _Gathering(database, period, topics).material()


class _Gathering:
    """One pass over the file; choices are rolled up and empty ones replaced on the way."""

    def __init__(self, database: Database, period: Period, topics: Topics) -> None:
        self._database = database
        self._period = period
        self._days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        self._topics = topics
        own = database.rows("SELECT id, rolls_up_to FROM local_entry")
        self._own: dict[str, str] = {row[0]: row[1] for row in own}
        self._children: dict[tuple[str, ...], str] = {}
        self._joined: dict[str | None, tuple[str, ...]] = {}

    def material(self) -> Material:
        """Return the material."""
        contacts = [_ContactRow(*columns) for columns in self._rows(_CONTACTS)]
        held = [row for row in contacts if self._own.get(row.channel, row.channel) != "no_show"]
        cases = tuple(self._cases(held))
        child = {case.case_id: case.child for case in cases}
        return Material(
            period=self._period,
            cases=cases,
            contacts=tuple(self._contact(row, child[row.case_id]) for row in held),
            tallies=tuple(self._tallies()),
            missed=len(contacts) - len(held),
            work=work(self._database, self._period, self._standard),
        )

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self._database.rows(sql, self._days)

    def _standard(self, choice: str | None, empty: str) -> str:
        return self._own.get(choice, choice) if choice else empty

    def _each_once(self, choices: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._own.get(choice, choice) for choice in choices))

    def _contact(self, row: _ContactRow, child: str) -> ContactFacts:
        return ContactFacts(
            case_id=row.case_id,
            child=child,
            minutes=row.duration_min,
            channel=self._standard(row.channel, "not_stated"),
            setting=self._standard(row.setting, "not_stated"),
            addressees=self._addressees(row.addressees),
        )

    def _addressees(self, joined: str | None) -> tuple[str, ...]:
        if joined not in self._joined:
            self._joined[joined] = self._each_once(joined.split(",")) if joined else ()
        return self._joined[joined]

    def _cases(self, held: list[_ContactRow]) -> Iterable[CaseFacts]:
        """Return the cases with a contact that took place; `held` comes in order of days."""
        contacts = Counter(row.case_id for row in held)
        first_days = {row.case_id: row.date for row in reversed(held)}
        topics = _lists(self._rows(_TOPICS))
        classes = _Classes(self._rows(_CLASSES))
        begins = dict(self._rows(_FIRST_CONTACTS))
        partners = _lists((row[0], row[1:]) for row in self._rows(_PARTNERS))
        absences = _lists((row[0], row[1:]) for row in self._rows(_ABSENCES))
        for row in (_CaseRow(*columns) for columns in self._rows(_CASES)):
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

    def _case(self, row: _CaseRow, found: _Found) -> CaseFacts:
        main_topic = self._standard(row.main_topic, "not_stated")
        school_type = self._standard(row.school_type, "") or None
        closed = row.closed_on is not None and date.fromisoformat(row.closed_on) in self._period
        of_level = level(found.class_name, school_type)
        topics = self._each_once((main_topic, *found.further_topics))
        return CaseFacts(
            case_id=row.id,
            child=self._child(row),
            school_id=row.school_id,
            school_type=school_type,
            is_new=found.begin >= self._days["first"],
            is_closed=closed,
            access_path=self._standard(row.access_path, "unknown"),
            main_topic=main_topic,
            topics=topics,
            krefeld_topic=self._topics.krefeld.get(main_topic, "not_in_concept"),
            has_protected_topic=not self._topics.protected.isdisjoint(topics),
            gender=self._standard(row.gender, "not_stated"),
            level=of_level,
            level_group=level_group(of_level),
            newly_arrived=self._standard(row.newly_arrived, "unknown"),
            german_main_family_language=self._standard(row.german, "unknown"),
            contacts=found.contacts,
            closure_reason=self._standard(row.closure_reason, "not_stated") if closed else "",
            goal_attainment=self._standard(row.goal_attainment, "not_stated") if closed else "",
            partners=self._each_once(partner for partner, _ in found.partners),
            referred_to=self._each_once(
                partner
                for partner, kind in found.partners
                if self._standard(kind, "") == "referral"
            ),
            absence_forms=tuple(
                dict.fromkeys(self._standard(form, "not_stated") for form, _ in found.absences)
            ),
            absence_result=self._standard(found.absences[-1][1], "open") if found.absences else "",
        )

    def _child(self, row: _CaseRow) -> str:
        """Return a number for the child: same names and birth date, same number."""
        identity = child_identity(row.last_name, row.first_name, row.birth_date)
        key = identity or (row.person_id or row.id,)
        return self._children.setdefault(key, f"child-{len(self._children) + 1}")

    def _tallies(self) -> Iterable[TallyFacts]:
        for addressee, short, long, persons in self._rows(_TALLIES):
            yield TallyFacts(self._standard(addressee, "not_stated"), short, long, persons)


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


def _lists(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = defaultdict(list)
    for owner_id, value in rows:
        lists[owner_id].append(value)
    return lists
