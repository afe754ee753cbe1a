"""New keys for a whole file: everything is written anew beside it, proved, then put in place.

Two files have to change and only one can at a time. So the new side file is laid ready first,
marked with the salt of the new database; putting the database in place is the one step that
counts. Before it the old pair opens; after it `finish` puts the side file in place, too.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ssa_desk.storage import errors, migrate, side_file
from ssa_desk.storage.connection import connect, is_writable, open_keyed, salt_of
from ssa_desk.storage.faults import translated
from ssa_desk.storage.keys import DEFAULT_COST, SALT_SIZE, Cost, Root, wipe
from ssa_desk.storage.side_file import NewSlot
from ssa_desk.storage.side_format import Sealed, SideFile
from ssa_desk.system import files, guard

Progress = Callable[[float], bool]
"""Is told the part done, from 0 to 1; False stops the work."""
Deliver = Callable[[Root, str], None]
"""Is given the new root secret and the id of the file before anything is replaced."""

_PAGES = 1000
_COPIED, _CHECKED, _COUNTED, _SEALED = 0.6, 0.75, 0.85, 0.95


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be rotated: the old root secret, and the password that opens the new file."""

    path: Path
    root: Root
    password: str
    cost: Cost = DEFAULT_COST

    def __repr__(self) -> str:
        return "<Order>"


def rotate(order: Order, deliver: Deliver, progress: Progress) -> Root:
    """Put the file under a new root secret and return that; slow, the file closed or idle.

    Raises RotationStoppedError, RotationFailedError, SideFileBusyError, FileBusyError,
    ReadOnlyError, DiskFullError and what `deliver` raises, each with the old file untouched.
    """
    new = Root.random()
    try:
        with side_file.guarded(order.path):
            _rotate(order, new, deliver, progress)
    except OSError as error:
        raise errors.of_system(error) from None
    return new


def finish(path: Path) -> None:
    """Complete or take back a rotation that was cut short, as far as it can be written here."""
    staged_at = side_file.staged_path_of(path)
    # A power cut may leave the half of a staged side file, too.
    left = (staged_at, staged_at.with_name(staged_at.name + ".part"), part_of(path))
    if not any(one.exists() for one in left):
        return
    with suppress(OSError, errors.SideFileBusyError), side_file.guarded(path, patience=0):
        staged = side_file.read_staged(path)
        if staged is not None:
            _complete(path, staged)
        else:
            _remove(*left, *_journals(part_of(path)))


def part_of(path: Path) -> Path:
    """Return where the new database is written."""
    return path.with_name(path.name + ".rotation")


def _rotate(order: Order, new: Root, deliver: Deliver, progress: Progress) -> None:
    path, part = order.path, part_of(order.path)
    key = order.root.raw_key(salt_of(path))
    try:
        with _only_reading(path, key) as let_go:
            _remove(part, *_journals(part), side_file.staged_path_of(path))
            try:
                fingerprint = _copy(order, key, new, progress)
                staged, slot = _side_file(order, new, key)
                _demand(proven=slot.proves(staged))
                _go_on(progress, _SEALED)
                deliver(new, staged.db_id)
                side_file.stage(path, staged, fingerprint)
                if not guard.REPLACES_OPEN_FILES:
                    let_go()
                _put_in_place(part, path)
            except BaseException:
                _remove(part, *_journals(part))
                if side_file.read_staged(path) is None:
                    _remove(side_file.staged_path_of(path))
                raise
    finally:
        wipe(key)
    # From here on the new pair opens; what cannot be written now is written by `finish`.
    with suppress(OSError):
        _complete(path, staged)
    progress(1.0)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        files.move_durably(part, path)
    except OSError:
        # Only the folder could not be synced when the new database has its name already.
        if part.exists():
            raise


@contextmanager
def _only_reading(path: Path, key: bytearray) -> Iterator[Callable[[], None]]:
    """Keep every other process from changing the database; yield what lets go of it."""
    holder = connect(path, key)
    try:
        # Putting another file in its place asks nobody whether the file itself may be written.
        if not is_writable(holder):
            raise errors.ReadOnlyError
        with translated():
            holder.execute("BEGIN IMMEDIATE").fetchall()
        yield holder.close
    finally:
        holder.close()


def _copy(order: Order, key: bytearray, new: Root, progress: Progress) -> str:
    """Write the whole database under its new key, prove it, and return its fingerprint."""
    part, salt = part_of(order.path), os.urandom(SALT_SIZE)
    files.create_empty(part)
    new_key = new.raw_key(salt)
    source = connect(order.path, key, "ro")
    try:
        _copy_pages(source, part, new_key, progress)
        _prove(source, part, new_key, progress)
    finally:
        source.close()
        wipe(new_key)
    return side_file.fingerprint(salt)


def _copy_pages(source: Any, part: Path, key: bytearray, progress: Progress) -> None:  # noqa: ANN401
    def tell(_status: int, remaining: int, total: int) -> None:
        _go_on(progress, _COPIED * (total - remaining) / max(total, 1))

    target = open_keyed(part, key)
    try:
        with translated():
            source.backup(target, pages=_PAGES, progress=tell)
    finally:
        target.close()


def _prove(source: Any, part: Path, key: bytearray, progress: Progress) -> None:  # noqa: ANN401
    """Raise RotationFailedError unless the copy is sound and has all that the file has."""
    copy = connect(part, key)
    try:
        with translated():
            damaged = copy.execute("PRAGMA cipher_integrity_check").fetchall()
            _go_on(progress, _CHECKED)
            sound = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            _go_on(progress, _COUNTED)
            same = _contents(copy) == _contents(source)
    except errors.PageDamagedError:
        raise errors.RotationFailedError from None
    finally:
        copy.close()
    _demand(proven=not damaged and sound and same)


def _contents(connection: Any) -> list[object]:  # noqa: ANN401
    """Return the layout and how many rows each table has."""
    schema = connection.execute(
        "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    ).fetchall()
    heads = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("user_version", "application_id")
    ]
    counts = [
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for kind, name, _ in schema
        if kind == "table"
    ]
    return [schema, heads, counts]


def _side_file(order: Order, new: Root, key: bytearray) -> tuple[SideFile, NewSlot]:
    """Return the new side file, the ledger encrypted anew, and the key that proves it."""
    known = _known(order)
    db_id = known.db_id if known else _db_id(order.path, key)
    slot = side_file.new_slot(new, order.password, db_id, order.cost)
    generation = known.generation + 1 if known else 1
    return SideFile(db_id, generation, new.check, (slot.slot,), _ledger(order, new, db_id)), slot


def _known(order: Order) -> SideFile | None:
    try:
        known = side_file.read(order.path)
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        return None
    return known if known.fits(order.root) else None


def _ledger(order: Order, new: Root, db_id: str) -> Sealed | None:
    """Return the ledger under the new root; without a readable one the file's own counts."""
    try:
        data = side_file.read_ledger(order.path, order.root)
    except (errors.SideFileMissingError, errors.SideFileDamagedError):
        return None
    return side_file.sealed_ledger(new, data, db_id) if data else None


def _db_id(path: Path, key: bytearray) -> str:
    connection = connect(path, key, "ro")
    try:
        with translated():
            rows = connection.execute("SELECT value FROM meta WHERE name = 'db_id'").fetchall()
    finally:
        connection.close()
    return str(rows[0][0])


def _complete(path: Path, staged: SideFile) -> None:
    """Put the side file of the new database in place and remove what the old keys open."""
    side_file.write(path, staged)
    # The copy from before the last migration holds the same data under the old keys.
    _remove(side_file.staged_path_of(path), part_of(path), migrate.safety_copy_of(path))
    files.sync_folder(path.parent)


def _demand(*, proven: bool) -> None:
    if not proven:
        raise errors.RotationFailedError


def _go_on(progress: Progress, part: float) -> None:
    if not progress(part):
        raise errors.RotationStoppedError


def _journals(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm")]


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
