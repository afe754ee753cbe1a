import pytest

from support import new_desk


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path / "test.ssadesk")
    yield opened
    opened.close()
