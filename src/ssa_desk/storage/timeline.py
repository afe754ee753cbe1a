"""SQL behind the timeline of a case: what hangs on it, of all kinds, in the order of days."""

from collections.abc import Sequence
from dataclasses import dataclass

from ssa_desk.storage.database import Database


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record that may hang on a case, by the case itself or by its child."""

    kind: str
    day: str = "date"
    time: str = ""
    of_child: bool = False


_OF_CHILD = "young_person_id = :person AND case_id IS NOT :case"
_SESSIONS = """
    SELECT 'group_session', group_session.id, group_session.date, group_session.time,
           group_session.rowid
    FROM group_attendance JOIN group_session ON group_session.id = group_attendance.session_id
    WHERE group_attendance.young_person_id = :person
          AND group_attendance.state = 'present'
"""
"""Sessions that the child took part in: only offers that need names know it."""


def page(
    database: Database,
    sources: Sequence[Source],
    values: tuple[str, str | None],
    offset: int,
    limit: int,
) -> list[tuple[str, str]]:
    """Return kind and id of a page of entries, the newest first; `values` are case and child."""
    parts = [_part(source) for source in sources]
    found = database.rows(
        f"SELECT kind, id FROM ({' UNION ALL '.join([*parts, _SESSIONS])})"
        " ORDER BY day DESC, time DESC, number DESC, kind LIMIT :limit OFFSET :offset",
        {"case": values[0], "person": values[1], "limit": limit, "offset": offset},
    )
    return [(row[0], row[1]) for row in found]


def _part(source: Source) -> str:
    where = _OF_CHILD if source.of_child else "case_id = :case"
    time = source.time or "NULL"
    return (
        f"SELECT '{source.kind}' AS kind, id, {source.day} AS day, {time} AS time,"
        f' rowid AS number FROM "{source.kind}" WHERE {where}'
    )
