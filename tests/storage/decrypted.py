"""Every byte of an encrypted file as it stands on its pages, those that nothing uses among them."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ssa_desk.storage.keys import Root

PAGE, SALT, IV, RESERVED = 4096, 16, 16, 80
"""SQLCipher keeps the IV and the proof of a page in its last 80 bytes."""


def pages(path: Path, root: Root) -> bytes:
    """Return the decrypted pages of a file, one after the other."""
    file = path.read_bytes()
    key = bytes(root.sub_key(b"ssadesk/sqlcipher-dek/v1", salt=file[:SALT]))
    return b"".join(_page(file[at : at + PAGE], key, not at) for at in range(0, len(file), PAGE))


def _page(page: bytes, key: bytes, first: bool) -> bytes:
    start, end = SALT if first else 0, PAGE - RESERVED
    decryptor = Cipher(algorithms.AES(key), modes.CBC(page[end : end + IV])).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()
