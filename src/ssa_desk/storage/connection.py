"""One connection to the encrypted file, with every setting asserted."""

import os
from pathlib import Path
from typing import Any, Literal

from sqlcipher3 import dbapi2 as sqlcipher

from ssa_desk.storage import errors
from ssa_desk.storage.faults import translated
from ssa_desk.storage.keys import SALT_SIZE

APPLICATION_ID = 0x53534144
PAGE_SIZE = 4096
BUSY_SECONDS = 0.08
_PLAIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:"
_PLAIN_HEADER = b"SQLite format 3\0"

Mode = Literal["rw", "ro"]

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cache_size", "-16000", -16000),
    ("mmap_size", "0", 0),
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
)


def connect(path: Path, key: bytearray, mode: Mode = "rw") -> Any:  # noqa: ANN401 - no types there
    """Return a connection to an existing file; raises the errors of a file that does not open."""
    connection = open_keyed(path, key, mode)
    try:
        _prove(connection)
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_keyed(path: Path, key: bytearray, mode: Mode = "rw") -> Any:  # noqa: ANN401
    """Return a keyed connection that has read nothing yet, so the key is not proved."""
    with translated():
        connection = sqlcipher.connect(
            _uri(path, mode), uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        # SQLCipher writes to stderr otherwise.
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
        connection.set_key(key)
    return connection


def settle(connection: Any) -> None:  # noqa: ANN401
    """Give a connection all its settings and check that each was taken."""
    with translated():
        for name, wanted, answer in _SETTINGS:
            connection.execute(f"PRAGMA {name}={wanted}").fetchall()
            if connection.execute(f"PRAGMA {name}").fetchone()[0] != answer:
                raise errors.StatementError(f"PRAGMA {name} was not taken")


def _uri(path: Path, mode: Mode) -> str:
    """Return the file as SQLite asks for it: also a network path may have no authority."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{_escaped(os.fsencode(name))}?mode={mode}"


def _escaped(name: bytes) -> str:
    """Return the bytes of a path as a URI has them: only letters, digits and `/._-:` stand."""
    plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-:"
    return "".join(chr(one) if one in plain else f"%{one:02X}" for one in name)


def _set_up(connection: Any) -> None:  # noqa: ANN401
    with translated():
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    if application_id != APPLICATION_ID:
        raise errors.FileForeignError
    settle(connection)


def _prove(connection: Any) -> None:  # noqa: ANN401
    """Read page 1 with the key: a damaged page or another key shows here."""
    try:
        with translated():
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except errors.PageDamagedError:
        raise errors.FileDamagedError from None


def salt_of(path: Path) -> bytes:
    """Return the salt of an existing file, after looking at what can be seen without the key.

    Raises FileMissingError, FileEmptyError, FileNotEncryptedError, FileTruncatedError,
    FileUnreadableError.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(SALT_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        raise errors.FileMissingError from None
    except OSError:
        raise errors.FileUnreadableError from None
    if size == 0:
        raise errors.FileEmptyError
    if head == _PLAIN_HEADER:
        raise errors.FileNotEncryptedError
    if size < PAGE_SIZE or (size % PAGE_SIZE and not _has_journal(path)):
        raise errors.FileTruncatedError
    return head


def _has_journal(path: Path) -> bool:
    """Return whether a save was cut short: then the file is mended when it is opened."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def is_writable(connection: Any) -> bool:  # noqa: ANN401
    """Return whether a change could be written: a real one is begun and taken back.

    Opening the journal is part of the question, so a read-only folder is seen too. On a disk
    that is full or fails the file is not read-only: what is in it can be read, and a save says
    what is wrong.
    """
    try:
        with translated():
            connection.execute("BEGIN IMMEDIATE").fetchall()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute(f"PRAGMA user_version={version:d}").fetchall()
    except (errors.ReadOnlyError, errors.FileUnreadableError):
        return False
    except (errors.DiskFullError, errors.DiskError):
        return True
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK").fetchall()
    return True
