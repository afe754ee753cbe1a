"""A real encrypted file for each test: a raw root, no password, no side file."""

import ctypes
import sys
from contextlib import contextmanager

import pytest

from ssa_desk.storage import vault
from ssa_desk.storage.keys import Cost, Root
from ssa_desk.storage.repository import Repository

DB_ID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture(scope="session")
def cheap():
    """The cheapest key derivation that a side file may ask for."""
    return Cost(64 * 1024, 3, 1)


@pytest.fixture
def root():
    return Root(bytes(range(20)))


@pytest.fixture
def path(tmp_path, root):
    path = tmp_path / "jahr.ssadesk"
    vault.create_database(path, root, DB_ID)
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
    if sys.platform != "linux":
        pytest.skip("drops a Linux capability")
    with _without_overriding():
        yield


@contextmanager
def _without_overriding():
    library = ctypes.CDLL(None, use_errno=True)
    header, before = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert library.capget(header, before) == 0
    fewer = (ctypes.c_uint32 * 6)(*before)
    fewer[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    assert library.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert library.capset(header, before) == 0
