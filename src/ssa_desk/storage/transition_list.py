"""SQL behind the open transitions and those to be looked at again: lines, not whole records."""

from dataclasses import dataclass
from datetime import date

from ssa_desk.storage.database import Database

_OPEN = """
    SELECT transition.id, transition_kind, transition.class_name, started_on, outcome,
           COALESCE(case_no, ''),
           TRIM(COALESCE(first_name, '') || ' ' || COALESCE(last_name, ''))
    FROM transition
    LEFT JOIN "case" ON "case".id = case_id
    LEFT JOIN young_person ON young_person.id = transition.young_person_id
    WHERE (outcome IS NULL OR outcome IN ('open', 'no_follow_up')) AND started_on <= :today
    ORDER BY transition_kind DESC, transition.class_name DESC, started_on, transition.rowid
    LIMIT :limit
"""
_DUE = """
    SELECT id FROM transition
    WHERE outcome_on IS NOT NULL AND outcome_on <= :latest AND outcome_on >= :earliest
          AND (follow_up_3 IS NULL OR follow_up_6 IS NULL)
    ORDER BY outcome_on, rowid LIMIT :limit
"""


@dataclass(frozen=True, slots=True, repr=False)
class OpenLine:
    """One transition without a place to go on."""

    id: str
    transition_kind: str
    class_name: str
    started_on: date
    outcome: str | None
    case_no: str
    name: str


def open_lines(database: Database, today: date, limit: int) -> list[OpenLine]:
    """Return the transitions without a place, the oldest pupils first, class by class."""
    found = database.rows(_OPEN, {"today": today.isoformat(), "limit": limit})
    return [
        OpenLine(one, kind, class_name, date.fromisoformat(day), outcome, case_no, name)
        for one, kind, class_name, day, outcome, case_no, name in found
    ]


def open_classes(database: Database, today: date) -> list[tuple[str, int]]:
    """Return how many transitions have no place yet, class by class, the oldest pupils first."""
    found = database.rows(
        """SELECT class_name, COUNT(*) FROM transition
           WHERE (outcome IS NULL OR outcome IN ('open', 'no_follow_up')) AND started_on <= :today
           GROUP BY class_name ORDER BY CAST(class_name AS INTEGER) DESC, class_name""",
        {"today": today.isoformat()},
    )
    return [(str(name), int(count)) for name, count in found]


def unanswered(database: Database, earliest: date, latest: date, limit: int) -> list[str]:
    """Return the transitions with an outcome of that time that lack an answer."""
    values = {"earliest": earliest.isoformat(), "latest": latest.isoformat(), "limit": limit}
    return [row[0] for row in database.rows(_DUE, values)]
