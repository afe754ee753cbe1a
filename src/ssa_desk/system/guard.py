"""Lets one process at a time change a small file: a lock file that a dead process cannot hold."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for the other one; it needs a tenth of a second."""
REPLACES_OPEN_FILES = os.name != "nt"
"""Whether a file may be replaced while somebody has it open."""
_STEP = 0.01
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def held(path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at `path` and remove it afterwards.

    Raises TimeoutError when another one holds it for too long, OSError when it cannot be made.
    A drive that knows no locks gives none: then there is nothing to wait for.
    """
    handle = _taken(path, time.monotonic() + patience)
    try:
        yield
    finally:
        _leave(path, handle)


def _taken(path: Path, end: float) -> int:
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            # Who held it before may have removed it meanwhile: then this one guards nothing.
            if _lock(handle) and _is_at(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() > end:
            raise TimeoutError(errno.ETIMEDOUT, "the lock is held")
        time.sleep(_STEP)


def _is_at(path: Path, handle: int) -> bool:
    if not REPLACES_OPEN_FILES:
        return True
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    own = os.fstat(handle)
    return (there.st_dev, there.st_ino) == (own.st_dev, own.st_ino)


def _lock(handle: int) -> bool:
    """Return whether the lock was free, or cannot be had on this drive at all."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _leave(path: Path, handle: int) -> None:
    if REPLACES_OPEN_FILES:
        path.unlink(missing_ok=True)
        os.close(handle)
        return
    os.close(handle)
    # Another one may have it open already and will remove it.
    with suppress(OSError):
        path.unlink()
