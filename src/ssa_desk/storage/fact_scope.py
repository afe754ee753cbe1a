"""What every fact of a period is told with: the standard choice, the child, the school."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.domain.figures.identity import child_identity
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database

_TOUCHED = " UNION ALL ".join(
    f"SELECT case_id FROM {table} WHERE {day} BETWEEN :first AND :last"
    for table, day in (
        ("parent_contact", "date"),
        ("transition", "started_on"),
        ("absence_record", "starts_on"),
        ("application_help", "date"),
        ("staff_consultation", "date"),
        ("referral", "date"),
    )
)
_CASES = f"""
    SELECT "case".id, school_id, newly_arrived, young_person_id, last_name, first_name, birth_date
    FROM "case" LEFT JOIN young_person ON young_person.id = young_person_id
    WHERE "case".id IN (SELECT value FROM json_each(:contacted) UNION ALL {_TOUCHED})
"""
_PERSONS = """
    SELECT id, last_name, first_name, birth_date FROM young_person
    WHERE id IN (SELECT young_person_id FROM transition
                 WHERE started_on BETWEEN :first AND :last AND case_id IS NULL)
"""


Children = dict[tuple[str, ...], str]
"""The numbers that children have, by who they are."""


@cache
def known_codes() -> frozenset[str]:
    """Return every identifier of every shipped list, and what stands for no answer."""
    lists = (catalogue(name) for name in names())
    return frozenset(one.identifier for own in lists for one in own.entries) | {"not_stated"}


class OfCase(NamedTuple):
    """Whose a case is. `child` is a number: same names and birth date, same number."""

    child: str
    school_id: str | None
    is_newly_arrived: bool


class Scope:
    """The days and the school that are asked for.

    A record belongs to the school it names, else to that of its case; where the file knows one
    school only, everything belongs to it.
    """

    def __init__(
        self,
        database: Database,
        period: Period,
        school_id: str | None,
        children: Children | None = None,
    ) -> None:
        self._database = database
        self._school_id = school_id
        self.period = period
        self.days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        self.own: dict[str, str] = dict(database.rows("SELECT id, rolls_up_to FROM local_entry"))
        self._codes = known_codes()
        schools = [row[0] for row in database.rows("SELECT id FROM school LIMIT 2")]
        self.only_school: str | None = schools[0] if len(schools) == 1 else None
        self._numbers = {} if children is None else children
        self.cases: Mapping[str, OfCase] = {}
        """Every case that a record of the period belongs to, once `meet` was told."""
        self.persons: Mapping[str, str] = {}
        """The children of transitions without a case."""

    def meet(self, contacted: Iterable[str]) -> None:
        """Look up whose the cases are: the contacted ones, and those that other records name.

        The contacts are told because each look at them costs most of all: they hold the notes.
        """
        rows = self.rows(_CASES, contacted=json.dumps([*contacted]))
        self.cases = {row[0]: self._case(*row) for row in rows}
        self.persons = {
            person_id: self._number(child_identity(*names) or (person_id,))
            for person_id, *names in self.rows(_PERSONS)
        }

    def rows(self, sql: str, **values: str) -> list[tuple[Any, ...]]:
        """Return the rows of a question about the period."""
        return self._database.rows(sql, {**self.days, **values})

    def standard(self, choice: str | None, empty: str) -> str:
        """Return the choice rolled up to its standard list, `empty` for none.

        What no list has may be words of people: it never becomes the name of a number.
        """
        if not choice:
            return empty
        code = self.own.get(choice, choice)
        return code if code in self._codes else empty

    def each_once(self, choices: Iterable[str]) -> tuple[str, ...]:
        """Return standard choices, each once."""
        found = (self.own.get(choice, choice) for choice in choices)
        return tuple(dict.fromkeys(code for code in found if code in self._codes))

    def holds(self, school_id: str | None) -> bool:
        """Return whether records of a school are asked for."""
        return self._school_id is None or school_id == self._school_id

    def _case(
        self, id_: str, school: str | None, arrived: str | None, person: str | None, *names: str
    ) -> OfCase:
        identity = child_identity(*names) or (person or id_,)
        is_newly_arrived = self.standard(arrived, "") == "yes"
        return OfCase(self._number(identity), school or self.only_school, is_newly_arrived)

    def _number(self, identity: tuple[str, ...]) -> str:
        return self._numbers.setdefault(identity, f"child-{len(self._numbers) + 1}")
