from datetime import timedelta
from pathlib import Path

import pytest

from ssa_desk.domain import clock
from ssa_desk.services.backups import Backup, BackupState
from ssa_desk.ui import backup_words


def _backup(**changed):
    now = clock.now()
    usual = {"created_at": now, "verified_at": now, "is_outside": True}
    return Backup(
        **{
            "sequence": 7, "folder": "/stick", "folder_id": "x", "size": 74_200_000, "sha256": "",
            **usual, **changed,
        }
    )  # fmt: skip


def _state(**changed):
    usual = {
        "last": _backup(), "last_outside": _backup(), "last_rehearsed": None,
        "folder": Path("/stick"), "folder_present": True, "days_without_outside": 0,
        "due": False, "rehearsal_due": False, "pending": (),
    }  # fmt: skip
    return BackupState(**{**usual, **changed})


def test_what_is_well_is_said_quietly():
    standing = backup_words.standing(_state(last_rehearsed=clock.now()))
    assert standing.kind == "good"
    assert "Letzte Sicherung: heute" in standing.lines[0]
    assert "geprüft" in standing.lines[0]
    assert "heute" in standing.lines[1]


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (_state(folder=None), "Noch kein Ort"),
        (_state(folder_present=False), "nicht erreichbar"),
        (_state(days_without_outside=9), "Seit 9 Tagen"),
    ],
)
def test_what_is_missing_is_a_warning_with_a_way(state, title):
    standing = backup_words.standing(state)
    assert standing.kind == "warning"
    assert title in standing.title
    assert standing.action


def test_damage_comes_before_everything_else():
    standing = backup_words.standing(_state(folder=None), "Voll.", is_damaged=True)
    assert standing.kind == "error"
    assert "Schäden" in standing.title


def test_why_a_backup_failed_is_said():
    assert "Voll." in backup_words.standing(_state(), "Voll.").lines


def test_a_backup_from_long_ago_carries_its_date():
    past = clock.now() - timedelta(days=400)
    assert f"{past.astimezone():%d.%m.%Y}" in backup_words.last(
        _state(last=_backup(created_at=past))
    )


def test_sizes_are_written_with_a_comma():
    assert backup_words.size(74_200_000) == "74,2 MB"
    assert backup_words.size(10) == "0,1 MB"


def test_one_that_waits_for_its_stick_says_so():
    assert backup_words.place(_backup(), is_waiting=True) == "/stick (wird gelöscht)"
    assert backup_words.place(_backup(is_outside=False)) == "neben der Datei"
