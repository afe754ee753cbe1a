"""Backups without an open file: what is in one, put one back, which ones there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ssa_desk.services import backup_places as places
from ssa_desk.services.backup_places import Found, Roots
from ssa_desk.settings import paths
from ssa_desk.storage import backup as backing_up
from ssa_desk.storage import backup_archive as archives
from ssa_desk.storage import errors, side_file
from ssa_desk.storage import restore as restoring
from ssa_desk.storage.backup_archive import Manifest
from ssa_desk.storage.keys import Root
from ssa_desk.storage.restore import Opener, Restored
from ssa_desk.system import volumes

Progress = Callable[[float], bool]
"""Is told the part done, from 0 to 1; False stops the work."""


def goes_on(_part: float) -> bool:
    """Go on whatever the part done."""
    return True


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: shown before it replaces a file."""

    sequence: int
    created: datetime
    program: str
    size: int
    counts: tuple[tuple[str, int], ...]
    newest: datetime | None


def inspect(
    backup: Path,
    secret: str,
    *,
    is_code: bool = False,
    workroom: Path | None = None,
    progress: Progress = goes_on,
) -> Contents:
    """Open a backup by its own slot, check all of it and return what is in it; slow.

    Nothing is left behind: the encrypted working copy lies in `workroom` meanwhile. Raises
    BackupMissing/Damaged/TooNew/Password/WithoutPassword/CodeError, CodeTypoError.
    """
    room = workroom or paths.work_folder()
    restoring.remove_looks(room)
    return contents(*restoring.inspect(backup, _opener(secret, is_code), room, progress))


def demand_backup(backup: Path) -> None:
    """Raise BackupMissing/Damaged/TooNewError before anybody is asked for a password."""
    archives.read_manifest(backup)


def contents(manifest: Manifest, found: backing_up.Contents) -> Contents:
    """Return what the backup says of itself together with what is in it."""
    return Contents(
        manifest.sequence,
        manifest.created,
        manifest.program,
        manifest.size,
        found.counts,
        found.newest,
    )


def put_back(
    backup: Path,
    path: Path,
    secret: str,
    *,
    is_code: bool = False,
    progress: Progress = goes_on,
    present_root: Root | None = None,
) -> Restored:
    """Put a backup in place of the closed file; its root opens the file then. Slow.

    The old file stays beside it under another name; where it was just open, its root carries the
    list of issued reports over to older keys. Raises as `inspect`, and SideFileBusyError,
    DiskFullError, FileUnreadableError: then the old file is as it was.
    """
    return restoring.restore(backup, path, _opener(secret, is_code), progress, present_root)


def newest_for(path: Path, *, roots: Roots = volumes.roots) -> list[Found]:
    """Return the backups of a file that need not open, the newest first.

    Looked for beside it and on every stick and drive with a folder of backups; slow.
    """
    db_id = _known_id(path)
    folders = [path.parent / places.BESIDE, path.parent]
    folders += volumes.search(roots(), places.ID_FILE)
    found = {
        one.path.resolve(): one for folder in folders for one in places.backups_in(folder, db_id)
    }
    return sorted(found.values(), key=lambda one: (one.sequence, one.created), reverse=True)


def _opener(secret: str, is_code: bool) -> Opener:  # noqa: FBT001 - passed on from a keyword
    return restoring.by_code(secret) if is_code else restoring.by_password(secret)


def _known_id(path: Path) -> str | None:
    """Return the id of the file by its side file; without one every backup may be meant."""
    try:
        return side_file.read(path).db_id
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        return None
