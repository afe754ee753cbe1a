"""Makes real encrypted files for tests, with a fixed root: no key derivation is paid for."""

from pathlib import Path

from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root

ROOT = bytes(range(20))
DB_ID = "00000000-0000-4000-8000-000000000001"


def new_desk(path: Path) -> Desk:
    """Return a desk over a new, empty, encrypted file without a side file."""
    vault.create_database(path, Root(ROOT), DB_ID)
    return open_desk(path)


def open_desk(path: Path) -> Desk:
    """Return a desk over a file made by `new_desk`."""
    root = Root(ROOT)
    return Desk(vault.open_database(path, root), root)
