import json
from types import SimpleNamespace

import pytest

from ssa_desk import cli

PASSWORD = "Kastanie-Regen-47"


def _no_window(path):
    raise AssertionError("no window was asked for")


@pytest.fixture
def run(capsys):
    """Run one command line and return status, out and err."""

    def run(*words):
        status = cli.main([str(word) for word in words], window=_no_window, pictures=_no_window)
        printed = capsys.readouterr()
        return SimpleNamespace(status=status, out=printed.out, err=printed.err)

    return run


@pytest.fixture
def password_file(tmp_path):
    path = tmp_path / "passwort.txt"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


@pytest.fixture
def made(run, tmp_path, password_file, monkeypatch):
    """Return the path of a new file made by the command; its password comes by variable."""
    monkeypatch.setenv("SSA_DESK_PASSWORD_FILE", str(password_file))
    path = tmp_path / "jahr.ssadesk"
    assert run("create", path, "--recovery-sheet", tmp_path / "blatt.pdf").status == 0
    return path


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
