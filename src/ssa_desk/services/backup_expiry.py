"""Backups that still hold what was deleted: until when, at the latest."""

from dataclasses import dataclass
from datetime import date, datetime

from ssa_desk.domain.backup_plan import USUAL_MONTHS
from ssa_desk.domain.retention import months_after
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import deletion_records
from ssa_desk.storage.backup_table import Backup, BackupTable
from ssa_desk.storage.desk_settings import DeskSettings

_MONTHS = "backup_months"


@dataclass(frozen=True, slots=True)
class HeldBackup:
    """A backup made before the newest deletion, and the day on which the plan removes it."""

    backup: Backup
    expires_on: date | None
    """None: it is the newest one that is proved, and stays until there is a newer one."""


def held_backups(workspace: Workspace) -> tuple[HeldBackup, ...]:
    """Return the backups that still hold something deleted, the newest first."""
    database = workspace.database
    deleted = deletion_records.last_moment(database)
    if deleted is None:
        return ()
    there = BackupTable(database).there()
    months = DeskSettings(database).get(_MONTHS) or USUAL_MONTHS
    newest = next((one for one in there if one.verified_at), None)
    return tuple(
        HeldBackup(one, None if one == newest else _expiry(one.created_at, months))
        for one in there
        if one.created_at < deleted
    )


def _expiry(created: datetime, months: int) -> date:
    return months_after(created.astimezone().date(), months)
