"""Looking for sticks and drives on the real machine and in folders that stand for them."""

import sys

import pytest

from ssa_desk.system import volumes


def test_every_place_of_a_drive_is_a_folder():
    assert all(one.is_dir() for one in volumes.roots() if sys.platform != "win32")


def test_a_marked_folder_is_found_in_a_root_and_right_below(tmp_path):
    for name in ("STICK", "PLATTE/Sicherung", "PLATTE/zu/tief"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "zeichen.id").touch()
    found = volumes.search([tmp_path / "STICK", tmp_path / "PLATTE"], "zeichen.id")
    assert found == [tmp_path / "STICK", tmp_path / "PLATTE" / "Sicherung"]


def test_a_root_that_is_gone_or_no_folder_has_nothing(tmp_path):
    (tmp_path / "datei").touch()
    assert volumes.search([tmp_path / "weg", tmp_path / "datei"], "zeichen.id") == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_a_file_reads_the_same_after_the_system_forgot_it(tmp_path):
    path = tmp_path / "datei"
    path.write_bytes(b"x" * 100_000)
    volumes.forget_cached(path)
    assert path.read_bytes() == b"x" * 100_000
