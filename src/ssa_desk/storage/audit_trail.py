"""What was done with the file and when, without any content (B24, section 22(2) no. 2 BDSG)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from ssa_desk.domain import clock
from ssa_desk.storage.database import Database

Action = Literal[
    "created",
    "changed",
    "deleted",
    "unlocked",
    "opened_by_code",
    "protected_opened",
    "printed",
    "exported",
    "restored",
    "rotated",
    "deletion_run",
    "retention_changed",
]

_INTO = "INSERT INTO main.audit_event (at, action, kind, record_id)"
_VALUES = f"{_INTO} VALUES (:at, :action, :kind, :record_id)"
_OWNED = (
    'SELECT kind.name, link."from"'
    " FROM pragma_table_list AS kind, pragma_foreign_key_list(kind.name, 'main') AS link"
    " WHERE kind.schema = 'main' AND kind.type = 'table' AND link.\"table\" = :target"
    " AND link.on_delete = 'CASCADE' AND EXISTS ("
    "SELECT 1 FROM pragma_table_info(kind.name, 'main') WHERE name = 'id')"
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the trail; acts without a record have an empty `record_id`."""

    sequence: int
    at: datetime
    action: str
    kind: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for: moments between, actions and kinds among these (none: all)."""

    first: datetime
    before: datetime
    actions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def note(database: Database, action: Action, kind: str = "", record_id: str = "") -> None:
    """Keep that something was done, within the open transaction or in one of its own.

    `kind` is a kind of record, or what was printed or given out; never a name or a title.
    """
    database.change(_VALUES, _event(action, kind, record_id))


def note_saved(database: Database, kind: str, record_id: str) -> None:
    """Keep that a record is made or changed; call it before the record is written."""
    database.change(
        f'{_INTO} SELECT :at, CASE WHEN EXISTS (SELECT 1 FROM main."{kind}" WHERE id = :record_id)'
        " THEN 'changed' ELSE 'created' END, :kind, :record_id",
        _event("changed", kind, record_id),
    )


def note_deleted(database: Database, kind: str, record_id: str) -> None:
    """Keep that a record is deleted with all that belongs to it; call it before."""
    note_gone(database, _with_owned(database, kind, record_id))


def note_gone(database: Database, ids: Mapping[str, Iterable[str]]) -> None:
    """Keep that these records, by their kind, are deleted."""
    events = (_event("deleted", kind, one) for kind, found in ids.items() for one in sorted(found))
    database.change_many(_VALUES, events)


def events(database: Database, wanted: Wanted, offset: int, limit: int) -> list[Event]:
    """Return the events asked for, the newest first."""
    rows = database.rows(
        f"SELECT sequence, at, action, kind, record_id FROM audit_event{_where(wanted)}"
        " ORDER BY sequence DESC LIMIT :limit OFFSET :offset",
        {**_values(wanted), "limit": limit, "offset": offset},
    )
    return [Event(number, datetime.fromisoformat(at), *rest) for number, at, *rest in rows]


def count(database: Database, wanted: Wanted) -> int:
    """Return how many events that are."""
    sql = f"SELECT count(*) FROM audit_event{_where(wanted)}"
    return int(database.value(sql, _values(wanted)))


def kinds(database: Database) -> list[str]:
    """Return the kinds that occur in the trail."""
    rows = database.rows("SELECT DISTINCT kind FROM audit_event WHERE kind <> '' ORDER BY kind")
    return [kind for (kind,) in rows]


def case_of(database: Database, kind: str, field: str, record_id: str) -> tuple[str, str] | None:
    """Return id and number of the case that a record names in `field`, if both may be seen."""
    sql = f'SELECT id, case_no FROM "case" WHERE id = (SELECT {field} FROM "{kind}" WHERE id = :id)'
    row = database.row(sql, {"id": record_id})
    return None if row is None else (row[0], row[1])


def first_moment(database: Database) -> datetime | None:
    """Return since when the trail goes back, None for an empty one."""
    found = database.value("SELECT MIN(at) FROM audit_event")
    return datetime.fromisoformat(found) if found else None


def last_moment(database: Database, action: Action, before: datetime) -> datetime | None:
    """Return when something was last done before a moment, None when it never was."""
    found = database.value(
        "SELECT MAX(at) FROM audit_event WHERE action = :action AND at < :before",
        {"action": action, "before": before.astimezone(UTC).isoformat()},
    )
    return datetime.fromisoformat(found) if found else None


def remove_before(database: Database, moment: datetime) -> int:
    """Remove the events before a moment (RC9); return how many."""
    sql = "DELETE FROM main.audit_event WHERE at < :moment"
    return database.change(sql, {"moment": moment.isoformat()})


def _event(action: Action, kind: str, record_id: str) -> dict[str, str]:
    at = clock.now().isoformat()
    return {"at": at, "action": action, "kind": kind, "record_id": record_id}


def _with_owned(database: Database, kind: str, record_id: str) -> dict[str, set[str]]:
    """Return the record and every record that leaves with it, by their kinds."""
    gone: dict[str, set[str]] = {kind: {record_id}}
    waiting = [(kind, {record_id})]
    while waiting:
        target, owners = waiting.pop()
        for table, column in database.rows(_OWNED, {"target": target}):
            sql = (
                f'SELECT id FROM main."{table}"'
                f" WHERE {column} IN (SELECT value FROM json_each(:owners))"
            )
            rows = database.rows(sql, {"owners": json.dumps(sorted(owners))})
            new = {found for (found,) in rows} - gone.setdefault(table, set())
            if new:
                gone[table] |= new
                waiting.append((table, new))
    return gone


def _where(wanted: Wanted) -> str:
    conditions = ["at >= :first", "at < :before"]
    for name, chosen in (("action", wanted.actions), ("kind", wanted.kinds)):
        if chosen:
            places = ", ".join(f":{name}{number}" for number in range(len(chosen)))
            conditions.append(f"{name} IN ({places})")
    return f" WHERE {' AND '.join(conditions)}"


def _values(wanted: Wanted) -> dict[str, str]:
    return {
        "first": wanted.first.isoformat(),
        "before": wanted.before.isoformat(),
        **{f"action{number}": one for number, one in enumerate(wanted.actions)},
        **{f"kind{number}": one for number, one in enumerate(wanted.kinds)},
    }
