"""Removes backups: those beyond the plan, and after a renewal all older ones, also later."""

from pathlib import Path

from ssa_desk.domain import clock
from ssa_desk.domain.backup_plan import Kept, superfluous
from ssa_desk.services import backup_places as places
from ssa_desk.services.backup_places import Found, Place, Roots
from ssa_desk.storage import migrate, side_file
from ssa_desk.storage.backup_table import Backup, BackupTable
from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.restore import asides_of, remove_looks
from ssa_desk.system import volumes

FOLDER = "backup_folder"
"""The setting with the folder that the user chose."""
_FLOOR = "backup_renewed_from"


class Cleaning:
    """Removes backups of one file through one connection to it."""

    def __init__(self, database: Database, roots: Roots = volumes.roots) -> None:
        self._database = database
        self._table = BackupTable(database)
        self._settings = DeskSettings(database)
        self._roots = roots

    def pending(self) -> tuple[Backup, ...]:
        """Return the backups that a renewal has still to remove."""
        floor = self._settings.get(_FLOOR) or 0
        return tuple(one for one in self._table.there() if one.sequence < floor)

    def thin_out(self, folder: Path, folder_id: str, months: int) -> None:
        """Remove from one folder what the plan does not keep."""
        found = places.backups_in(folder, self._database.db_id)
        proved = {
            (one.sequence, one.sha256)
            for one in self._table.there()
            if one.folder_id == folder_id and one.verified_at
        }
        copies = [
            Kept(one.sequence, one.created, (one.sequence, one.manifest.sha256) in proved)
            for one in found
        ]
        gone = superfluous(copies, clock.now(), months)
        for one in found:
            if one.sequence in gone:
                self._remove(one, folder_id)

    def renewed_from(self, sequence: int) -> int:
        """Let only backups from this number on count, remove all others that can be reached.

        Returns how many files went. What a restore or a migration kept aside goes along.
        """
        self._settings.put(_FLOOR, sequence)
        return self.sweep() + self._remove_asides()

    def sweep(self) -> int:
        """Remove what a renewal has left, in every known folder that can be reached now."""
        floor = self._settings.get(_FLOOR) or 0
        if not floor:
            return 0
        return sum(self._sweep(place, floor) for place in self._known_places())

    def _sweep(self, place: Place, floor: int) -> int:
        found = places.backups_in(place.folder, self._database.db_id)
        old = [one for one in found if one.sequence < floor]
        chosen = self._settings.get(FOLDER)
        if chosen and chosen["id"] == place.id and len(old) == len(found):
            # Not before the new backup lies there, too.
            return 0
        return sum(self._remove(one, place.id) for one in old)

    def _known_places(self) -> list[Place]:
        known = {(one.folder_id): one.folder for one in reversed(self._table.all())}
        path = self._database.path
        found = [places.find(known[one], one, path, self._roots) for one in known]
        return [one for one in found if one is not None]

    def _remove(self, one: Found, folder_id: str) -> bool:
        """Remove a file; one that cannot be removed now stays known and is tried again."""
        try:
            one.path.unlink(missing_ok=True)
        except OSError:
            return False
        self._table.removed(one.sequence, folder_id)
        return True

    def _remove_asides(self) -> int:
        path = self._database.path
        remove_looks(path.parent)
        gone = [migrate.safety_copy_of(path)]
        gone += [path.with_name(f"{path.name}.{work}.part") for work in ("restore", "backup")]
        for aside in asides_of(path):
            journal = aside.with_name(aside.name + "-journal")
            gone += [aside, side_file.path_of(aside), side_file.backup_path_of(aside), journal]
        there = [one for one in gone if one.exists()]
        for one in there:
            one.unlink()
        return len(there)
