"""Drafts encrypted in memory while their file is locked."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ssa_desk.storage.drafts import Draft
from ssa_desk.storage.keys import Root, wipe
from ssa_desk.storage.side_format import NONCE_SIZE, Sealed

_INFO = b"ssadesk/held-drafts/v1"


def sealed(root: Root, drafts: Iterable[Draft]) -> Sealed:
    """Return the drafts encrypted under the root secret of their file."""
    plain = [{**asdict(one), "at": one.at.isoformat()} for one in drafts]
    nonce = os.urandom(NONCE_SIZE)
    data = json.dumps(plain, ensure_ascii=False).encode()
    return Sealed(nonce, _cipher(root).encrypt(nonce, data, _INFO))


def opened(root: Root, held: Sealed) -> list[Draft] | None:
    """Return the drafts, or None when the root secret is that of another file."""
    try:
        plain = json.loads(_cipher(root).decrypt(held.nonce, held.blob, _INFO))
    except InvalidTag:
        return None
    return [Draft(**{**one, "at": datetime.fromisoformat(one["at"])}) for one in plain]


def _cipher(root: Root) -> AESGCM:
    key = root.sub_key(_INFO)
    cipher = AESGCM(key)
    wipe(key)
    return cipher
