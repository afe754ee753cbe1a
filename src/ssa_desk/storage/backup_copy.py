"""A copy of the open file under a key of its own, made while others go on writing."""

import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from ssa_desk.storage import errors, faults
from ssa_desk.storage.backup_errors import BackupStoppedError
from ssa_desk.storage.connection import connect, open_keyed, salt_of
from ssa_desk.storage.faults import translated
from ssa_desk.storage.keys import SALT_SIZE, Root, wipe
from ssa_desk.system import files

GoesOn = Callable[[float], bool]
T = TypeVar("T")

_STEP = 200
_RESTARTS = 2
PATIENCE = 10.0
"""Seconds that the background waits for a file that others write to."""
_REST = 0.02
_MESSAGES: tuple[tuple[str, type[errors.StorageError]], ...] = (
    ("full", errors.DiskFullError),
    ("malformed", errors.PageDamagedError),
    ("locked", errors.FileBusyError),
    ("I/O", errors.DiskError),
    ("readonly", errors.FileUnreadableError),
    ("unable to open", errors.FileUnreadableError),
)


class _RestartedError(Exception):
    """Others wrote so often that the copy began anew again and again."""


def copy_file(path: Path, root: Root, copy: Path, goes_on: GoesOn) -> None:
    """Write a copy of the file under a new salt; raises the errors of reading and of the disk.

    Others may write meanwhile: the copy is taken in steps that let them in between. When they
    made it begin anew twice it is taken in one step. Nothing is left of one that did not succeed.
    """
    try:
        try:
            _copy(path, root, copy, _Steps(_STEP, goes_on))
        except _RestartedError:
            _copy(path, root, copy, _Steps(-1, goes_on))
    except BaseException as error:
        remove_copy(copy)
        if isinstance(error, OSError):
            raise errors.of_system(error) from None
        raise


def patiently(opening: Callable[[], T]) -> T:
    """Open something of a file that is being written to, as soon as there is a moment for it.

    For the background only. Raises FileBusyError after ten seconds.
    """
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            return opening()
        except errors.FileBusyError:
            sleep(_REST)
    return opening()


def remove_copy(copy: Path) -> None:
    """Remove a working copy with whatever SQLite put beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)


def _copy(path: Path, root: Root, copy: Path, steps: "_Steps") -> None:
    remove_copy(copy)
    files.create_empty(copy)
    source = _opened(lambda key: connect(path, key, "ro"), root, salt_of(path))
    try:
        target = _opened(lambda key: open_keyed(copy, key), root, os.urandom(SALT_SIZE))
        try:
            _speed_up(target)
            _transfer(source, target, steps)
        finally:
            target.close()
    finally:
        source.close()


def _opened(opening: Callable[[bytearray], Any], root: Root, salt: bytes) -> Any:  # noqa: ANN401
    key = root.raw_key(salt)
    try:
        return patiently(lambda: opening(key))
    finally:
        wipe(key)


def _speed_up(target: Any) -> None:  # noqa: ANN401 - no types there
    """A copy that is cut short is thrown away, so it needs no journal and no waiting."""
    with translated():
        for setting in ("temp_store=MEMORY", "journal_mode=OFF", "synchronous=OFF"):
            target.execute(f"PRAGMA {setting}").fetchall()


def _transfer(source: Any, target: Any, steps: "_Steps") -> None:  # noqa: ANN401
    try:
        source.backup(target, pages=steps.pages, progress=steps, sleep=_REST)
    except sqlcipher.Error as error:
        raise _meaning_of(error) from None
    _demand_undamaged(source)


def _demand_undamaged(source: Any) -> None:  # noqa: ANN401
    """After a damaged page SQLCipher copies zeros without a word, but reads nothing any more."""
    with translated():
        source.execute(f"PRAGMA busy_timeout={PATIENCE * 1000:.0f}").fetchall()
        source.execute("SELECT count(*) FROM sqlite_master").fetchall()


class _Steps:
    """Hears of every step: others may write, the user may stop, the file may be busy for long."""

    def __init__(self, pages: int, goes_on: GoesOn) -> None:
        self.pages = pages
        self._goes_on = goes_on
        self._left: int | None = None
        self._restarts = 0
        self._moved = monotonic()

    def __call__(self, _status: int, left: int, total: int) -> None:
        if not self._goes_on(1 - left / max(total, 1)):
            raise BackupStoppedError
        if self._left is not None and left > self._left:
            self._restarts += 1
        if self._restarts == _RESTARTS:
            raise _RestartedError
        if left != self._left:
            self._moved = monotonic()
        elif left and monotonic() - self._moved > PATIENCE:
            raise errors.FileBusyError
        self._left = left


def _meaning_of(error: Exception) -> Exception:
    """Return our error: those of `backup()` have no name, but SQLite's own fixed sentences."""
    named = faults.expected(error)
    if named:
        return named
    text = str(error)
    found = (kind() for part, kind in _MESSAGES if part in text)
    return next(found, errors.StatementError(f"{faults.name_of(error)}: backup"))
