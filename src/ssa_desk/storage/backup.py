"""Makes a backup of the open file and proves it: written, read back, opened with its own key."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import backup_archive as archives
from ssa_desk.storage import errors, migrate, side_file
from ssa_desk.storage.backup_archive import Manifest
from ssa_desk.storage.backup_copy import PATIENCE, GoesOn, copy_file, patiently, remove_copy
from ssa_desk.storage.backup_errors import (
    BackupDamagedError,
    BackupNotVerifiedError,
    BackupStoppedError,
    BackupTooNewError,
    at_target,
)
from ssa_desk.storage.connection import PAGE_SIZE, salt_of
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root, wipe
from ssa_desk.storage.side_format import SideFile
from ssa_desk.system import files, volumes

_COPIED, _PROVED, _PACKED = 0.5, 0.7, 0.85


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, in numbers: shown before a restore, compared in a rehearsal."""

    counts: tuple[tuple[str, int], ...]
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was just written and proved."""

    path: Path
    manifest: Manifest
    contents: Contents


def make(path: Path, root: Root, folder: Path, sequence: int, goes_on: GoesOn) -> Made:
    """Write the backup with this number into a folder and read it back.

    The encrypted copy is made beside the file, so the stick gets every byte once. Raises the
    errors of the file, of `backup_errors`, DiskFullError; nothing half is left behind.
    """
    goes_on = _only_growing(goes_on)
    slots = _slots_of(path, root)
    target = folder / archives.name_of(sequence)
    copy = _copied(path, root, folder, goes_on)
    try:
        contents = _proved(copy, root, slots.db_id)
        _demand_going_on(goes_on, _PROVED)
        manifest = _packed(copy, slots, target, sequence, goes_on)
    finally:
        remove_copy(copy)
    return Made(target, manifest, contents)


def prove(copy: Path, root: Root, db_id: str) -> Contents:
    """Open a copy with its own key, look at every page and table, and return what it holds.

    Raises BackupDamagedError, BackupTooNewError.
    """
    try:
        database = _opened(copy, root)
        try:
            _demand_sound(database, copy, db_id)
            return contents_of(database)
        finally:
            database.close()
    except (
        errors.FileDamagedError,
        errors.FileForeignError,
        errors.FileTruncatedError,
        errors.FileEmptyError,
        errors.FileNotEncryptedError,
        errors.PageDamagedError,
    ):
        raise BackupDamagedError from None


def contents_of(database: Database) -> Contents:
    """Return how many records of each kind there are and when the newest was written."""
    tables = {row[0] for row in database.rows("SELECT name FROM sqlite_master")}
    kinds = [record.KIND for record in RECORDS if record.KIND in tables]
    counts = tuple((one, int(database.value(f'SELECT count(*) FROM "{one}"'))) for one in kinds)
    moments = [database.value(f'SELECT max(created_at) FROM "{one}"') for one in kinds]
    newest = max((one for one in moments if one), default=None)
    return Contents(counts, datetime.fromisoformat(newest) if newest else None)


def remove_parts(folder: Path, db_id: str) -> None:
    """Remove what a backup of this file left in a folder when it was cut short."""
    for part in folder.glob(f"*{archives.SUFFIX}.{db_id[:8]}.part"):
        part.unlink(missing_ok=True)


def _proved(copy: Path, root: Root, db_id: str) -> Contents:
    """A copy just made that is not sound says that the file itself is damaged."""
    try:
        return prove(copy, root, db_id)
    except BackupDamagedError:
        raise errors.PageDamagedError from None


def _slots_of(path: Path, root: Root) -> SideFile:
    """Return the side file; without one the backup opens by the recovery code alone."""
    try:
        known = side_file.read(path)
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        known = None
    if known is not None and known.fits(root):
        return known
    database = _opened(path, root)
    try:
        database.wait_for_others(PATIENCE)
        return SideFile(database.db_id, 1, root.check, ())
    finally:
        database.close()


def _copied(path: Path, root: Root, folder: Path, goes_on: GoesOn) -> Path:
    """Return the copy beside the file, or in the target where there is no room for it."""
    copy = path.with_name(path.name + ".backup.part")
    try:
        copy_file(path, root, copy, lambda part: goes_on(part * _COPIED))
    except (errors.DiskFullError, errors.FileUnreadableError):
        copy = folder / copy.name
        copy_file(path, root, copy, lambda part: goes_on(part * _COPIED))
    return copy


def _packed(copy: Path, slots: SideFile, target: Path, sequence: int, goes_on: GoesOn) -> Manifest:
    part = target.with_name(f"{target.name}.{slots.db_id[:8]}.part")
    try:
        with at_target():
            part.unlink(missing_ok=True)
            manifest = archives.pack(
                part, copy, slots, sequence, _part_of(goes_on, _PROVED, _PACKED)
            )
            _read_back(part, manifest, _part_of(goes_on, _PACKED, 1.0))
            files.move_durably(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return manifest


def _read_back(part: Path, manifest: Manifest, tell: Callable[[float], bool]) -> None:
    volumes.forget_cached(part)
    try:
        archives.demand_intact(part, manifest, tell)
    except BackupDamagedError:
        raise BackupNotVerifiedError from None


def _only_growing(goes_on: GoesOn) -> GoesOn:
    """A copy that begins anew must not look like one that runs backwards."""
    most = 0.0

    def told(part: float) -> bool:
        nonlocal most
        most = max(most, part)
        return goes_on(most)

    return told


def _part_of(goes_on: GoesOn, first: float, last: float) -> Callable[[float], bool]:
    return lambda part: goes_on(first + part * (last - first))


def _demand_going_on(goes_on: GoesOn, part: float) -> None:
    if not goes_on(part):
        raise BackupStoppedError


def _opened(path: Path, root: Root) -> Database:
    key = root.raw_key(salt_of(path))
    try:
        return patiently(lambda: Database(path, key, "ro", is_whole=True))
    finally:
        wipe(key)


def _demand_sound(database: Database, copy: Path, db_id: str) -> None:
    """Each of these misses a class of damage; only together they tell that a copy is sound."""
    if database.schema_version > migrate.NEWEST:
        needed = database.value("SELECT value FROM meta WHERE name = 'needs_program'")
        raise BackupTooNewError(needed=str(needed or database.schema_version))
    sound = (
        not database.rows("PRAGMA cipher_integrity_check")
        and database.rows("PRAGMA quick_check") == [("ok",)]
        and database.value("PRAGMA page_count") * PAGE_SIZE == copy.stat().st_size
        and database.db_id == db_id
    )
    if not sound:
        raise BackupDamagedError
