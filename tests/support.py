"""Makes real encrypted files for tests, with a fixed root: no key derivation is paid for."""

from contextvars import Context
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
from ssa_desk.system import files

ROOT = bytes(range(20))
DB_ID = "00000000-0000-4000-8000-000000000001"


def new_file(path: Path) -> None:
    """Put a new, empty, encrypted file there, without a side file."""
    files.create_empty(path)
    path.write_bytes(_made_once())


@cache
def _made_once() -> bytes:
    """Return the bytes of a new file: making one for every test waits for the disk each time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.ssadesk"
        # In a context of its own: a clock that the first test stopped is not that of the others.
        Context().run(vault.create_database, path, Root(ROOT), DB_ID)
        return path.read_bytes()


def new_desk(path: Path) -> Desk:
    """Return a desk over a new, empty, encrypted file without a side file."""
    new_file(path)
    return open_desk(path)


def open_desk(path: Path) -> Desk:
    """Return a desk over a file made by `new_desk`."""
    root = Root(ROOT)
    return Desk(vault.open_database(path, root), root)
