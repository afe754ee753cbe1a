"""SQL behind the case list, the case header and the page Heute: lines, not whole records."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.storage.database import Database
from ssa_desk.storage.search import case_ids

_ALL = 1_000_000


class CaseNumberTakenError(ExpectedError):
    """Another case has this number."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Fallnummer gibt es schon. Es ist nichts verloren: "
            "Bitte wählen Sie eine andere Nummer und speichern Sie noch einmal."
        )


@dataclass(frozen=True, slots=True, repr=False)
class CaseLine:
    """One row of the list as it stands in the file."""

    id: str
    case_no: str
    first_name: str
    last_name: str
    class_name: str
    main_topic: str | None
    closed_on: str | None
    last_contact: date | None
    contacts: int
    follow_up_on: date | None
    without_parents: bool


@dataclass(frozen=True, slots=True)
class CaseSums:
    """Sums of one case over all its time; missed appointments are not in them."""

    contacts: int
    minutes: int
    with_parents: int
    next_follow_up: date | None
    last_contact: date | None


_HELD = """channel <> 'no_show'
             AND channel NOT IN (SELECT id FROM local_entry WHERE rolls_up_to = 'no_show')"""
"""Own choices that count as a missed appointment are none either."""

_LINE = f"""
    SELECT "case".id, "case".case_no,
           COALESCE(young_person.first_name, ''), COALESCE(young_person.last_name, ''),
           COALESCE((SELECT class_name FROM class_membership
                     WHERE (case_id = "case".id
                            OR (case_id IS NULL
                                AND young_person_id = "case".young_person_id))
                       AND valid_from <= :today
                     ORDER BY valid_from DESC, case_id IS NULL, rowid DESC LIMIT 1),
                    "case".class_name),
           "case".main_topic, "case".closed_on,
           (SELECT MAX(date) FROM case_contact WHERE case_id = "case".id) AS last_contact,
           (SELECT COUNT(*) FROM case_contact
            WHERE case_id = "case".id AND {_HELD}),
           (SELECT MIN(follow_up_on) FROM case_contact
            WHERE case_id = "case".id AND follow_up_done = 0 AND follow_up_on IS NOT NULL),
           "case".counselling_without_parents OR EXISTS (
               SELECT 1 FROM main."case" AS other
               WHERE other.young_person_id = "case".young_person_id
                     AND other.counselling_without_parents)
    FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
"""

_LATEST = """
    COALESCE((SELECT MAX(date) FROM case_contact WHERE case_id = "case".id),
             "case".opened_on, '') DESC, "case".case_no DESC
"""

_STATE = {
    "open": '"case".closed_on IS NULL',
    "closed": '"case".closed_on IS NOT NULL',
    "all": "1",
}


_COUNTED = (
    ("case_contact", "date"),
    ("anonymous_contact", "date"),
    ("group_session WHERE state = 'held'", "date"),
    ("parent_contact", "date"),
    ("parent_event", "date"),
    ("network_activity", "date"),
    ("staff_consultation", "date"),
    ("time_entry", "date"),
    ("absence_record", "starts_on"),
    ("transition", "started_on"),
)
"""What makes a period worth looking at, and its day; planned sessions do not."""


def listed(database: Database, query: str, state: str) -> list[str]:
    """Return the ids of the list: hits by rank, without words the latest contact first."""
    where = f'SELECT id FROM "case" WHERE {_STATE[state]}'
    if not query.strip():
        return [row[0] for row in database.rows(f"{where} ORDER BY {_LATEST}")]
    wanted = {row[0] for row in database.rows(where)}
    return [one for one in case_ids(database, query, _ALL) if one in wanted]


def lines(database: Database, ids: Sequence[str], today: date) -> list[CaseLine]:
    """Return the lines of these cases, in this order."""
    found = database.rows(
        f'{_LINE} WHERE "case".id IN (SELECT value FROM json_each(:ids))',
        {"today": today.isoformat(), "ids": json.dumps(ids)},
    )
    by_id = {row[0]: _line(row) for row in found}
    return [by_id[one] for one in ids if one in by_id]


def count(database: Database, state: str) -> int:
    """Return how many cases of this state there are."""
    return int(database.value(f'SELECT COUNT(*) FROM "case" WHERE {_STATE[state]}') or 0)


def sums(database: Database, case_id: str, today: date) -> CaseSums:
    """Return the sums of one case."""
    row = database.row(
        f"""SELECT COUNT(*), COALESCE(SUM(duration_min), 0),
                  COALESCE(SUM(EXISTS (SELECT 1 FROM case_contact_addressee
                           WHERE owner_id = case_contact.id
                                 AND (value = 'parents' OR value IN
                                      (SELECT id FROM local_entry
                                       WHERE rolls_up_to = 'parents')))), 0),
                  (SELECT MIN(follow_up_on) FROM case_contact
                   WHERE case_id = :case AND follow_up_done = 0 AND follow_up_on >= :today),
                  MAX(date)
           FROM case_contact WHERE case_id = :case AND {_HELD}""",
        {"case": case_id, "today": today.isoformat()},
    )
    assert row is not None  # noqa: S101 - an aggregate always gives a row
    return CaseSums(int(row[0]), int(row[1]), int(row[2]), _day(row[3]), _day(row[4]))


def quiet(database: Database, before: date) -> list[tuple[str, str, str, date | None]]:
    """Return open cases without a contact since `before`: id, number, name, last contact."""
    found = database.rows(
        """SELECT "case".id, "case".case_no,
                  TRIM(COALESCE(young_person.first_name, '') || ' '
                       || COALESCE(young_person.last_name, '')),
                  (SELECT MAX(date) FROM case_contact WHERE case_id = "case".id) AS latest
           FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
           WHERE "case".closed_on IS NULL AND "case".dormant = 0
                 AND COALESCE(latest, "case".opened_on, :before) <= :before
           ORDER BY latest, "case".case_no LIMIT 50""",
        {"before": before.isoformat()},
    )
    return [(row[0], row[1], row[2], _day(row[3])) for row in found]


def contacts_between(database: Database, first: date, last: date) -> int:
    """Return how many contacts that took place lie between two days, both included."""
    number = database.value(
        f"SELECT COUNT(*) FROM case_contact WHERE date BETWEEN :first AND :last AND {_HELD}",
        {"first": first.isoformat(), "last": last.isoformat()},
    )
    return int(number or 0)


def activity_days(database: Database) -> tuple[date, date] | None:
    """Return the first and the last day with something that is counted, None in an empty file."""
    # One question for each end: only so the index answers, without a look at every row.
    ends = (
        f"(SELECT {end}({day}) FROM {source})" for source, day in _COUNTED for end in ("MIN", "MAX")
    )
    row = database.row(f"SELECT {', '.join(ends)}")
    days = [date.fromisoformat(day) for day in row or () if day]
    return (min(days), max(days)) if days else None


def highest_number(database: Database, year: int) -> int:
    """Return the highest running number among all case numbers like 2026-001."""
    with database.whole():
        found = database.rows(
            "SELECT case_no FROM \"case\" WHERE case_no LIKE :pattern || '-%'",
            {"pattern": str(year)},
        )
    tails = [row[0].rsplit("-", 1)[1] for row in found]
    return max((int(tail) for tail in tails if tail.isascii() and tail.isdigit()), default=0)


def check_number_free(database: Database, case_no: str, case_id: str) -> None:
    """Raise CaseNumberTakenError when another case has this number, be it a restricted one."""
    with database.whole():
        taken = database.value(
            'SELECT 1 FROM "case" WHERE case_no = :number COLLATE NOCASE AND id <> :id',
            {"number": case_no.strip(), "id": case_id},
        )
    if taken:
        raise CaseNumberTakenError


def _line(row: tuple[object, ...]) -> CaseLine:
    values = list(row)
    values[7], values[9], values[10] = _day(row[7]), _day(row[9]), bool(row[10])
    return CaseLine(*values)  # type: ignore[arg-type] # columns of _LINE in their order


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
