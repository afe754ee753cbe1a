"""Files written so that a power cut leaves either the old or the new one, never half of one."""

import errno
import os
import shutil
from pathlib import Path
from typing import IO

OWNER_ONLY = 0o600


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; where folders cannot be synced there is no need."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network drives do not sync folders and say so.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file that only its owner may read and wait until it is on the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, OWNER_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(file: IO[bytes]) -> None:
    """Wait until everything written to an open file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in place of the file in one step; raises OSError with the old file untouched."""
    part = path.with_name(path.name + ".part")
    try:
        write_durably(part, data)
        move_durably(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file, a block at a time, into one that only its owner may read: all of it or none."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        create_empty(part)
        with source.open("rb") as original, part.open("r+b") as copy:
            shutil.copyfileobj(original, copy, 1024 * 1024)
            sync_file(copy)
        move_durably(part, target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def move_durably(source: Path, target: Path) -> None:
    """Rename within one folder, over an older file if there is one, and make it durable."""
    source.replace(target)
    sync_folder(target.parent)


def create_empty(path: Path) -> None:
    """Create an empty file that only its owner may read; raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def identity(path: Path) -> tuple[int, int]:
    """Return what tells this file from another one that was put in its place."""
    status = path.stat()
    return status.st_dev, status.st_ino


def free_bytes(folder: Path) -> int:
    """Return how much the user may still write into a folder; raises OSError."""
    return shutil.disk_usage(folder).free
