"""The side file `NAME.keys`: the root secret wrapped by the password, and the report ledger.

NAME is the full name of the database with its suffix: `jahr.ssadesk` has `jahr.ssadesk.keys`
and an identical `jahr.ssadesk.keys.bak`. The format is fixed; a change needs a new version.
"""

import base64
import binascii
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ssa_desk.storage import errors
from ssa_desk.storage.keys import ROOT_SIZE, SALT_SIZE, Cost, Root, slot_key, wipe
from ssa_desk.system import files

FORMAT = "ssadesk-keyslots"
VERSION = 1
_LARGEST = 64 * 1024 * 1024
_NONCE_SIZE = 12
_TAG_SIZE = 16
_LEDGER_INFO = b"ssadesk/ledger/v1"


@dataclass(frozen=True, slots=True)
class Slot:
    """The root secret wrapped under a key that a password gives."""

    cost: Cost
    salt: bytes
    nonce: bytes
    blob: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """Something encrypted with AES-256-GCM: `blob` is the ciphertext and its tag."""

    nonce: bytes
    blob: bytes


@dataclass(frozen=True, slots=True)
class SideFile:
    """What a side file says."""

    db_id: str
    generation: int
    recovery_check: bytes
    slots: tuple[Slot, ...]
    ledger: Sealed | None = None

    def fits(self, root: Root) -> bool:
        """Return whether it was written for this root secret."""
        return self.recovery_check == root.check


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
    salt, nonce = os.urandom(SALT_SIZE), os.urandom(_NONCE_SIZE)
    key = slot_key(password, salt, cost)
    blob = AESGCM(key).encrypt(nonce, root.secret, _slot_aad(db_id, cost, salt))
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
    side_file = read(database)
    if side_file.ledger is None:
        return None
    try:
        plain = _ledger_cipher(root).decrypt(
            side_file.ledger.nonce, side_file.ledger.blob, _ledger_aad(side_file.db_id)
        )
    except InvalidTag:
        raise errors.SideFileDamagedError(name=path_of(database).name) from None
    ledger: dict[str, Any] = json.loads(plain)
    return ledger


def write_ledger(database: Path, root: Root, data: dict[str, Any]) -> None:
    """Encrypt the report ledger into the side file, as its next generation."""
    side_file = read(database)
    if not side_file.fits(root):
        raise errors.SideFileForeignError
    nonce = os.urandom(_NONCE_SIZE)
    blob = _ledger_cipher(root).encrypt(nonce, canonical(data), _ledger_aad(side_file.db_id))
    newer = replace(side_file, generation=side_file.generation + 1, ledger=Sealed(nonce, blob))
    write(database, newer)


def canonical(data: dict[str, Any]) -> bytes:
    """Return JSON with sorted keys and no blanks, in UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def serialised(side_file: SideFile) -> bytes:
    """Return the bytes of a side file."""
    return canonical(
        {
            "format": FORMAT,
            "version": VERSION,
            "db_id": side_file.db_id,
            "generation": side_file.generation,
            "recovery_check": _text(side_file.recovery_check),
            "slots": [_slot_dict(slot) for slot in side_file.slots],
            "ledger": None
            if side_file.ledger is None
            else {"nonce": _text(side_file.ledger.nonce), "blob": _text(side_file.ledger.blob)},
        }
    )


def parse(data: bytes) -> SideFile:
    """Return what the bytes of a side file say; raises ValueError when anything is amiss."""
    try:
        return _parsed(json.loads(data))
    except (KeyError, TypeError, binascii.Error, RecursionError) as error:
        raise ValueError("not a side file") from error


def _parsed(raw: dict[str, Any]) -> SideFile:
    generation, ledger = raw["generation"], raw["ledger"]
    _demand(raw["format"] == FORMAT and raw["version"] == VERSION)
    _demand(type(generation) is int and generation >= 1)
    _demand(type(raw["db_id"]) is str and len(raw["db_id"]) == 36)
    return SideFile(
        raw["db_id"],
        generation,
        _bytes(raw["recovery_check"], 4),
        tuple(_parsed_slot(slot) for slot in raw["slots"] if slot["type"] == "password"),
        None
        if ledger is None
        else Sealed(_bytes(ledger["nonce"], _NONCE_SIZE), _bytes(ledger["blob"])),
    )


def _parsed_slot(raw: dict[str, Any]) -> Slot:
    _demand(raw["kdf"] == "argon2id" and raw["v"] == 19 and raw["wrap"] == "aes-256-gcm")
    _demand(all(type(raw[name]) is int for name in ("m", "t", "p")))
    cost = Cost(raw["m"], raw["t"], raw["p"])
    _demand(cost.is_allowed)
    blob = _bytes(raw["blob"], ROOT_SIZE + _TAG_SIZE)
    return Slot(cost, _bytes(raw["salt"], SALT_SIZE), _bytes(raw["nonce"], _NONCE_SIZE), blob)


def _demand(condition: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not condition:
        raise ValueError("not a side file")


def _slot_dict(slot: Slot) -> dict[str, Any]:
    return {
        **_slot_parameters(slot.cost, slot.salt),
        "wrap": "aes-256-gcm",
        "nonce": _text(slot.nonce),
        "blob": _text(slot.blob),
    }


def _slot_parameters(cost: Cost, salt: bytes) -> dict[str, Any]:
    return {
        "type": "password",
        "kdf": "argon2id",
        "v": 19,
        "m": cost.memory,
        "t": cost.passes,
        "p": cost.lanes,
        "salt": _text(salt),
    }


def _slot_aad(db_id: str, cost: Cost, salt: bytes) -> bytes:
    head = {"format": FORMAT, "version": VERSION, "db_id": db_id}
    return canonical({**head, **_slot_parameters(cost, salt)})


def _ledger_aad(db_id: str) -> bytes:
    return canonical({"format": FORMAT, "version": VERSION, "db_id": db_id})


def _ledger_cipher(root: Root) -> AESGCM:
    key = root.sub_key(_LEDGER_INFO)
    cipher = AESGCM(key)
    wipe(key)
    return cipher


def _open_slot(slot: Slot, key: bytearray, db_id: str) -> Root:
    secret = AESGCM(key).decrypt(slot.nonce, slot.blob, _slot_aad(db_id, slot.cost, slot.salt))
    return Root(secret)


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise ValueError("not a side file")
    return path.read_bytes()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _bytes(text: str, size: int | None = None) -> bytes:
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    _demand(size is None or len(data) == size)
    return data
