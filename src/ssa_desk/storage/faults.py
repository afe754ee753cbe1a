"""Turns what SQLCipher reports into our expected errors, leaving every value behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from ssa_desk.storage import errors

_EXPECTED: tuple[tuple[str, type[errors.StorageError]], ...] = (
    ("SQLITE_BUSY", errors.FileBusyError),
    ("SQLITE_LOCKED", errors.FileBusyError),
    ("SQLITE_FULL", errors.DiskFullError),
    ("SQLITE_READONLY", errors.ReadOnlyError),
    ("SQLITE_CORRUPT", errors.PageDamagedError),
    ("SQLITE_NOTADB", errors.FileDamagedError),
    ("SQLITE_IOERR", errors.DiskError),
    ("SQLITE_CANTOPEN", errors.FileUnreadableError),
    ("SQLITE_PERM", errors.FileUnreadableError),
)


@contextmanager
def translated(statement: str = "") -> Iterator[None]:
    """Raise our errors for SQLCipher's; `statement` is SQL text, which never holds values."""
    try:
        yield
    except sqlcipher.Error as error:
        fault = expected(error) or errors.StatementError(f"{name_of(error)}: {statement}")
        raise fault from None
    except OverflowError:
        raise errors.NumberTooLargeError from None


def expected(error: Exception) -> errors.StorageError | None:
    """Return the expected error for a fault of the file, None for a mistake of the program."""
    name = name_of(error)
    return next((kind() for start, kind in _EXPECTED if name.startswith(start)), None)


def of_commit(error: Exception) -> Exception:
    """Return the error for a COMMIT that failed: links are checked there, the disk may fail."""
    name = name_of(error)
    if name.startswith("SQLITE_IOERR"):
        return errors.SaveUncertainError()
    if name.startswith("SQLITE_CONSTRAINT"):
        return errors.LinkMissingError()
    return expected(error) or errors.StatementError(f"{name}: COMMIT")


def name_of(error: Exception) -> str:
    """Return SQLite's name of the fault: its text may hold values, its name never does."""
    return getattr(error, "sqlite_errorname", None) or type(error).__name__
