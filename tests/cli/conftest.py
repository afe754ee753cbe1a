import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from ssa_desk import cli

FILES = Path(__file__).parent.parent / "files"
PASSWORD = "Kastanie-Regen-47"


def _no_window(path):
    raise AssertionError("no window was asked for")


@pytest.fixture
def run(capsys):
    """Run one command line and return status, out and err."""

    def run(*words):
        status = command(*words)
        printed = capsys.readouterr()
        return SimpleNamespace(status=status, out=printed.out, err=printed.err)

    return run


@pytest.fixture
def password_file(tmp_path):
    path = tmp_path / "passwort.txt"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def first(tmp_path_factory):
    """Return a folder with a new file made by the command; the tests work on copies of it."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "passwort.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    words = ("--recovery-sheet", folder / "blatt.pdf", "--password-file", folder / "passwort.txt")
    assert command("create", folder / "jahr.ssadesk", *words) == 0
    return folder


@pytest.fixture(scope="session")
def first_year(first, tmp_path_factory):
    """Return a folder whose file holds the reference year."""
    folder = tmp_path_factory.mktemp("year")
    shutil.copytree(first, folder, dirs_exist_ok=True)
    lists = sorted((FILES / "reference-year").glob("*.csv"))
    words = ("--password-file", folder / "passwort.txt")
    assert command("import", folder / "jahr.ssadesk", *lists, *words) == 0
    return folder


@pytest.fixture
def made(first, tmp_path, password_file, monkeypatch):
    """Return the path of a new file; its password comes by variable."""
    return copy_of(first, tmp_path, password_file, monkeypatch)


@pytest.fixture
def filled(first_year, tmp_path, password_file, monkeypatch):
    """Return the path of a file with the reference year; its password comes by variable."""
    return copy_of(first_year, tmp_path, password_file, monkeypatch)


def copy_of(folder, tmp_path, password_file, monkeypatch):
    monkeypatch.setenv("SSA_DESK_PASSWORD_FILE", str(password_file))
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return tmp_path / "jahr.ssadesk"


def command(*words):
    return cli.main([str(word) for word in words], window=_no_window, pictures=_no_window)


@pytest.fixture
def values(tmp_path):
    path = tmp_path / "angaben.json"
    given = {
        "guardian": "Familie Öztürk",
        "child": "Elif Öztürk",
        "date": "12.03.2026",
        "time": "14:30",
        "room": "Raum 112",
    }
    path.write_text(json.dumps(given), encoding="utf-8")
    return path
