from pathlib import Path

import pytest

from ssa_desk.services.imports import Imports
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
from support import ROOT, new_file

REFERENCE_YEAR = Path(__file__).parents[2] / "files" / "reference-year"


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "datei.ssadesk"
    new_file(path)
    database = vault.open_database(path, Root(ROOT))
    yield Workspace(database)
    database.close()


@pytest.fixture
def imports(workspace):
    return Imports(workspace)


@pytest.fixture
def reference_year():
    return REFERENCE_YEAR


@pytest.fixture
def listed(tmp_path):
    """Write a list and return its path: `listed("faelle", "Fallnummer;Beginn", "1;1.8.25")`."""

    def write(name, *lines, encoding="utf-8"):
        path = tmp_path / f"{name}.csv"
        path.write_bytes("\r\n".join((*lines, "")).encode(encoding))
        return path

    return write
