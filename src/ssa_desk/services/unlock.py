"""Making, unlocking and opening a file. Imports no record types: the unlock window needs it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.domain import clock
from ssa_desk.storage import errors, side_file, vault
from ssa_desk.storage.keys import Root

if TYPE_CHECKING:
    from ssa_desk.services.desk import Desk

__all__ = [
    "SUFFIX",
    "NewFile",
    "Root",
    "check_free",
    "check_there",
    "create_file",
    "discard",
    "has_side_file",
    "is_lost",
    "new_password",
    "open_desk",
    "recovery_sheet",
    "unlock",
    "unlock_with_code",
]

SUFFIX = ".ssadesk"
_LOST = (
    errors.FileMissingError,
    errors.FileEmptyError,
    errors.FileTruncatedError,
    errors.FileDamagedError,
    errors.FileForeignError,
    errors.FileNotEncryptedError,
    errors.PageDamagedError,
    errors.CodeOrFileError,
)


@dataclass(frozen=True, slots=True, repr=False)
class NewFile:
    """A file just made: its root opens it, its code goes on the recovery sheet."""

    path: Path
    root: Root
    code: str
    db_id: str


def create_file(path: Path, password: str) -> NewFile:
    """Make a new encrypted file with its side file and its folder (slow: derives a key)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        # There is a file where a folder was named.
        raise errors.FileUnreadableError from None
    except OSError as error:
        raise errors.of_system(error) from None
    created = vault.create(path, password)
    return NewFile(path, created.root, created.code, created.db_id)


def discard(new_file: NewFile) -> None:
    """Remove a file just made and never used: its set-up was given up."""
    sides = (side_file.path_of(new_file.path), side_file.backup_path_of(new_file.path))
    for path in (new_file.path, *sides):
        path.unlink(missing_ok=True)
    new_file.root.wipe()


def unlock(path: Path, password: str) -> Root:
    """Return the root secret for a password (slow: derives a key)."""
    return vault.unlock(path, password)


def unlock_with_code(path: Path, code: str) -> Root:
    """Return the root secret for a recovery code; the side file is not needed."""
    return vault.unlock_with_code(path, code)


def check_free(path: Path) -> None:
    """Raise FileExistsAlreadyError when there is something where a new file was wanted."""
    if path.exists():
        raise errors.FileExistsAlreadyError


def check_there(path: Path) -> None:
    """Raise FileMissingError when there is no such file."""
    if not path.is_file():
        raise errors.FileMissingError


def is_lost(error: Exception) -> bool:
    """Return whether an error says that the file cannot be read, so that a backup helps."""
    return isinstance(error, _LOST)


def has_side_file(path: Path) -> bool:
    """Return whether a password can open the file: its side file is there."""
    return side_file.path_of(path).exists() or side_file.backup_path_of(path).exists()


def new_password(path: Path, root: Root, password: str) -> None:
    """Write a new side file: from now on this password opens the file (slow)."""
    vault.write_side_file(path, root, password)


def open_desk(path: Path, root: Root) -> "Desk":
    """Open the file for work, and note that."""
    from ssa_desk.services.audit_trail import note_opening
    from ssa_desk.services.desk import Desk

    desk = Desk(vault.open_database(path, root), root)
    note_opening(desk.workspace.database, "unlocked")
    return desk


def recovery_sheet(new_file: NewFile) -> bytes:
    """Return the sheet with the recovery code as PDF."""
    from ssa_desk.typesetting.recovery_sheet import recovery_sheet as sheet

    return sheet(new_file.code, new_file.db_id, new_file.path.name, clock.today())
