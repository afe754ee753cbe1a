"""The backups that the file knows of: their folders stand nowhere else than in it."""

from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from ssa_desk.domain import clock
from ssa_desk.storage.backup_archive import name_of
from ssa_desk.storage.database import Database, Row

_COLUMNS = (
    "sequence, created_at, folder, folder_id, size, sha256, is_outside,"
    " verified_at, rehearsed_at, removed_at"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup that was made; `removed_at` says that it is gone.

    `remark` is a German sentence about one just made that lies elsewhere than wanted.
    """

    sequence: int
    created_at: datetime
    folder: str
    folder_id: str
    size: int
    sha256: str
    is_outside: bool
    verified_at: datetime | None = None
    rehearsed_at: datetime | None = None
    removed_at: datetime | None = None
    remark: str = ""

    @property
    def path(self) -> Path:
        """Return where it lay when it was made."""
        return Path(self.folder) / name_of(self.sequence)


class BackupTable:
    """Reads and writes the list of backups of one open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Backup]:
        """Return every backup ever made, the newest first."""
        found = self._database.rows(f"SELECT {_COLUMNS} FROM backup ORDER BY sequence DESC")
        return [_backup(row) for row in found]

    def there(self) -> list[Backup]:
        """Return those that were not removed, the newest first."""
        return [one for one in self.all() if one.removed_at is None]

    def put(self, one: Backup) -> None:
        """Keep a new or changed entry."""
        values = {name: getattr(one, name) for name in _names()}
        for name in ("created_at", "verified_at", "rehearsed_at", "removed_at"):
            values[name] = values[name].isoformat() if values[name] else None
        values["is_outside"] = int(one.is_outside)
        places = ", ".join(f":{name}" for name in _names())
        self._database.change(
            f"INSERT OR REPLACE INTO backup ({_COLUMNS}) VALUES ({places})", values
        )

    def removed(self, sequence: int, folder_id: str) -> None:
        """Note that the backup with this number is gone from this folder."""
        self._mark("removed_at = :at", sequence, folder_id)

    def rehearsed(self, sequence: int, folder_id: str) -> None:
        """Note that a backup was opened and held what it should."""
        self._mark("rehearsed_at = :at, verified_at = :at", sequence, folder_id)

    def found_bad(self, sequence: int, folder_id: str) -> None:
        """Note that a backup counts no longer as verified."""
        self._mark("verified_at = NULL", sequence, folder_id)

    def _mark(self, change: str, sequence: int, folder_id: str) -> None:
        self._database.change(
            f"UPDATE backup SET {change} WHERE sequence = :sequence AND folder_id = :folder_id",
            {"sequence": sequence, "folder_id": folder_id, "at": clock.now().isoformat()},
        )


def _names() -> list[str]:
    return [one.name for one in fields(Backup) if one.name != "remark"]


def _backup(row: Row) -> Backup:
    values = dict(zip(_names(), row, strict=True))
    for name in ("created_at", "verified_at", "rehearsed_at", "removed_at"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return Backup(**{**values, "is_outside": bool(values["is_outside"])})
