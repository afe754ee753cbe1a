"""Who opened the file by its recovery code: a list that grows, shown to the owner later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from ssa_desk.domain import clock
from ssa_desk.domain.base import new_id
from ssa_desk.storage import audit_trail
from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings

Way = Literal["own", "deputy", "deputy_reason"]

_SEEN = "openings_seen"
_REMOVE = """
    DELETE FROM opening WHERE substr(at, 1, 10) < :day
        AND at <= strftime('%Y-%m-%dT%H:%M:%S', 'now', '-12 months') AND rowid IN (
        SELECT rowid FROM opening ORDER BY rowid LIMIT :seen)
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening by code: own recovery, a deputy, or a deputy who gave a reason to see more."""

    at: datetime
    way: Way
    reason: str

    def __repr__(self) -> str:
        return f"<Opening {self.way} {self.at}>"


def note(database: Database, way: Way, reason: str) -> None:
    """Keep for ever that the file was opened by code; raises ReadOnlyError."""
    with database.transaction():
        database.change(
            "INSERT INTO opening (id, at, way, reason) VALUES (:id, :at, :way, :reason)",
            {"id": new_id(), "at": clock.now().isoformat(), "way": way, "reason": reason},
        )
        audit_trail.note(database, "opened_by_code", "own" if way == "own" else "deputy")


def all_of(database: Database) -> list[Opening]:
    """Return all openings by code, the first one first."""
    return _from(database, 0)


def unseen(database: Database) -> list[Opening]:
    """Return the openings that the owner has not confirmed yet."""
    return _from(database, int(DeskSettings(database).get(_SEEN) or 0))


def confirm_seen(database: Database, number: int) -> None:
    """Keep that the owner has seen this many openings more.

    Counted, not dated: nothing leaves the list, and a clock may run backwards.
    """
    settings = DeskSettings(database)
    settings.put(_SEEN, int(settings.get(_SEEN) or 0) + number)


def remove_before(database: Database, day: date) -> int:
    """Remove the openings of an earlier day that the owner has seen (RC9); return how many.

    The file keeps those of the last 12 months whatever is asked.
    """
    seen = int(DeskSettings(database).get(_SEEN) or 0)
    values = {"day": day.isoformat(), "seen": seen}
    with database.transaction():
        removed = database.change(_REMOVE, values)
        if removed:
            confirm_seen(database, -removed)
    return removed


def _from(database: Database, first: int) -> list[Opening]:
    rows = database.rows(
        "SELECT at, way, reason FROM opening ORDER BY rowid LIMIT -1 OFFSET :first",
        {"first": first},
    )
    return [Opening(datetime.fromisoformat(at), way, reason) for at, way, reason in rows]
