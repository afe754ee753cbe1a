"""Takes the words of many records out of the full text, leaving no trace of them.

To blot each word out in its place takes 10 ms a note. Instead the words are marked as gone with
the records (`mark`), and afterwards both indexes are written anew without them, some pages at a
time so that a save of the window never waits (`rewrite`). What is still to be written anew is
noted in the file: after a kill it is done at the next quiet moment.
"""

import json
from collections.abc import Callable, Iterable

from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings

_INDEXES = ("search_word", "search_part")
_ENTRIES = """
    SELECT id FROM search_entry WHERE record_id IN (SELECT value FROM json_each(:gone))
    UNION SELECT id FROM search_entry WHERE case_id IN (SELECT value FROM json_each(:gone))
    ORDER BY id
"""
_DELETE = "DELETE FROM main.search_entry WHERE id IN (SELECT value FROM json_each(:some))"
_AT_ONCE = 1000
_PAGES = 500
_DUE = "search_rewrite_due"


def mark(database: Database, ids: Iterable[str], step: Callable[[float], None]) -> None:
    """Take the words of records and of all that belongs to them away, in the open transaction.

    `rewrite` has to follow.
    """
    rows = database.rows(_ENTRIES, {"gone": json.dumps(sorted(ids))})
    entries = [row[0] for row in rows]
    if not entries:
        return
    _blot_out(database, at_once=False)
    for start in range(0, len(entries), _AT_ONCE):
        database.change(_DELETE, {"some": json.dumps(entries[start : start + _AT_ONCE])})
        step(min(1.0, (start + _AT_ONCE) / len(entries)))
    _blot_out(database, at_once=True)
    DeskSettings(database).put(_DUE, 1)


def is_due(database: Database) -> bool:
    """Return whether words that are gone still stand on the pages of an index."""
    return bool(DeskSettings(database).get(_DUE))


def rewrite(database: Database, step: Callable[[float], None]) -> None:
    """Write both indexes anew without what is marked, in many small transactions."""
    if not is_due(database):
        return
    for place, index in enumerate(_INDEXES, 1):
        _merge(database, index)
        step(place / len(_INDEXES))
    DeskSettings(database).put(_DUE, 0)


def _merge(database: Database, index: str) -> None:
    """Merge all segments of an index into one; only then nothing marked is left."""
    pages = -_PAGES  # Negative: begin with all segments, whatever their sizes.
    while True:
        before = database.value("SELECT total_changes()")
        database.change(
            f"INSERT INTO main.{index} ({index}, rank) VALUES ('merge', :pages)", {"pages": pages}
        )
        if database.value("SELECT total_changes()") - before < 2:
            return
        pages = _PAGES


def _blot_out(database: Database, *, at_once: bool) -> None:
    """Choose whether a deleted word is overwritten where it stands, as it is otherwise."""
    for index in _INDEXES:
        database.change(
            f"INSERT INTO main.{index} ({index}, rank) VALUES ('secure-delete', :at_once)",
            {"at_once": int(at_once)},
        )
