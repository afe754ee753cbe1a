"""Takes the names of children out of group lists; how many came stays with the session (RC3)."""

import json
from collections.abc import Iterable

from ssa_desk.storage import search_removal
from ssa_desk.storage.column_rules import column_rules
from ssa_desk.storage.database import Database

_SESSION = "group_session"
_ATTENDANCE = """
    SELECT id FROM group_attendance WHERE session_id IN (SELECT value FROM json_each(:ids))
"""


def attendance(database: Database, session_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of who was there."""
    rows = database.rows(_ATTENDANCE, {"ids": json.dumps([*session_ids])})
    return tuple(row[0] for row in rows)


def remove_words(database: Database, session_ids: Iterable[str]) -> None:
    """Empty what sessions tell about children, in the open transaction; the search forgets it.

    These are the columns whose rule says so, whichever they are.
    """
    ids = [*session_ids]
    columns = [
        one for one in column_rules() if one.table == _SESSION and one.retention == "group_names"
    ]
    emptied = ", ".join(f"{one.column} = ''" for one in columns)
    search_removal.mark(database, ids, lambda _part: None)
    database.change(
        f"UPDATE main.{_SESSION} SET {emptied} WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(ids)},
    )
