"""The proofs of deletions: what was deleted when and why, without a name or a number.

A case is known by a mark only: a keyed hash of its number. Who knows the number can ask whether
that case was deleted; nobody can read a number from the mark.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ssa_desk.domain.base import new_id
from ssa_desk.domain.folding import plain
from ssa_desk.storage.database import Database, Row

_KEY = "deletion_mark"
_COLUMNS = (
    "at, retention, case_mark, first_year, last_year, method, archive, grounds, records,"
    " disclosures_json"
)


@dataclass(frozen=True, slots=True)
class DeletionRecord:
    """One deletion: its class, its years, how many records; `case_mark` is "" without a case."""

    at: datetime
    retention: str
    case_mark: str
    first_year: int | None
    last_year: int | None
    method: str
    archive: str
    grounds: str
    records: int
    disclosures: Mapping[str, int]
    """How often something was passed on, by legal basis."""


def mark_of(database: Database, case_no: str) -> str:
    """Return the mark of a case number; the key is made at the first one."""
    number = "".join(plain(case_no).split())
    return hmac.new(_key(database), number.encode(), hashlib.sha256).hexdigest()


def add(database: Database, record: DeletionRecord) -> None:
    """Keep a proof, in the transaction that deletes."""
    database.change(
        f"INSERT INTO deletion_record (id, {_COLUMNS}) VALUES (:id, :at, :retention, :case_mark,"
        " :first_year, :last_year, :method, :archive, :grounds, :records, :disclosures)",
        {
            "id": new_id(),
            "at": record.at.isoformat(),
            "retention": record.retention,
            "case_mark": record.case_mark,
            "first_year": record.first_year,
            "last_year": record.last_year,
            "method": record.method,
            "archive": record.archive,
            "grounds": record.grounds,
            "records": record.records,
            "disclosures": json.dumps(dict(record.disclosures), sort_keys=True),
        },
    )


def all_of(database: Database) -> list[DeletionRecord]:
    """Return every proof, the newest first."""
    sql = f"SELECT {_COLUMNS} FROM deletion_record ORDER BY at DESC, rowid DESC"
    return [_record(row) for row in database.rows(sql)]


def of_case(database: Database, case_no: str) -> list[DeletionRecord]:
    """Return the proofs that a case of this number was deleted."""
    if not database.value("SELECT COUNT(*) FROM secret WHERE name = :name", {"name": _KEY}):
        return []
    sql = f"SELECT {_COLUMNS} FROM deletion_record WHERE case_mark = :mark ORDER BY at"
    return [_record(row) for row in database.rows(sql, {"mark": mark_of(database, case_no)})]


def last_moment(database: Database) -> datetime | None:
    """Return when something was last deleted."""
    found = database.value("SELECT MAX(at) FROM deletion_record")
    return datetime.fromisoformat(found) if found else None


def remove_before(database: Database, day: date) -> int:
    """Remove the proofs of an earlier day; return how many."""
    sql = "DELETE FROM deletion_record WHERE substr(at, 1, 10) < :day"
    return database.change(sql, {"day": day.isoformat()})


def _key(database: Database) -> bytes:
    sql = "SELECT value FROM secret WHERE name = :name"
    found = database.value(sql, {"name": _KEY})
    if found is None:
        database.change(
            "INSERT INTO secret (name, value) VALUES (:name, :value)",
            {"name": _KEY, "value": secrets.token_bytes(32)},
        )
        found = database.value(sql, {"name": _KEY})
    return bytes(found)


def _record(row: Row) -> DeletionRecord:
    at, retention, mark, first, last, method, archive, grounds, records, disclosures = row
    return DeletionRecord(
        at=datetime.fromisoformat(at),
        retention=retention,
        case_mark=mark,
        first_year=first,
        last_year=last,
        method=method,
        archive=archive,
        grounds=grounds,
        records=records,
        disclosures=json.loads(disclosures),
    )
