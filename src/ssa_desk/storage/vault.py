"""Makes and opens the encrypted file: the password gives the root secret, that opens the file."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from ssa_desk.domain import clock
from ssa_desk.storage import errors, migrate, rotation, side_file
from ssa_desk.storage.connection import APPLICATION_ID, connect, open_keyed, salt_of, settle
from ssa_desk.storage.database import Database
from ssa_desk.storage.faults import translated
from ssa_desk.storage.keys import DEFAULT_COST, SALT_SIZE, Cost, Root, wipe
from ssa_desk.storage.side_format import SideFile
from ssa_desk.system import files

SECRETS = ("rounding", "gender_assignment")
_SECRET_SIZE = 32


@dataclass(frozen=True, slots=True)
class Created:
    """What a new file gives: its root secret, the recovery code to print, its id."""

    root: Root
    code: str
    db_id: str

    def __repr__(self) -> str:
        return f"<Created {self.db_id}>"


def create(path: Path, password: str, *, cost: Cost = DEFAULT_COST) -> Created:
    """Write a new file and its side file, both complete or none, and close it again.

    Raises FileExistsAlreadyError, SideFileInTheWayError, FileUnreadableError, DiskFullError.
    """
    if path.exists():
        raise errors.FileExistsAlreadyError
    if side_file.path_of(path).exists() or side_file.backup_path_of(path).exists():
        raise errors.SideFileInTheWayError
    root, db_id = Root.random(), str(uuid4())
    new = SideFile(db_id, 1, root.check, (side_file.wrap(root, password, db_id, cost),))
    try:
        _write_both(path, root, new)
    except BaseException as error:
        _remove(side_file.path_of(path), side_file.backup_path_of(path))
        if isinstance(error, OSError):
            raise errors.of_system(error) from None
        raise
    return Created(root, root.code, db_id)


def create_database(path: Path, root: Root, db_id: str) -> None:
    """Write a new, empty database of the newest layout without a side file; raises OSError."""
    files.create_empty(path)
    key = root.raw_key(os.urandom(SALT_SIZE))
    connection = open_keyed(path, key)
    wipe(key)
    try:
        settle(connection)
        with translated():
            connection.execute(f"PRAGMA application_id={APPLICATION_ID:d}").fetchall()
        migrate.migrate(connection)
        with translated():
            _lay_foundation(connection, db_id)
    finally:
        connection.close()


def unlock(path: Path, password: str) -> Root:
    """Return the root secret that the password gives. Slow by intention, safe in any thread.

    Raises WrongPasswordError, SideFileMissingError, SideFileDamagedError and the errors of a
    file that can be told to be wrong without its key.
    """
    salt_of(path)
    rotation.finish(path)
    return prove(path, password)[1]


def prove(path: Path, password: str) -> tuple[SideFile, Root]:
    """Return the side file that the password opens and its root secret. Slow.

    Touches only the side file, so the database may be open meanwhile. Raises as `unlock`.
    """
    for candidate in side_file.candidates(path):
        root = side_file.unwrap(candidate, password)
        if root:
            side_file.mend(path, candidate)
            return candidate, root
    raise errors.WrongPasswordError


def change_password(path: Path, old: str, new: str, *, cost: Cost = DEFAULT_COST) -> Root:
    """Write a side file that the new password opens in place of the old one. Slow.

    Touches only the side file, in any thread; ledger and code stay. Raises WrongPasswordError,
    KeysChangedError, SideFileBusyError, DiskFullError, FileUnreadableError.
    """
    known, root = prove(path, old)
    slot = side_file.new_slot(root, new, known.db_id, cost)
    try:
        with side_file.guarded(path):
            now = side_file.read(path)
            if (now.db_id, now.slots) != (known.db_id, known.slots):
                raise errors.KeysChangedError
            newer = replace(now, generation=now.generation + 1, slots=(slot.slot,))
            side_file.write(path, newer, slot)
    except OSError as error:
        raise errors.of_system(error) from None
    return root


def unlock_with_code(path: Path, code: str) -> Root:
    """Return the root secret of a recovery code, proved against the file; no side file needed.

    Raises CodeTypoError, WrongCodeError, CodeOrFileError, FileDamagedError.
    """
    root = Root.from_code(code)
    salt_of(path)
    rotation.finish(path)
    key = root.raw_key(salt_of(path))
    try:
        connect(path, key, "ro").close()
    except errors.FileDamagedError:
        raise _why_code_fails(path, root) from None
    finally:
        wipe(key)
    return root


def opens(path: Path, root: Root) -> bool:
    """Return whether the root secret opens the file; raises as `connection.salt_of`."""
    key = root.raw_key(salt_of(path))
    try:
        connect(path, key, "ro").close()
    except errors.FileDamagedError:
        return False
    finally:
        wipe(key)
    return True


def open_database(path: Path, root: Root) -> Database:
    """Return the open file, brought to the newest layout; `read_only` says it may not be changed.

    Raises FileDamagedError, FileForeignError, FileTooNewError, FileTooOldToReadError,
    FileBusyError, SideFileForeignError, MigrationFailedError and those of `connection.salt_of`.
    """
    key = root.raw_key(salt_of(path))
    try:
        database = Database(path, key)
        try:
            _bring_up_to_date(database, key)
            _demand_own_side_file(database, root)
        except BaseException:
            database.close()
            raise
    finally:
        wipe(key)
    return database


def write_side_file(path: Path, root: Root, password: str, *, cost: Cost = DEFAULT_COST) -> None:
    """Write a side file for this root secret and password, as the next generation.

    The report ledger is carried over unchanged. Any former password no longer opens the file.
    """
    database = open_database(path, root)
    db_id = database.db_id
    database.close()
    slot = side_file.new_slot(root, password, db_id, cost)
    try:
        with side_file.guarded(path):
            former = _fitting_side_file(path, root)
            generation = former.generation + 1 if former else 1
            ledger = former.ledger if former else None
            new = SideFile(db_id, generation, root.check, (slot.slot,), ledger)
            side_file.write(path, new, slot)
    except OSError as error:
        raise errors.of_system(error) from None


def _write_both(path: Path, root: Root, new: SideFile) -> None:
    """Write the database under another name, then its side file, then give it its name."""
    part = path.with_name(path.name + ".part")
    _remove(*_with_journals(part))
    try:
        create_database(part, root, new.db_id)
        side_file.write(path, new)
        # The journal of a file that is gone would be played back into the new one.
        _remove(*_with_journals(path))
        files.move_durably(part, path)
    finally:
        _remove(*_with_journals(part))


def _with_journals(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("", "-journal", "-wal", "-shm")]


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _lay_foundation(connection: Any, db_id: str) -> None:  # noqa: ANN401 - no types there
    meta = {"db_id": db_id, "created_at": clock.now().isoformat()}
    connection.execute("BEGIN IMMEDIATE").fetchall()
    connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", meta.items())
    connection.executemany(
        "INSERT INTO secret (name, value) VALUES (?, ?)",
        [(name, os.urandom(_SECRET_SIZE)) for name in SECRETS],
    )
    connection.execute("COMMIT").fetchall()


def _why_code_fails(path: Path, root: Root) -> errors.StorageError:
    try:
        known = side_file.read(path)
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        return errors.CodeOrFileError()
    return errors.FileDamagedError() if known.fits(root) else errors.WrongCodeError()


def _bring_up_to_date(database: Database, key: bytearray) -> None:
    version = database.schema_version
    if version > migrate.NEWEST:
        needed = database.value("SELECT value FROM meta WHERE name = 'needs_program'")
        raise errors.FileTooNewError(needed=str(needed or version))
    if version == migrate.NEWEST:
        return
    if database.read_only:
        raise errors.FileTooOldToReadError
    database.close_connection()
    try:
        migrate.keep_safety_copy(database.path)
    except OSError as error:
        raise errors.of_system(error) from None
    connection = connect(database.path, key)
    try:
        migrate.migrate(connection)
    finally:
        connection.close()
    database.reopen()


def _demand_own_side_file(database: Database, root: Root) -> None:
    """A side file for another root is no fault: the file may be open by its recovery code."""
    known = _fitting_side_file(database.path, root)
    if known and known.db_id != database.db_id:
        raise errors.SideFileForeignError


def _fitting_side_file(path: Path, root: Root) -> SideFile | None:
    try:
        known = side_file.read(path)
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        return None
    return known if known.fits(root) else None
