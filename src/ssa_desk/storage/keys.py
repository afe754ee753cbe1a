"""The root secret of a file: recovery code, derived keys and the slot key from a password.

All secrets are kept in `bytearray` and overwritten after use as far as Python allows.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ssa_desk.storage.errors import CodeTypoError, TooLittleMemoryError

ROOT_SIZE = 20
SALT_SIZE = 16
CODE_LENGTH = 36
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_BITS = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What deriving a key from a password costs: KiB of memory, passes, lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_allowed(self) -> bool:
        """Return whether a side file may ask for this: neither too cheap nor a way to hang us."""
        return (
            _FLOOR.memory <= self.memory <= _CEILING.memory
            and _FLOOR.passes <= self.passes <= _CEILING.passes
            and _FLOOR.lanes <= self.lanes <= _CEILING.lanes
        )


DEFAULT_COST = Cost()
_FLOOR = Cost(64 * 1024, 3, 1)
_CEILING = Cost(1024 * 1024, 20, 8)


class Root:
    """The root secret: whoever has it can open the file."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes | bytearray) -> None:
        if len(secret) != ROOT_SIZE:
            raise ValueError("a root secret has 20 bytes")
        self._secret = bytearray(secret)

    def __repr__(self) -> str:
        return "<Root>"

    @classmethod
    def random(cls) -> "Root":
        """Return a new root secret."""
        return cls(os.urandom(ROOT_SIZE))

    @classmethod
    def from_code(cls, code: str) -> "Root":
        """Return the root secret of a recovery code as typed; raises CodeTypoError."""
        value = 0
        for char in _read_code(code):
            value = value << 5 | _ALPHABET.index(char)
        root = cls((value >> _CHECK_BITS).to_bytes(ROOT_SIZE, "big"))
        if value & (1 << _CHECK_BITS) - 1 != root._checksum:
            raise CodeTypoError
        return root

    @property
    def secret(self) -> bytearray:
        """Return the 20 bytes themselves, not a copy: only for wrapping into a slot."""
        return self._secret

    @property
    def code(self) -> str:
        """Return the recovery code: 9 groups of 4 characters."""
        value = int.from_bytes(self._secret, "big") << _CHECK_BITS | self._checksum
        chars = "".join(
            _ALPHABET[value >> 5 * place & 31] for place in reversed(range(CODE_LENGTH))
        )
        return "-".join(chars[start : start + 4] for start in range(0, CODE_LENGTH, 4))

    @property
    def check(self) -> bytes:
        """Return the 4 bytes by which a side file knows its root secret."""
        return bytes(self.sub_key(b"ssadesk/recovery-check/v1")[:4])

    @property
    def _checksum(self) -> int:
        digest = hashlib.sha256(self._secret).digest()
        return int.from_bytes(digest[:3], "big") >> 24 - _CHECK_BITS

    def sub_key(self, info: bytes, length: int = 32, *, salt: bytes | None = None) -> bytearray:
        """Return the key derived for one purpose (HKDF-SHA256)."""
        return bytearray(HKDF(SHA256(), length, salt, info).derive(self._secret))

    def raw_key(self, salt: bytes) -> bytearray:
        """Return the key of a database with this salt, in the form SQLCipher takes it."""
        if len(salt) != SALT_SIZE:
            raise ValueError("a database salt has 16 bytes")
        key = self.sub_key(b"ssadesk/sqlcipher-dek/v1", salt=salt)
        raw = bytearray(f"x'{key.hex()}{salt.hex()}'", "ascii")
        wipe(key)
        return raw

    def copy(self) -> "Root":
        """Return a second one, to be wiped by itself."""
        return Root(self._secret)

    def wipe(self) -> None:
        """Overwrite the secret; the root is of no use afterwards."""
        wipe(self._secret)


def slot_key(password: str, salt: bytes, cost: Cost) -> bytearray:
    """Return the key that a password gives (Argon2id of NFC in UTF-8). Slow by intention.

    Raises TooLittleMemoryError.
    """
    typed = bytearray(unicodedata.normalize("NFC", password), "utf-8", "surrogatepass")
    key = bytearray(32)
    derivation = Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    )
    try:
        derivation.derive_into(typed, key)  # type: ignore[arg-type]  # takes any buffer
    except MemoryError:
        raise TooLittleMemoryError from None
    finally:
        wipe(typed)
    return key


def wipe(secret: bytearray) -> None:
    """Overwrite a secret with zeros."""
    secret[:] = bytes(len(secret))


def _read_code(code: str) -> str:
    """Fold what people type: case, O for 0, I and L for 1, blanks and any dash."""
    kept = (
        char for char in code.upper() if unicodedata.category(char) not in ("Pd", "Zs", "Cc", "Cf")
    )
    folded = "".join(kept).translate(str.maketrans("OIL", "011"))
    if len(folded) != CODE_LENGTH or any(char not in _ALPHABET for char in folded):
        raise CodeTypoError
    return folded
