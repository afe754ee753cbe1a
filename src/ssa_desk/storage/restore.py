"""Puts a backup in place of the file: everything is proved before anything is replaced.

The file that was there stays under another name. Putting the database in place is the one step
that counts: before it the old pair opens, after it the new one, whenever the power fails.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag

from ssa_desk.domain import clock
from ssa_desk.storage import backup_archive as archives
from ssa_desk.storage import errors, ledger_copy, rotation, side_file
from ssa_desk.storage.backup import Contents, prove
from ssa_desk.storage.backup_archive import Manifest
from ssa_desk.storage.backup_copy import GoesOn, remove_copy
from ssa_desk.storage.backup_errors import (
    BackupCodeError,
    BackupDamagedError,
    BackupOtherKeyError,
    BackupPasswordError,
    BackupWithoutPasswordError,
)
from ssa_desk.storage.connection import salt_of
from ssa_desk.storage.keys import Root
from ssa_desk.storage.side_format import Sealed, SideFile
from ssa_desk.system import files


@dataclass(frozen=True, slots=True)
class Opened:
    """The root secret of a backup, and the side file whose slots stay after a restore."""

    root: Root
    slots: SideFile

    def __repr__(self) -> str:
        return "<Opened>"


Opener = Callable[[SideFile, SideFile | None], Opened]
"""Opens the slots of a backup, or the present ones where they hold the same root secret."""

_EXTRACTED, _PROVED = 0.5, 0.9
_LOOK = ".look.part"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore gives: the root that opens the file, what is in it, where the old one is.

    `is_ledger_kept` is False when the present side file held reports that could not be read.
    `has_older_keys`: code and sheet of the file that was replaced do not open this one.
    """

    root: Root
    manifest: Manifest
    contents: Contents
    aside: Path | None
    is_ledger_kept: bool
    has_older_keys: bool

    def __repr__(self) -> str:
        return f"<Restored {self.manifest.sequence}>"


def by_password(password: str) -> Opener:
    """Return what opens a backup with the password of its time, or today's. Slow by intention.

    Whichever slots the password opens are those of the restored file.
    """

    def opened(slots: SideFile, present: SideFile | None) -> Opened:
        same = present if present and _is_same(present, slots) else None
        for one in (slots, same):
            root = side_file.unwrap(one, password) if one else None
            if one and root:
                return Opened(root, one)
        if not slots.slots:
            raise BackupWithoutPasswordError
        raise BackupPasswordError

    return opened


def by_code(code: str) -> Opener:
    """Return what opens a backup with the recovery code of its time; raises CodeTypoError."""
    return _by_root(Root.from_code(code), BackupCodeError)


def by_root(root: Root) -> Opener:
    """Return what opens a backup of the file that is open now, without asking for anything."""
    return _by_root(Root(root.secret), BackupOtherKeyError)


def _by_root(root: Root, error: type[errors.StorageError]) -> Opener:
    def opened(slots: SideFile, present: SideFile | None) -> Opened:
        if not slots.fits(root):
            raise error
        stays = present if present and present.slots and _is_same(present, slots) else slots
        return Opened(Root(root.secret), stays)

    return opened


def _is_same(present: SideFile, slots: SideFile) -> bool:
    return (present.db_id, present.recovery_check) == (slots.db_id, slots.recovery_check)


def inspect(
    archive: Path, opener: Opener, workroom: Path, goes_on: GoesOn
) -> tuple[Manifest, Contents]:
    """Open a backup as a restore would, and return what is in it; leaves nothing behind.

    Raises the errors of `backup_errors`, DiskFullError, FileUnreadableError.
    """
    root = opener(archives.read_slots(archive), None).root
    part = workroom / f"{archive.name}{_LOOK}"
    try:
        return _extracted(archive, part, root, goes_on)
    finally:
        root.wipe()
        remove_copy(part)


def remove_looks(workroom: Path) -> None:
    """Remove the encrypted copies of looks that were cut short."""
    for part in workroom.glob(f"*{_LOOK}"):
        with suppress(OSError):
            part.unlink()


def restore(
    archive: Path,
    target: Path,
    opener: Opener,
    goes_on: GoesOn,
    present_root: Root | None = None,
) -> Restored:
    """Put a backup in place of the closed file; slow. The old file is kept beside it.

    `present_root` opens the report ledger of a file with other keys. Raises the errors of
    `backup_errors`, SideFileBusyError, DiskFullError, FileUnreadableError: the old file is
    untouched then.
    """
    slots, present = archives.read_slots(archive), _present(target)
    opened = opener(slots, present)
    part = target.with_name(target.name + ".restore.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with side_file.guarded(target):
            manifest, contents = _extracted(archive, part, opened.root, goes_on)
            ledger, is_kept = _both_ledgers(target, slots, opened.root, present_root)
            new = replace(opened.slots, generation=_next(slots, present), ledger=ledger)
            aside = _put_in_place(part, target, new)
    except OSError as error:
        raise errors.of_system(error) from None
    finally:
        with suppress(OSError):
            remove_copy(part)
    rotation.finish(target)
    is_older = present is not None and not _is_same(present, slots)
    return Restored(opened.root, manifest, contents, aside, is_kept, is_older)


def _extracted(archive: Path, part: Path, root: Root, goes_on: GoesOn) -> tuple[Manifest, Contents]:
    """Write the database of a backup beside, compare its hash, open it and look at all of it."""
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        remove_copy(part)
        manifest = archives.extract(archive, part, lambda done: goes_on(done * _EXTRACTED))
    except OSError as error:
        raise errors.of_system(error) from None
    contents = prove(part, root, manifest.db_id)
    goes_on(_PROVED)
    return manifest, contents


def _put_in_place(part: Path, target: Path, new: SideFile) -> Path | None:
    side_file.stage(target, new, side_file.fingerprint(salt_of(part)))
    try:
        aside = _keep_aside(target)
        # The journal of the old file would be played back into the new one.
        for end in ("-journal", "-wal", "-shm"):
            target.with_name(target.name + end).unlink(missing_ok=True)
        files.move_durably(part, target)
    except OSError:
        if part.exists():
            side_file.staged_path_of(target).unlink(missing_ok=True)
            raise
        # Only the folder could not be synced: the database has its name already.
    return aside


def _keep_aside(target: Path) -> Path | None:
    """Give the present file and its keys a second name; the first stays until the last step."""
    aside = _free_name(target)
    companions = (".keys", ".keys.bak", "-journal")
    for end in companions:
        one = target.with_name(target.name + end)
        if one.exists():
            files.copy_durably(one, aside.with_name(aside.name + end))
    if not target.exists():
        return None
    try:
        aside.hardlink_to(target)
    except OSError:
        # Sticks know no second names.
        files.copy_durably(target, aside)
    files.sync_folder(aside.parent)
    return aside


def asides_of(target: Path) -> list[Path]:
    """Return the files that were replaced by a restore and still lie beside."""
    pattern = f"{_escaped(target.stem)}-ersetzt-*{target.suffix}"
    return sorted(target.parent.glob(pattern))


def _free_name(target: Path) -> Path:
    day = clock.today().isoformat()
    for number in range(1, 1000):
        end = f"-{number}" if number > 1 else ""
        aside = target.with_name(f"{target.stem}-ersetzt-{day}{end}{target.suffix}")
        if not aside.exists() and not side_file.path_of(aside).exists():
            return aside
    raise errors.FileExistsAlreadyError


def _escaped(name: str) -> str:
    """Return a name without special meaning in a pattern."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _present(target: Path) -> SideFile | None:
    try:
        return side_file.read(target)
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        return None


def _next(slots: SideFile, present: SideFile | None) -> int:
    return max(slots.generation, present.generation if present else 0) + 1


def _both_ledgers(
    target: Path, slots: SideFile, root: Root, present_root: Root | None
) -> tuple[Sealed | None, bool]:
    """Return a ledger with the reports of both, and whether the present one could be read.

    What was printed stays as printed, so no report may be forgotten by a restore.
    """
    present = _present(target)
    if present is None or present.ledger is None or present.db_id != slots.db_id:
        return slots.ledger, True
    opener = root if present.fits(root) else present_root
    if opener is None or not present.fits(opener):
        return slots.ledger, False
    try:
        now = side_file.read_ledger(target, opener) or {}
    except errors.SideFileDamagedError:
        return slots.ledger, False
    both = ledger_copy.joined(now, _opened_ledger(slots, root))
    return side_file.sealed_ledger(root, both, slots.db_id), True


def _opened_ledger(slots: SideFile, root: Root) -> dict[str, Any]:
    if slots.ledger is None:
        return {}
    try:
        return side_file.opened_ledger(slots.ledger, root, slots.db_id)
    except InvalidTag:
        raise BackupDamagedError from None
