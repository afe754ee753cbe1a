"""Files that former releases wrote, with what is known of them."""

import json
import shutil
from pathlib import Path

from ssa_desk.storage import vault

FILES = Path(__file__).parents[1] / "files"
LAYOUTS = sorted(path.stem for path in FILES.glob("golden-v*.json"))


def known(layout):
    """What was written into the file of a layout."""
    return json.loads((FILES / f"{layout}.json").read_text("utf-8"))


def copied(layout, folder):
    """The path of a copy of a file, beside its side file."""
    shutil.copy(FILES / f"{layout}.ssadesk.keys", folder)
    return Path(shutil.copy(FILES / f"{layout}.ssadesk", folder))


def opened(path, layout):
    return vault.open_database(path, vault.unlock(path, known(layout)["password"]))
