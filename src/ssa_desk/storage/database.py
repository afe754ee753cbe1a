"""The open file: read with `rows`, changed with `change` inside a `transaction`.

One writing connection belongs to the thread that opened it; a background job takes a `reader`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from ssa_desk.storage import errors, faults
from ssa_desk.storage.ballast import Ballast
from ssa_desk.storage.connection import Mode, connect, is_writable
from ssa_desk.storage.faults import translated
from ssa_desk.storage.keys import wipe
from ssa_desk.storage.restricted import Restriction
from ssa_desk.system import files

Values = Mapping[str, Any]
Row = tuple[Any, ...]


class Database:
    """One connection to the encrypted file. Made by `vault.open_database` and `reader`."""

    is_limited = False
    """Whether a deputy reads it (`storage.deputy`)."""

    def __init__(
        self, path: Path, key: bytearray, mode: Mode = "rw", *, is_whole: bool = False
    ) -> None:
        """Open the file; `is_whole`: also what is restricted in processing."""
        self.path = path
        self.restriction = Restriction(self, is_whole=is_whole)
        self.ballast = Ballast(path)
        self.relieved: Callable[[], None] = _nobody
        """Called when a save succeeded only because the ballast was freed."""
        self._mode: Mode = mode
        self._key = bytearray(key)
        self._open()

    def __repr__(self) -> str:
        return f"<Database {'read only' if self.read_only else 'open'}>"

    def _open(self) -> None:
        self.is_damaged = False
        self._connection = connect(self.path, self._key, self._mode)
        self._is_lost = False
        try:
            self._identity = files.identity(self.path)
            self.read_only = self._mode == "ro" or not is_writable(self._connection)
            self.restriction.begin()
        except BaseException:
            self._connection.close()
            raise

    @property
    def db_id(self) -> str:
        """Return the id that the file was given at its creation."""
        return str(self.value("SELECT value FROM meta WHERE name = 'db_id'"))

    @property
    def schema_version(self) -> int:
        """Return the number of the newest migration the file has seen."""
        return int(self.value("PRAGMA user_version"))

    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        """Return all rows of a question."""
        self._demand_connection()
        with self._watched(sql):
            found: list[Row] = self._connection.execute(sql, values or {}).fetchall()
        return found

    def row(self, sql: str, values: Values | None = None) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.rows(sql, values)), None)

    def value(self, sql: str, values: Values | None = None) -> Any:  # noqa: ANN401 - any column
        """Return the first value of the first row, or None when there is no row."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def change(self, sql: str, values: Values | None = None) -> int:
        """Carry out one statement and return how many rows it changed.

        Outside of a transaction it is one by itself.
        """
        with self._inside(), self._watched(sql):
            cursor = self._connection.execute(sql, values or {})
            cursor.fetchall()
        return int(cursor.rowcount)

    def change_many(self, sql: str, values: Iterable[Values]) -> None:
        """Carry out one statement for each set of values."""
        with self._inside(), self._watched(sql):
            self._connection.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside or none; may not be nested.

        Raises SaveUncertainError when the disk fails at COMMIT: `reopen` and look the row up.
        """
        self._begin()
        try:
            yield
        except BaseException:
            self._roll_back()
            raise
        self._commit()

    def reader(self) -> "Database":
        """Return a second, reading connection for a background job: call it in that thread."""
        return self._another("ro", is_whole=self.restriction.is_whole)

    def writer(self) -> "Database":
        """Return a second, writing connection for the one job that imports; as with `reader`."""
        return self._another("rw", is_whole=self.restriction.is_whole)

    def whole_reader(self) -> "Database":
        """Return a reading connection that leaves nothing out that is restricted in processing."""
        return self._another("ro", is_whole=True)

    def whole_writer(self) -> "Database":
        """Return a writing connection that leaves nothing out."""
        return self._another("rw", is_whole=True)

    def whole(self) -> AbstractContextManager[None]:
        """Leave nothing out inside the block: for numbers and checks, never for what is shown."""
        return self.restriction.leaving_out(())

    def _another(self, mode: Mode, *, is_whole: bool) -> "Database":
        return Database(self.path, self._key, mode, is_whole=is_whole)

    def reopen(self) -> None:
        """Close and open the connection again, after an uncertain save.

        Should the disk not answer, the next statement tries once more.
        """
        self.close_connection()
        self._is_lost = True
        self._open()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the file as it is inside the block: saves of others wait, this one reads."""
        self.rows("BEGIN")
        try:
            self.rows("SELECT count(*) FROM sqlite_master")
            yield
        finally:
            self._roll_back()

    @property
    def version(self) -> int:
        """Return a number that changes when another connection has saved something."""
        return int(self.value("PRAGMA data_version"))

    def spare_readers(self) -> None:
        """Keep changes in memory until they are saved: others read the file until then.

        With the usual cache nothing else would stay in memory beside them.
        """
        self.rows("PRAGMA cache_spill=OFF")
        self.rows("PRAGMA cache_size=-64000")

    def wait_for_others(self, seconds: float) -> None:
        """Let a connection of the background wait longer for a save of the window."""
        self.rows(f"PRAGMA busy_timeout={int(seconds * 1000):d}")

    def close_connection(self) -> None:
        """Close the connection for a while, keeping the key for `reopen`."""
        self._connection.close()

    def close(self) -> None:
        """Close the connection and forget the key."""
        self.close_connection()
        self._is_lost = False
        wipe(self._key)

    def _demand_connection(self) -> None:
        if self._is_lost:
            self._open()

    def _inside(self) -> AbstractContextManager[None]:
        self._demand_connection()
        return nullcontext() if self._connection.in_transaction else self.transaction()

    @contextmanager
    def _watched(self, sql: str) -> Iterator[None]:
        """Translate errors, and remember damage: nothing is written from then on."""
        try:
            with translated(sql):
                yield
        except errors.PageDamagedError:
            self.is_damaged = True
            raise

    def _begin(self) -> None:
        if self.is_damaged:
            raise errors.PageDamagedError
        if self.read_only:
            raise errors.ReadOnlyError
        self._demand_connection()
        if self._connection.in_transaction:
            raise errors.StatementError("a transaction is open already")
        self._demand_same_file()
        self.rows("BEGIN IMMEDIATE")

    def _demand_same_file(self) -> None:
        """SQLite itself does not notice a file that was moved or replaced."""
        try:
            same = files.identity(self.path) == self._identity
        except OSError:
            same = False
        if not same:
            raise errors.FileMovedError

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT").fetchall()
        except sqlcipher.Error as error:
            # What a failing disk cannot take back now, the journal does at the next opening.
            with suppress(errors.StorageError):
                self._roll_back()
            raise faults.of_commit(error) from None

    def _roll_back(self) -> None:
        """Take the change back unless SQLite has done so already, as on a full disk."""
        if self._connection.in_transaction:
            self.rows("ROLLBACK")


def _nobody() -> None:
    """Tell nobody."""
