"""Backups of an open file, with real folders as sticks."""

from datetime import UTC, datetime

import pytest

from ssa_desk.services.backups import Backups
from ssa_desk.storage.keys import Root
from support import ROOT

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "media"
    folder.mkdir()
    return folder


@pytest.fixture
def stick(media):
    folder = media / "STICK"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path):
    from support import new_desk

    (tmp_path / "daten").mkdir()
    opened = new_desk(tmp_path / "daten" / "jahr.ssadesk")
    yield opened
    opened.close()


@pytest.fixture
def backups(desk, media):
    def roots():
        return sorted(media.iterdir())

    return Backups(desk.workspace.database, Root(ROOT), roots=roots)


def names(folder):
    return sorted(one.name for one in folder.glob("*.ssabak"))


def test_without_a_folder_it_lies_beside_the_file(backups, desk):
    made = backups.make()
    assert made.path == desk.path.parent / "backups" / "SSA-Sicherung-1.ssabak"
    assert made.path.exists()
    assert not made.is_outside
    state = backups.state()
    assert (state.last.sequence, state.last_outside, state.folder) == (1, None, None)


def test_the_chosen_folder_gets_it(backups, stick):
    backups.choose_folder(stick)
    made = backups.make()
    assert (made.path.parent, made.is_outside, made.remark) == (stick, True, "")
    assert backups.state().last_outside == backups.list()[0]


def test_a_stick_is_found_under_another_letter(backups, stick):
    backups.choose_folder(stick)
    moved = stick.rename(stick.with_name("ANDERS"))
    assert backups.look()
    assert backups.make().path.parent == moved
    assert backups.state().folder == moved
