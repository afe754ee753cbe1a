"""A real encrypted file for each test: a raw root, no password, no side file."""

import pytest

from breakage import without_root_power
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Cost, Root
from ssa_desk.storage.repository import Repository
from support import ROOT, new_file


@pytest.fixture(scope="session")
def cheap():
    """The cheapest key derivation that a side file may ask for."""
    return Cost(64 * 1024, 3, 1)


@pytest.fixture
def root():
    return Root(ROOT)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "jahr.ssadesk"
    new_file(path)
    return path


@pytest.fixture
def database(path, root):
    database = vault.open_database(path, root)
    yield database
    database.close()


@pytest.fixture
def repository(database):
    return Repository(database)


@pytest.fixture
def ordinary_user():
    """Take from root (in containers) the power to write where writing is forbidden."""
    with without_root_power():
        yield
