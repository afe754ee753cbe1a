from datetime import UTC, datetime, timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from ssa_desk.services import health
from ssa_desk.storage.errors import CheckStoppedError
from support import open_desk

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def checked(desk):
    report = health.check_in_background(desk, lambda _part: True)
    health.keep(desk, report)
    return report


def damage(desk, page=20):
    desk.workspace.database.close_connection()
    data = bytearray(desk.path.read_bytes())
    data[page * 4096 + 1000] ^= 1
    desk.path.write_bytes(data)
    desk.workspace.database.reopen()


def test_the_check_of_the_background_finds_what_the_other_finds(desk):
    assert checked(desk) == health.check_file(desk)


def test_the_check_tells_how_far_it_is(desk):
    parts = []
    health.check_in_background(desk, lambda part: parts.append(part) or True)
    assert parts == sorted(parts)
    assert (parts[0], parts[-1], len(parts) > 4) == (0, 1, True)


def test_a_check_is_stopped_between_two_looks(desk):
    with pytest.raises(CheckStoppedError, match="abgebrochen"):
        health.check_in_background(desk, lambda part: part < 0.3)
    assert health.last(desk) is None


def test_a_check_is_due_after_a_week_and_survives_closing(desk):
    assert health.weekly_due(desk)
    with clock.stopped_at(NOON):
        checked(desk)
    path = desk.path
    desk.close()
    again = open_desk(path)
    assert health.last(again) == health.Checked(NOON, is_sound=True)
    for days, due in ((0, False), (6, False), (7, True), (-1, True)):
        with clock.stopped_at(NOON + timedelta(days=days)):
            assert health.weekly_due(again) is due
    again.close()


def test_after_damage_was_found_nothing_is_written_and_the_check_stays_due(desk):
    damage(desk)
    before = desk.path.read_bytes()
    assert not checked(desk).is_sound
    with pytest.raises(ExpectedError, match="nichts mehr eintragen"):
        desk.workspace.save(Case(case_no="1"))
    assert (desk.path.read_bytes() == before, health.weekly_due(desk)) == (True, True)


def test_a_save_during_the_check_is_not_mistaken_for_damage(desk):
    def save(part):
        desk.workspace.save(Case(case_no=str(part), initial_situation="Wort " * 5000))
        return True

    assert health.check_in_background(desk, save).is_sound


def test_a_clock_before_the_newest_entry_is_noticed(desk):
    with clock.stopped_at(NOON):
        desk.workspace.save(Case(case_no="1"))
        assert not health.clock_is_behind(desk)
    with clock.stopped_at(NOON - timedelta(minutes=5)):
        assert not health.clock_is_behind(desk)
    with clock.stopped_at(NOON - timedelta(days=1)):
        assert health.clock_is_behind(desk)


def test_in_an_empty_file_every_clock_is_right(desk):
    with clock.stopped_at(NOON - timedelta(days=10_000)):
        assert not health.clock_is_behind(desk)
