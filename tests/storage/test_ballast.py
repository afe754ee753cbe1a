import pytest

from breakage import small_disk
from ssa_desk.storage import ballast
from ssa_desk.storage.ballast import Ballast


@pytest.fixture
def kept(tmp_path):
    return Ballast(tmp_path / "jahr.ssadesk")


def test_the_ballast_lies_beside_the_file_and_is_really_there(kept):
    assert kept.lay()
    status = kept.path.stat()
    assert kept.path.name == "jahr.ssadesk.ballast"
    assert 0 < kept.size <= ballast.LARGEST
    assert status.st_blocks * 512 >= status.st_size
    assert status.st_mode & 0o077 == 0


def test_the_ballast_is_laid_once(kept):
    kept.lay()
    before = kept.path.stat().st_ino
    assert kept.lay()
    assert kept.path.stat().st_ino == before


def test_freed_room_is_gone_and_freeing_twice_gives_none(kept):
    kept.lay()
    assert kept.free()
    assert not kept.free()
    assert list(kept.path.parent.iterdir()) == []


def test_a_ballast_that_became_too_small_is_made_anew(kept):
    kept.path.write_bytes(bytes(1000))
    assert kept.lay()
    assert kept.size > 1000


def test_a_twentieth_of_a_small_disk_is_kept(tmp_path):
    with small_disk(tmp_path, 20) as disk:
        kept = Ballast(disk / "jahr.ssadesk")
        assert kept.lay()
        assert kept.size == 20 * 1024 * 1024 // 20


def test_no_room_no_ballast(tmp_path):
    with small_disk(tmp_path, 1) as disk:
        assert not Ballast(disk / "jahr.ssadesk").lay()
        assert list(disk.iterdir()) == []


def test_a_read_only_folder_gets_no_ballast(kept, tmp_path, ordinary_user):
    tmp_path.chmod(0o500)
    assert not kept.lay()
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []
