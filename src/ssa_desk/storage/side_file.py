"""The side file `NAME.keys`: the root secret wrapped by the password, and the report ledger.

NAME is the full name of the database with its suffix: `jahr.ssadesk` has `jahr.ssadesk.keys`
and an identical `jahr.ssadesk.keys.bak`. The format is fixed; a change needs a new version.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ssa_desk.storage import errors
from ssa_desk.storage.keys import SALT_SIZE, Cost, Root, slot_key, wipe
from ssa_desk.storage.side_format import (
    NONCE_SIZE,
    Sealed,
    SideFile,
    Slot,
    canonical,
    ledger_aad,
    parse,
    serialised,
    slot_aad,
)
from ssa_desk.system import files, guard

_LARGEST = 64 * 1024 * 1024
_LEDGER_INFO = b"ssadesk/ledger/v1"


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A slot just made, with the key that opens it: what was written is proved with it."""

    slot: Slot
    root: Root
    key: bytearray

    def __repr__(self) -> str:
        return "<NewSlot>"

    def proves(self, written: SideFile) -> bool:
        """Return whether the written slot gives the root secret, then forget the key."""
        try:
            found = _open_slot(written.slots[0], self.key, written.db_id)
        except InvalidTag:
            return False
        finally:
            wipe(self.key)
        same = found.secret == self.root.secret
        found.wipe()
        return same


def path_of(database: Path) -> Path:
    """Return where the side file of a database lies."""
    return database.with_name(database.name + ".keys")


def backup_path_of(database: Path) -> Path:
    """Return where the identical copy of the side file lies."""
    return database.with_name(database.name + ".keys.bak")


def staged_path_of(database: Path) -> Path:
    """Return where the side file of a rotation waits for the new database to be in place."""
    return database.with_name(database.name + ".keys.new")


def read(database: Path) -> SideFile:
    """Return the side file, or its copy where it is missing or damaged.

    Raises SideFileMissingError, SideFileDamagedError.
    """
    return candidates(database)[0]


def candidates(database: Path) -> tuple[SideFile, ...]:
    """Return the readable side files that may hold the password slot, the likeliest first.

    The copy counts beside a readable side file only when it has the same generation and yet
    differs: then one of the two has a flipped bit. An older copy holds an older password.
    """
    staged = read_staged(database)
    if staged is not None:
        return (staged,)
    found: list[SideFile] = []
    damaged = False
    for path in (path_of(database), backup_path_of(database)):
        try:
            one = parse(_bytes_of(path))
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            damaged = True
            continue
        if not found or (one != found[0] and one.generation == found[0].generation):
            found.append(one)
    if found:
        return tuple(found)
    error = errors.SideFileDamagedError if damaged else errors.SideFileMissingError
    raise error(name=path_of(database).name)


def wrap(root: Root, password: str, db_id: str, cost: Cost) -> Slot:
    """Return a new slot that the password opens. Slow by intention."""
    new = new_slot(root, password, db_id, cost)
    _open_slot(new.slot, new.key, db_id).wipe()
    wipe(new.key)
    return new.slot


def new_slot(root: Root, password: str, db_id: str, cost: Cost) -> NewSlot:
    """Return a new slot with its key, so that it can be proved once written. Slow."""
    salt, nonce = os.urandom(SALT_SIZE), os.urandom(NONCE_SIZE)
    key = slot_key(password, salt, cost)
    blob = AESGCM(key).encrypt(nonce, root.secret, slot_aad(db_id, cost, salt))
    return NewSlot(Slot(cost, salt, nonce, blob), root, key)


def unwrap(side_file: SideFile, password: str) -> Root | None:
    """Return the root secret, or None when the password is not that of any slot. Slow."""
    for slot in side_file.slots:
        key = slot_key(password, slot.salt, slot.cost)
        try:
            root = _open_slot(slot, key, side_file.db_id)
        except InvalidTag:
            continue
        finally:
            wipe(key)
        return root
    return None


@contextmanager
def guarded(database: Path, *, patience: float = guard.PATIENCE) -> Iterator[None]:
    """Keep every other process from writing the side file meanwhile.

    Whoever changes a side file reads it inside, so that no generation is ever written twice.
    Raises SideFileBusyError.
    """
    lock = database.with_name(database.name + ".keys.lock")
    try:
        with guard.held(lock, patience=patience):
            yield
    except TimeoutError:
        raise errors.SideFileBusyError from None


def write(database: Path, side_file: SideFile, proof: NewSlot | None = None) -> None:
    """Put the side file in place, read it back, and only then renew its copy.

    With a `proof` the slot that was read back is opened, too; the old side file is put back when
    that fails. Raises OSError, SideFileDamagedError.
    """
    data, path = serialised(side_file), path_of(database)
    before = path.read_bytes() if path.exists() else None
    files.replace_file(path, data)
    written = _written(path)
    if written != side_file or (proof is not None and not proof.proves(side_file)):
        if before is not None:
            files.replace_file(path, before)
        raise errors.SideFileDamagedError(name=path.name)
    files.replace_file(backup_path_of(database), data)
    if _written(backup_path_of(database)) != side_file:
        raise errors.SideFileDamagedError(name=backup_path_of(database).name)


def mend(database: Path, proven: SideFile) -> None:
    """Make side file and copy equal again after one was lost, damaged or left behind.

    `proven` was opened just now. Where nothing can be written everything stays as it is.
    """
    both = (path_of(database), backup_path_of(database))
    if [_written(path) for path in both] == [proven, proven]:
        return
    with suppress(OSError, errors.SideFileBusyError), guarded(database, patience=0):
        found = [one for one in map(_written, both) if one is not None]
        if all(one.generation <= proven.generation for one in found):
            write(database, proven)


def stage(database: Path, side_file: SideFile, fingerprint: str) -> None:
    """Lay a side file ready for the database with this fingerprint, before that takes its place."""
    data, path = (
        fingerprint.encode("ascii") + b"\n" + serialised(side_file),
        staged_path_of(database),
    )
    files.replace_file(path, data)
    if _bytes_of(path) != data:
        raise errors.SideFileDamagedError(name=path.name)


def read_staged(database: Path) -> SideFile | None:
    """Return the side file laid ready for the very database that is in place now, else None."""
    path = staged_path_of(database)
    if not path.exists():
        return None
    try:
        mark, _, data = _bytes_of(path).partition(b"\n")
        with database.open("rb") as file:
            there = fingerprint(file.read(SALT_SIZE))
        return parse(data) if mark == there.encode("ascii") else None
    except (OSError, ValueError):
        return None


def fingerprint(salt: bytes) -> str:
    """Return what tells a database from another one, of its first bytes."""
    return hashlib.sha256(salt).hexdigest()


def read_ledger(database: Path, root: Root) -> dict[str, Any] | None:
    """Return the report ledger, None before the first report; raises SideFileDamagedError."""
    for side_file in candidates(database):
        if side_file.ledger is None:
            return None
        try:
            return opened_ledger(side_file.ledger, root, side_file.db_id)
        except InvalidTag:
            continue
    raise errors.SideFileDamagedError(name=path_of(database).name)


def opened_ledger(ledger: Sealed, root: Root, db_id: str) -> dict[str, Any]:
    """Return what a sealed report ledger says; raises InvalidTag."""
    plain: dict[str, Any] = json.loads(
        _ledger_cipher(root).decrypt(ledger.nonce, ledger.blob, ledger_aad(db_id))
    )
    return plain


def write_ledger(database: Path, root: Root, data: dict[str, Any]) -> None:
    """Encrypt the report ledger into the side file, as its next generation."""
    with guarded(database):
        side_file = read(database)
        if not side_file.fits(root):
            raise errors.SideFileForeignError
        ledger = sealed_ledger(root, data, side_file.db_id)
        write(database, replace(side_file, generation=side_file.generation + 1, ledger=ledger))


def sealed_ledger(root: Root, data: dict[str, Any], db_id: str) -> Sealed:
    """Return the report ledger encrypted under a root secret."""
    nonce = os.urandom(NONCE_SIZE)
    return Sealed(nonce, _ledger_cipher(root).encrypt(nonce, canonical(data), ledger_aad(db_id)))


def _ledger_cipher(root: Root) -> AESGCM:
    key = root.sub_key(_LEDGER_INFO)
    cipher = AESGCM(key)
    wipe(key)
    return cipher


def _open_slot(slot: Slot, key: bytearray, db_id: str) -> Root:
    secret = AESGCM(key).decrypt(slot.nonce, slot.blob, slot_aad(db_id, slot.cost, slot.salt))
    return Root(secret)


def _written(path: Path) -> SideFile | None:
    """Return what a side file says, None when it is missing or damaged."""
    try:
        return parse(_bytes_of(path))
    except (OSError, ValueError):
        return None


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise ValueError("not a side file")
    return path.read_bytes()
