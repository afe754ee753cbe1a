"""The bytes of a side file: canonical JSON with a fixed set of fields (version 1)."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from ssa_desk.storage.keys import ROOT_SIZE, SALT_SIZE, Cost, Root

FORMAT = "ssadesk-keyslots"
VERSION = 1
NONCE_SIZE = 12
_TAG_SIZE = 16


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


def slot_aad(db_id: str, cost: Cost, salt: bytes) -> bytes:
    """Return what the seal of a slot covers beside its content."""
    head = {"format": FORMAT, "version": VERSION, "db_id": db_id}
    return canonical({**head, **_slot_parameters(cost, salt)})


def ledger_aad(db_id: str) -> bytes:
    """Return what the seal of the ledger covers beside its content."""
    return canonical({"format": FORMAT, "version": VERSION, "db_id": db_id})


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
        else Sealed(_bytes(ledger["nonce"], NONCE_SIZE), _bytes(ledger["blob"])),
    )


def _parsed_slot(raw: dict[str, Any]) -> Slot:
    _demand(raw["kdf"] == "argon2id" and raw["v"] == 19 and raw["wrap"] == "aes-256-gcm")
    _demand(all(type(raw[name]) is int for name in ("m", "t", "p")))
    cost = Cost(raw["m"], raw["t"], raw["p"])
    _demand(cost.is_allowed)
    blob = _bytes(raw["blob"], ROOT_SIZE + _TAG_SIZE)
    return Slot(cost, _bytes(raw["salt"], SALT_SIZE), _bytes(raw["nonce"], NONCE_SIZE), blob)


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


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _bytes(text: str, size: int | None = None) -> bytes:
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    _demand(size is None or len(data) == size)
    return data
