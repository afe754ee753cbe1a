"""Notes backups that a file does not know of: those made after the one it was restored from."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ssa_desk.domain import clock
from ssa_desk.services import backup_places as places
from ssa_desk.services.backup_cleaning import FOLDER
from ssa_desk.services.backup_places import Found, Place, Roots
from ssa_desk.storage import audit_trail
from ssa_desk.storage.backup_table import Backup, BackupTable
from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings


def note_found(database: Database, roots: Roots, restored: Path | None = None) -> None:
    """Note every backup of this file in a known folder; `restored` was just proved as a whole."""
    if restored is not None:
        audit_trail.note(database, "restored")
    table = BackupTable(database)
    known = {one.sequence for one in table.all()}
    for place in _places(database, roots, restored):
        for one in places.backups_in(place.folder, database.db_id):
            if one.sequence not in known:
                known.add(one.sequence)
                is_proved = restored is not None and one.path.resolve() == restored.resolve()
                table.put(_backup(one, place, clock.now() if is_proved else None))


def _places(database: Database, roots: Roots, restored: Path | None) -> Iterator[Place]:
    """Return the folders that can be reached, that of the restored backup first."""
    path = database.path
    for folder in (restored.parent if restored else None, path.parent / places.BESIDE):
        found = places.id_of(folder) if folder else None
        if folder and found:
            yield Place(folder, found, places.is_outside(folder, path))
    known = {one.folder_id: one.folder for one in BackupTable(database).all()}
    choice = DeskSettings(database).get(FOLDER)
    if choice:
        known[choice["id"]] = choice["path"]
    for folder_id, last in known.items():
        place = places.find(last, folder_id, path, roots)
        if place is not None:
            yield place


def _backup(found: Found, place: Place, verified_at: datetime | None) -> Backup:
    return Backup(
        found.sequence,
        found.created,
        str(place.folder),
        place.id,
        found.path.stat().st_size,
        found.manifest.sha256,
        place.is_outside,
        verified_at=verified_at,
    )
