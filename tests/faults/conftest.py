"""A desk over a real file, to be broken."""

import pytest

from support import new_desk


@pytest.fixture
def desk(tmp_path):
    """An empty encrypted file, open."""
    desk = new_desk(tmp_path / "jahr.ssadesk")
    yield desk
    desk.close()
