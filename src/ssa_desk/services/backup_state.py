"""How the backups of a file stand: what the page Heute and the settings tell of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ssa_desk.domain import clock
from ssa_desk.services.backup_cleaning import FOLDER, Cleaning
from ssa_desk.services.backup_places import Roots
from ssa_desk.storage.backup_table import Backup
from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings

MOST_DAYS_INSIDE = 7
"""Without a backup outside the data folder, before the user is reminded."""
REHEARSAL_DAYS = 30

_OWN_WRITING = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class BackupState:
    """How backups stand, for the page Heute and the settings.

    `folder` is the one the user chose; `folder_present` is as it was at the last look.
    `pending` are the ones that a renewal has still to remove from absent sticks.
    """

    last: Backup | None
    last_outside: Backup | None
    last_rehearsed: datetime | None
    folder: Path | None
    folder_present: bool
    days_without_outside: int
    due: bool
    rehearsal_due: bool
    pending: tuple[Backup, ...]

    @property
    def outside_overdue(self) -> bool:
        """Return whether the user has to be reminded of a backup outside the data folder."""
        return self.days_without_outside >= MOST_DAYS_INSIDE


def state(
    database: Database, known: Sequence[Backup], roots: Roots, *, folder_present: bool
) -> BackupState:
    """Return how backups stand; in the thread of the file, without touching any drive."""
    there = [one for one in known if one.removed_at is None]
    choice = DeskSettings(database).get(FOLDER)
    is_present = bool(choice) and folder_present
    outside = next((one for one in there if one.is_outside), None)
    return BackupState(
        last=next(iter(there), None),
        last_outside=outside,
        last_rehearsed=_latest(one.rehearsed_at for one in known),
        folder=Path(choice["path"]) if choice else None,
        folder_present=is_present,
        days_without_outside=_days_since(outside, database),
        due=_is_due(database, there, wants_outside=is_present),
        rehearsal_due=_is_rehearsal_due(known),
        pending=Cleaning(database, roots).pending(),
    )


def _days_since(outside: Backup | None, database: Database) -> int:
    begin = outside.created_at if outside else _made_at(database)
    return max((clock.now() - begin).days, 0)


def _made_at(database: Database) -> datetime:
    made = database.value("SELECT value FROM meta WHERE name = 'created_at'")
    return datetime.fromisoformat(made)


def _is_due(database: Database, there: Sequence[Backup], *, wants_outside: bool) -> bool:
    """Return whether the file changed and today has no backup where it should be."""
    if database.read_only:
        return False
    # One that was only found may hold what the restored file does not: it does not count.
    proved = [one for one in there if one.verified_at]
    wanted = [one for one in proved if one.is_outside or not wants_outside]
    if not wanted:
        return True
    last = wanted[0]
    if last.created_at.astimezone().date() == clock.today():
        return False
    try:
        saved = database.path.stat().st_mtime
    except OSError:
        return False
    return saved > ((last.verified_at or last.created_at) + _OWN_WRITING).timestamp()


def _is_rehearsal_due(known: Sequence[Backup]) -> bool:
    if not any(one.removed_at is None for one in known):
        return False
    last = _latest(one.rehearsed_at for one in known) or min(one.created_at for one in known)
    return (clock.now() - last).days >= REHEARSAL_DAYS


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((one for one in moments if one), default=None)
