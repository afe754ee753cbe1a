"""What every fact of a period is told with: the standard choice, the child, the school."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ssa_desk.domain.figures.identity import child_identity
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database

_TOUCHED = " UNION ALL ".join(
    f"SELECT case_id FROM {table} WHERE {day} BETWEEN :first AND :last"
    for table, day in (
        ("case_contact", "date"),
        ("parent_contact", "date"),
        ("transition", "started_on"),
        ("absence_record", "starts_on"),
        ("application_help", "date"),
        ("staff_consultation", "date"),
        ("referral", "date"),
    )
)
_CASES = f"""
    SELECT "case".id, "case".young_person_id, "case".school_id, school.school_type,
           "case".opened_on, "case".closed_on, "case".class_name,
           "case".access_path, "case".main_topic, "case".closure_reason, "case".goal_attainment,
           young_person.last_name, young_person.first_name, young_person.birth_date,
           young_person.gender, young_person.newly_arrived,
           young_person.german_main_family_language
    FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
                LEFT JOIN school ON school.id = "case".school_id
    WHERE "case".id IN ({_TOUCHED}) ORDER BY "case".case_no
"""
_PERSONS = """
    SELECT id, last_name, first_name, birth_date FROM young_person
    WHERE id IN (SELECT young_person_id FROM transition
                 WHERE started_on BETWEEN :first AND :last AND case_id IS NULL)
"""


class CaseRow(NamedTuple):
    """A case that a record of the period belongs to."""

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


class Scope:
    """The days and the school that are asked for.

    A record belongs to the school it names, else to that of its case; where the file knows one
    school only, everything belongs to it.
    """

    def __init__(self, database: Database, period: Period, school_id: str | None) -> None:
        self._database = database
        self.period = period
        self.days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        self._school_id = school_id
        self._own: dict[str, str] = dict(database.rows("SELECT id, rolls_up_to FROM local_entry"))
        schools = [row[0] for row in database.rows("SELECT id FROM school LIMIT 2")]
        self._only_school: str | None = schools[0] if len(schools) == 1 else None
        self.cases = {row[0]: CaseRow(*row) for row in self.rows(_CASES)}
        self._numbers: dict[tuple[str, ...], str] = {}
        self._children = {row.id: self._number(_identity(row)) for row in self.cases.values()}
        self._persons = {
            person_id: self._number(child_identity(*names) or (person_id,))
            for person_id, *names in self.rows(_PERSONS)
        }

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a question about the period."""
        return self._database.rows(sql, self.days)

    def standard(self, choice: str | None, empty: str) -> str:
        """Return the choice rolled up to its standard list, `empty` for none."""
        return self._own.get(choice, choice) if choice else empty

    def each_once(self, choices: Iterable[str]) -> tuple[str, ...]:
        """Return standard choices, each once."""
        return tuple(dict.fromkeys(self._own.get(choice, choice) for choice in choices))

    def child(self, case_id: str | None, person_id: str | None = None) -> str | None:
        """Return a number for a child: same names and birth date, same number."""
        if case_id is not None:
            return self._children.get(case_id)
        return self._persons.get(person_id) if person_id else None

    def school(self, school_id: str | None, case_id: str | None = None) -> str | None:
        """Return the school of a record that names this school or this case."""
        case = self.cases.get(case_id) if case_id else None
        return school_id or (case.school_id if case else None) or self._only_school

    def holds(self, school_id: str | None) -> bool:
        """Return whether records of a school are asked for."""
        return self._school_id is None or school_id == self._school_id

    def _number(self, identity: tuple[str, ...]) -> str:
        return self._numbers.setdefault(identity, f"child-{len(self._numbers) + 1}")


def _identity(row: CaseRow) -> tuple[str, ...]:
    found = child_identity(row.last_name, row.first_name, row.birth_date)
    return found or (row.person_id or row.id,)
