"""Backups of the open file: made, proved, rehearsed, thinned out and renewed.

Everything but `state` and `list` takes connections of its own and belongs in the background.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ssa_desk.domain import clock
from ssa_desk.domain.backup_plan import LEAST_MONTHS, MOST_MONTHS, USUAL_MONTHS
from ssa_desk.services import backup_finding
from ssa_desk.services import backup_places as places
from ssa_desk.services.backup_cleaning import FOLDER, Cleaning
from ssa_desk.services.backup_files import (
    Contents,
    Progress,
    contents,
    demand_backup,
    goes_on,
    inspect,
    newest_for,
    put_back,
)
from ssa_desk.services.backup_places import Found, Place, Roots
from ssa_desk.services.backup_state import BackupState, state
from ssa_desk.storage import backup as backing_up
from ssa_desk.storage import restore as restoring
from ssa_desk.storage import vault
from ssa_desk.storage.backup_copy import PATIENCE, patiently
from ssa_desk.storage.backup_errors import (
    TARGET_ERRORS,
    BackupDamagedError,
    BackupMissingError,
    BackupOtherKeyError,
    BackupsOlderKeysError,
    NothingToRehearseError,
    RehearsalFailedError,
    at_target,
)
from ssa_desk.storage.backup_table import Backup, BackupTable
from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.errors import StorageError
from ssa_desk.storage.keys import Root
from ssa_desk.storage.restore import Restored
from ssa_desk.system import files, volumes

__all__ = [
    "Backup",
    "BackupState",
    "Backups",
    "BackupsOlderKeysError",
    "Contents",
    "Found",
    "Renewed",
    "Restored",
    "contents",
    "demand_backup",
    "inspect",
    "newest_for",
    "put_back",
    "secure",
]

_MONTHS, _CONTENTS = "backup_months", "backup_contents"
_MOST_CONTENTS = 40
_ABSENT = (
    "Der Ordner für Sicherungen ist gerade nicht erreichbar. Die Sicherung liegt vorerst neben "
    "der Datei: Bitte den Stick einstecken oder das Laufwerk verbinden und noch einmal sichern."
)
_INSTEAD = " Eine Sicherung liegt vorerst neben der Datei."


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal did: the new backup, how many were removed, which ones wait on sticks."""

    backup: Backup
    removed: int
    pending: tuple[Backup, ...]


def secure(path: Path, root: Root, progress: Progress = goes_on) -> Backup | None:
    """Make the backup that comes before the whole file is written anew, by itself.

    A file that can only be read will not be changed, so it needs none.
    """
    database = vault.open_database(path, root)
    try:
        return None if database.read_only else Backups(database, root).make(progress)
    finally:
        database.close()


class Backups:
    """The backups of one open file."""

    def __init__(self, database: Database, root: Root, *, roots: Roots = volumes.roots) -> None:
        self._database = database
        self._root = root
        self._roots = roots
        self._is_present = True
        self.trouble = ""
        """Why the last backup or rehearsal did not succeed, for the page Heute."""

    def state(self) -> BackupState:
        """Return how backups stand; in the thread of the file, without touching any drive."""
        return state(self._database, self.list(), self._roots, folder_present=self._is_present)

    def list(self) -> list[Backup]:
        """Return every backup ever made, the newest first; those gone have `removed_at`."""
        return BackupTable(self._database).all()

    def look(self) -> bool:
        """Look whether the chosen folder can be reached; remove there what a renewal left."""
        with self._reading() as database:
            choice = DeskSettings(database).get(FOLDER)
            self._is_present = bool(choice and self._chosen(choice))
            has_pending = bool(Cleaning(database, self._roots).pending())
        if has_pending and not self._database.read_only:
            with self._writing() as database:
                Cleaning(database, self._roots).sweep()
        return self._is_present

    def note_found(self, restored: Path | None = None) -> None:
        """Note what lies in known folders unnoted: after a restore even the backup it came from."""
        if not self._database.read_only:
            with self._writing() as database:
                backup_finding.note_found(database, self._roots, restored)

    def choose_folder(self, folder: Path) -> Place:
        """Let backups go to this folder, marked so that it is found under another letter, too.

        Raises BackupTargetGone/ReadOnly/FullError.
        """
        place = places.marked(folder, self._database.path)
        probe = folder / f"{places.ID_FILE}.probe"
        with at_target():
            files.replace_file(probe, b"SSA Desk")
            probe.unlink()
        with self._writing() as database:
            self._remember(database, place)
        self._is_present = True
        return place

    def choose_months(self, months: int) -> None:
        """Keep backups for at most so many months, from 3 to 12."""
        with self._writing() as database:
            chosen = min(max(months, LEAST_MONTHS), MOST_MONTHS)
            DeskSettings(database).put(_MONTHS, chosen)

    def make(self, progress: Progress = goes_on) -> Backup:
        """Make a backup where the user wants it, or beside the file when that cannot be.

        Then its `remark` says why. Backups beyond the plan are removed. Raises the errors of
        `backup_errors` and those of the file; what was there before stays then.
        """
        with self._reading() as database:
            choice = DeskSettings(database).get(FOLDER)
        place = self._chosen(choice) if choice else None
        self._is_present = place is not None
        if place is None:
            inside = self._made_in(places.beside(self._database.path), progress)
            return replace(inside, remark=_ABSENT if choice else "")
        try:
            return self._made_in(place, progress, is_chosen=True)
        except TARGET_ERRORS as error:
            self._is_present = places.id_of(place.folder) == place.id
            inside = self._made_in(places.beside(self._database.path), progress)
            return replace(inside, remark=error.sentence + _INSTEAD)

    def make_in(self, folder: Path, progress: Progress = goes_on) -> Backup:
        """Make a backup in this folder, this once; the chosen folder stays chosen."""
        with at_target():
            folder.mkdir(parents=True, exist_ok=True)
        return self._made_in(places.marked(folder, self._database.path), progress)

    def rehearse(self, backup: Backup | None = None, progress: Progress = goes_on) -> Backup:
        """Open the newest backup that can be reached, or this one, as a restore would.

        Raises NothingToRehearse/BackupsOlderKeysError, BackupDamaged/RehearsalFailedError, others.
        """
        missing: type[StorageError] = BackupMissingError if backup else NothingToRehearseError
        with self._reading() as database:
            known = [backup] if backup else BackupTable(database).there()
            expected = DeskSettings(database).get(_CONTENTS) or {}
        for one in known:
            place = places.find(one.folder, one.folder_id, self._database.path, self._roots)
            path = place.folder / one.path.name if place else None
            if path is None or not path.exists():
                continue
            try:
                self._rehearse(one, path, expected.get(str(one.sequence)), progress)
            except BackupOtherKeyError:
                if backup:
                    raise
                missing = BackupsOlderKeysError
                continue
            return replace(one, rehearsed_at=clock.now())
        raise missing

    def renew(self, progress: Progress = goes_on) -> Renewed:
        """Make a new backup and remove all older ones, so that what was deleted is gone there.

        Files kept aside by a restore or a migration go, too. Those on absent sticks are removed
        when the stick comes back.
        """
        made = self.make(progress)
        with self._writing() as database:
            cleaning = Cleaning(database, self._roots)
            removed = cleaning.renewed_from(made.sequence)
            return Renewed(made, removed, cleaning.pending())

    def _made_in(self, place: Place, progress: Progress, *, is_chosen: bool = False) -> Backup:
        """Make one in this folder, note it in the file, and thin the folder out."""
        with self._reading() as database:
            known, db_id = BackupTable(database).all(), database.db_id
        highest = max((one.sequence for one in known), default=0)
        sequence = max(highest, places.highest_number(place.folder)) + 1
        root = Root(self._root.secret)
        try:
            with at_target():
                backing_up.remove_parts(place.folder, db_id)
            made = backing_up.make(self._database.path, root, place.folder, sequence, progress)
        finally:
            root.wipe()
        one = _backup(made, place)
        if not self._database.read_only:
            self._note(one, made, place if is_chosen else None)
        return one

    def _note(self, one: Backup, made: backing_up.Made, chosen: Place | None) -> None:
        with self._writing() as database:
            settings = DeskSettings(database)
            with database.transaction():
                BackupTable(database).put(one)
                settings.put(_CONTENTS, _with(settings.get(_CONTENTS), one.sequence, made))
                if chosen:
                    self._remember(database, chosen)
            months = settings.get(_MONTHS) or USUAL_MONTHS
            cleaning = Cleaning(database, self._roots)
            cleaning.sweep()
            cleaning.thin_out(Path(one.folder), one.folder_id, months)

    def _rehearse(self, one: Backup, path: Path, expected: object, progress: Progress) -> None:
        try:
            self._compare(one, path, expected, progress)
        except (BackupDamagedError, RehearsalFailedError):
            self._mark(lambda table: table.found_bad(one.sequence, one.folder_id))
            raise
        self._mark(lambda table: table.rehearsed(one.sequence, one.folder_id))

    def _mark(self, change: Callable[[BackupTable], None]) -> None:
        """Note something about a backup; a file that can only be read keeps no notes."""
        if not self._database.read_only:
            with self._writing() as database:
                change(BackupTable(database))

    def _compare(self, one: Backup, path: Path, expected: object, progress: Progress) -> None:
        """Open it by its own slots and raise unless it holds what it held when it was made."""
        opener, workroom = restoring.by_root(self._root), self._database.path.parent
        manifest, found = restoring.inspect(path, opener, workroom, progress)
        if manifest.sha256 != one.sha256 or expected not in (None, _contents(found)):
            raise RehearsalFailedError

    def _chosen(self, choice: dict[str, str]) -> Place | None:
        return places.find(choice["path"], choice["id"], self._database.path, self._roots)

    def _remember(self, database: Database, place: Place) -> None:
        wanted = {"path": str(place.folder), "id": place.id}
        settings = DeskSettings(database)
        if settings.get(FOLDER) != wanted:
            settings.put(FOLDER, wanted)

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        with self._opened(self._database.reader) as database:
            yield database

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """Open a writing connection for some rows, after saves of the window under way."""
        with self._opened(self._database.writer) as database:
            yield database

    @contextmanager
    def _opened(self, opening: Callable[[], Database]) -> Iterator[Database]:
        database = patiently(opening)
        try:
            database.wait_for_others(PATIENCE)
            yield database
        finally:
            database.close()


def _backup(made: backing_up.Made, place: Place) -> Backup:
    return Backup(
        made.manifest.sequence,
        made.manifest.created,
        str(place.folder),
        place.id,
        made.path.stat().st_size,
        made.manifest.sha256,
        place.is_outside,
        verified_at=clock.now(),
    )


def _contents(found: backing_up.Contents) -> dict[str, object]:
    newest = found.newest.isoformat() if found.newest else None
    return {"counts": dict(found.counts), "newest": newest}


def _with(known: dict[str, object] | None, sequence: int, made: backing_up.Made) -> object:
    """Return what the newest backups hold, by number, for their rehearsal."""
    both = {**(known or {}), str(sequence): _contents(made.contents)}
    return dict(sorted(both.items(), key=lambda one: int(one[0]))[-_MOST_CONTENTS:])
