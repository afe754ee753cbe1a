"""The commands around password and keys."""

import pytest

from cli.conftest import PASSWORD
from pdf import pages
from ssa_desk.services import deputy, unlock

NEW = "Laterne-Hafen-83-Moos"


@pytest.fixture
def new_file(tmp_path):
    path = tmp_path / "neu.txt"
    path.write_text(f"{NEW}\n", encoding="utf-8")
    return path


@pytest.fixture
def code_file(made):
    """A file with the code as the printed sheet of the new file tells it."""
    root = unlock.unlock(made, PASSWORD)
    path = made.with_name("code.txt")
    path.write_text(root.code, encoding="utf-8")
    return path


@pytest.fixture
def with_new(new_file, monkeypatch):
    monkeypatch.setenv("SSA_DESK_PASSWORD_FILE", str(new_file))


def openings(path, password):
    desk = unlock.open_desk(path, unlock.unlock(path, password))
    found = [one.way for one in deputy.openings(desk)]
    desk.close()
    return found


def test_password_changes_the_password(run, made, new_file, password_file):
    done = run("password", made, "--new-password-file", new_file)
    assert done.status == 0
    assert "geändert" in done.out
    assert run("check", made, "--password-file", new_file).status == 0
    assert "stimmt nicht" in run("check", made, "--password-file", password_file).err


def test_password_with_the_code_needs_no_old_one_and_is_noted(run, made, new_file, code_file):
    words = ("--new-password-file", new_file, "--code-file", code_file)
    assert run("password", made, *words).status == 0
    assert run("check", made, "--password-file", new_file).status == 0
    assert openings(made, NEW) == ["own"]


def test_a_weak_new_password_changes_nothing(run, made, new_file, code_file):
    new_file.write_text("kurz", encoding="utf-8")
    for words in ((), ("--code-file", code_file)):
        done = run("password", made, "--new-password-file", new_file, *words)
        assert done.status == 1
        assert "nicht sicher genug" in done.err
    assert run("check", made).status == 0


def test_without_a_terminal_the_new_password_has_to_be_named(run, made):
    done = run("password", made)
    assert done.status == 1
    assert "--new-password-file" in done.err


def test_rotate_keeps_the_password_and_writes_a_new_sheet(run, made, code_file, tmp_path):
    sheet = tmp_path / "neues-blatt.pdf"
    done = run("rotate", made, "--recovery-sheet", sheet)
    assert done.status == 0
    assert "neue Sicherung" in done.out
    root = unlock.unlock(made, PASSWORD)
    assert all(group in pages(sheet.read_bytes())[0] for group in root.code.split("-"))
    old = run("check", made, "--code-file", code_file)
    assert "gehört nicht zu dieser Datei" in old.err


def test_rotate_takes_a_new_password(run, made, new_file, password_file, tmp_path):
    words = ("--recovery-sheet", tmp_path / "neu.pdf", "--new-password-file", new_file)
    assert run("rotate", made, *words).status == 0
    assert run("check", made, "--password-file", new_file).status == 0
    assert run("check", made, "--password-file", password_file).status == 1


def test_rotate_writes_over_no_sheet_and_changes_nothing_then(run, made, tmp_path):
    sheet, before = tmp_path / "da.pdf", made.read_bytes()
    sheet.write_bytes(b"x")
    assert "liegt schon eine Datei" in run("rotate", made, "--recovery-sheet", sheet).err
    assert made.read_bytes() == before
    assert sheet.read_bytes() == b"x"


def test_a_sheet_that_cannot_be_written_leaves_the_old_keys(run, made, tmp_path):
    blocked = tmp_path / "datei"
    blocked.write_bytes(b"x")
    salt = made.read_bytes()[:16]
    done = run("rotate", made, "--recovery-sheet", blocked / "blatt.pdf")
    assert "lässt sich nicht schreiben" in done.err
    assert made.read_bytes()[:16] == salt
    assert run("check", made).status == 0


def test_key_shows_the_raw_key_with_a_warning(run, made):
    done = run("key", made, "--show-raw")
    assert done.status == 0
    assert "Achtung" in done.err
    assert len(bytes.fromhex(done.out.strip())) == 48
    assert done.out.strip().endswith(made.read_bytes()[:16].hex())


def test_key_shows_nothing_without_being_told_to_or_without_the_password(run, made, new_file):
    assert run("key", made).status == 2
    done = run("key", made, "--show-raw", "--password-file", new_file)
    assert (done.status, done.out) == (1, "")


def test_every_opening_by_code_is_noted(run, made, code_file):
    assert run("check", made, "--code-file", code_file).status == 0
    assert run("key", made, "--show-raw", "--code-file", code_file).status == 0
    assert openings(made, PASSWORD) == ["own", "own"]
