import errno

import pytest

from ssa_desk.system import files


def test_a_file_is_replaced_in_one_step(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    files.replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_failed_replacement_leaves_the_old_one(tmp_path):
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(OSError, match=r"."):
        files.replace_file(path, b"new")
    assert path.is_dir()
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_new_files_belong_to_their_owner_alone(tmp_path):
    files.replace_file(tmp_path / "a", b"")
    files.create_empty(tmp_path / "b")
    assert {one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {0o600}


def test_an_existing_file_is_never_created_anew(tmp_path):
    (tmp_path / "a").write_bytes(b"kept")
    with pytest.raises(FileExistsError):
        files.create_empty(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"kept"


def test_a_replaced_file_has_another_identity(tmp_path):
    first = tmp_path / "a"
    first.write_bytes(b"")
    before = files.identity(first)
    (tmp_path / "b").write_bytes(b"")
    assert files.identity(first) == before
    (tmp_path / "b").replace(first)
    assert files.identity(first) != before


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match=r".") as caught:
            files.replace_file(tmp_path / "a", bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.errno == errno.EFBIG
    assert list(tmp_path.iterdir()) == []
