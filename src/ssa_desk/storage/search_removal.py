"""Takes the words of many records out of the full text at once, leaving no trace of them."""

import json
from collections.abc import Callable, Iterable

from ssa_desk.storage.database import Database

_INDEXES = ("search_word", "search_part")
_ENTRIES = """
    SELECT id FROM search_entry WHERE record_id IN (SELECT value FROM json_each(:gone))
    UNION SELECT id FROM search_entry WHERE case_id IN (SELECT value FROM json_each(:gone))
    ORDER BY id
"""
_DELETE = "DELETE FROM main.search_entry WHERE id IN (SELECT value FROM json_each(:some))"
_AT_ONCE = 1000


def remove(database: Database, ids: Iterable[str], step: Callable[[float], None]) -> None:
    """Remove the words of records and of all that belongs to them, within the open transaction.

    To blot each word out in its place takes 10 ms a note. Instead the words are only marked as
    gone, and then both indexes are written anew without what is marked.
    """
    rows = database.rows(_ENTRIES, {"gone": json.dumps(sorted(ids))})
    entries = [row[0] for row in rows]
    if not entries:
        return
    _blot_out(database, at_once=False)
    for start in range(0, len(entries), _AT_ONCE):
        database.change(_DELETE, {"some": json.dumps(entries[start : start + _AT_ONCE])})
        step(min(1.0, (start + _AT_ONCE) / len(entries)) / 2)
    for place, index in enumerate(_INDEXES, 3):
        database.change(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        step(place / 4)
    _blot_out(database, at_once=True)


def _blot_out(database: Database, *, at_once: bool) -> None:
    """Choose whether a deleted word is overwritten where it stands, as it is otherwise."""
    for index in _INDEXES:
        database.change(
            f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', :at_once)",
            {"at_once": int(at_once)},
        )
