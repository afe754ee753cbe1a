"""The commands for backups, on real files."""

import sys

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Keep working copies out of the user's own folders."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ssa-desk"


@pytest.fixture
def backup(run, filled, tmp_path):
    result = run("backup", filled, tmp_path / "stick")
    assert result.status == 0, result.err
    return tmp_path / "stick" / "SSA-Sicherung-1.ssabak"


def test_a_backup_is_written_and_can_be_rehearsed(run, backup):
    result = run("rehearse", backup)
    assert result.status == 0, result.err
    assert "lässt sich wiederherstellen" in result.out
    assert "Fälle:" in result.out


@pytest.mark.skipif(sys.platform != "linux", reason="names its folder as Linux does")
def test_no_working_copy_is_left_behind_not_even_of_a_look_cut_short(run, backup, cache):
    cache.mkdir(parents=True)
    (cache / "SSA-Sicherung-9.ssabak.look.part").write_bytes(b"half")
    assert run("rehearse", backup).status == 0
    assert list(cache.iterdir()) == []


def test_each_backup_has_a_number_of_its_own(run, backup, filled):
    assert run("backup", filled, backup.parent).status == 0
    assert sorted(one.name for one in backup.parent.glob("*.ssabak")) == [
        "SSA-Sicherung-1.ssabak",
        "SSA-Sicherung-2.ssabak",
    ]


def test_a_restore_shows_the_counts_and_keeps_the_old_file(run, backup, filled):
    before = filled.read_bytes()
    result = run("restore", backup, filled)
    assert (result.status, "bisherige Datei liegt jetzt hier" in result.out) == (0, True)
    [aside] = filled.parent.glob("jahr-ersetzt-*.ssadesk")
    assert aside.read_bytes() == before
    assert run("check", aside).status == 0
    assert "Fälle:" in run("check", filled).out


def test_a_backup_makes_a_file_where_none_is_left(run, backup, tmp_path):
    path = tmp_path / "neu" / "wieder.ssadesk"
    assert run("restore", backup, path).status == 0
    assert run("check", path).status == 0


def test_a_wrong_password_changes_nothing(run, backup, filled, tmp_path):
    wrong = tmp_path / "falsch.txt"
    wrong.write_text("Nicht-dieses-47\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in filled.parent.iterdir() if one.is_file()}
    result = run("restore", backup, filled, "--password-file", wrong)
    assert (result.status, "Das Passwort passt nicht" in result.err) == (1, True)
    after = {one: one.read_bytes() for one in filled.parent.iterdir() if one.is_file()}
    assert {one: after[one] for one in before} == before
    assert [one for one in after if one not in before and not one.name.endswith(".lock")] == []


@pytest.mark.parametrize("command", ["rehearse", "restore"])
def test_a_missing_backup_is_said(run, made, tmp_path, command):
    words = [made] if command == "restore" else []
    result = run(command, tmp_path / "nirgends.ssabak", *words)
    assert (result.status, "nicht gefunden" in result.err) == (1, True)


def test_a_file_is_no_folder_for_backups(run, made, tmp_path):
    result = run("backup", made, tmp_path / "x.ssabak")
    assert (result.status, "einen Ordner" in result.err) == (1, True)
