"""The side file `NAME.keys`: the root secret wrapped by the password, and the report ledger.

NAME is the full name of the database with its suffix: `jahr.ssadesk` has `jahr.ssadesk.keys`
and an identical `jahr.ssadesk.keys.bak`. The format is fixed; a change needs a new version.
"""

import json
import os
from dataclasses import replace
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
from ssa_desk.system import files

_LARGEST = 64 * 1024 * 1024
_LEDGER_INFO = b"ssadesk/ledger/v1"


def path_of(database: Path) -> Path:
    """Return where the side file of a database lies."""
    return database.with_name(database.name + ".keys")


def backup_path_of(database: Path) -> Path:
    """Return where the identical copy of the side file lies."""
    return database.with_name(database.name + ".keys.bak")


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
    salt, nonce = os.urandom(SALT_SIZE), os.urandom(NONCE_SIZE)
    key = slot_key(password, salt, cost)
    blob = AESGCM(key).encrypt(nonce, root.secret, slot_aad(db_id, cost, salt))
    slot = Slot(cost, salt, nonce, blob)
    _open_slot(slot, key, db_id).wipe()
    wipe(key)
    return slot


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


def write(database: Path, side_file: SideFile) -> None:
    """Put the side file in place, read it back, and only then renew its copy."""
    data = serialised(side_file)
    for path in (path_of(database), backup_path_of(database)):
        files.replace_file(path, data)
        if parse(_bytes_of(path)) != side_file:
            raise errors.SideFileDamagedError(name=path.name)


def read_ledger(database: Path, root: Root) -> dict[str, Any] | None:
    """Return the report ledger, None before the first report; raises SideFileDamagedError."""
    for side_file in candidates(database):
        if side_file.ledger is None:
            return None
        try:
            plain = _ledger_cipher(root).decrypt(
                side_file.ledger.nonce, side_file.ledger.blob, ledger_aad(side_file.db_id)
            )
        except InvalidTag:
            continue
        ledger: dict[str, Any] = json.loads(plain)
        return ledger
    raise errors.SideFileDamagedError(name=path_of(database).name)


def write_ledger(database: Path, root: Root, data: dict[str, Any]) -> None:
    """Encrypt the report ledger into the side file, as its next generation."""
    side_file = read(database)
    if not side_file.fits(root):
        raise errors.SideFileForeignError
    nonce = os.urandom(NONCE_SIZE)
    blob = _ledger_cipher(root).encrypt(nonce, canonical(data), ledger_aad(side_file.db_id))
    newer = replace(side_file, generation=side_file.generation + 1, ledger=Sealed(nonce, blob))
    write(database, newer)


def _ledger_cipher(root: Root) -> AESGCM:
    key = root.sub_key(_LEDGER_INFO)
    cipher = AESGCM(key)
    wipe(key)
    return cipher


def _open_slot(slot: Slot, key: bytearray, db_id: str) -> Root:
    secret = AESGCM(key).decrypt(slot.nonce, slot.blob, slot_aad(db_id, slot.cost, slot.salt))
    return Root(secret)


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise ValueError("not a side file")
    return path.read_bytes()
