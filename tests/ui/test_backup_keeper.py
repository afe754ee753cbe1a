"""Backups and checks that make themselves, over a real file."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from deleting import delete_cases
from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.services import health
from ssa_desk.ui import backup_keeper
from ssa_desk.ui.backup_keeper import BackupKeeper


@pytest.fixture
def keeper(desk, jobs, qtbot, monkeypatch):
    monkeypatch.setattr(backup_keeper, "REST_MS", 40)
    monkeypatch.setattr(backup_keeper, "QUIET_MS", 40_000)
    keeper = BackupKeeper(desk, jobs, None)
    qtbot.waitUntil(lambda: jobs.is_idle and keeper._job is not None)
    yield keeper
    keeper.end()


@pytest.fixture
def stick(tmp_path_factory):
    return tmp_path_factory.mktemp("stick")


def test_the_first_change_of_a_day_is_backed_up_by_itself(keeper, desk, qtbot):
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        desk.workspace.save(Case(case_no="F-1"))
    (made,) = desk.backups.list()
    assert made.path.exists()
    assert made.verified_at
    assert not desk.backups.state().due


def test_a_second_change_of_the_day_makes_no_second_one(keeper, desk, qtbot, jobs):
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        desk.workspace.save(Case(case_no="F-1"))
    desk.workspace.save(Case(case_no="F-2"))
    qtbot.waitUntil(lambda: not keeper._rest.isActive())
    assert jobs.is_idle
    assert len(desk.backups.list()) == 1


def test_whoever_types_is_not_disturbed(keeper, desk, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    keeper._rest.setTimerType(Qt.TimerType.PreciseTimer)
    keeper._rest.setInterval(60_000)
    desk.workspace.save(Case(case_no="F-1"))
    qtbot.waitUntil(lambda: keeper._rest.remainingTime() < 59_950)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert keeper._rest.remainingTime() > 59_950
    assert desk.backups.list() == []


def test_a_backup_that_fails_is_told_on_heute_and_opens_no_dialog(keeper, desk, qtbot, tmp_path):
    (tmp_path / "backups").write_text("im Weg")
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        desk.workspace.save(Case(case_no="F-1"))
    assert "nichts verloren" in desk.backups.trouble
    desk.workspace.save(Case(case_no="F-2"))
    qtbot.waitUntil(lambda: not keeper._rest.isActive())
    assert keeper._jobs.is_idle


def test_a_backup_that_failed_is_tried_again_without_another_change(
    keeper, desk, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(backup_keeper, "_AGAIN_SECONDS", 0)
    (tmp_path / "backups").write_text("im Weg")
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        desk.workspace.save(Case(case_no="F-1"))
    assert desk.backups.trouble
    (tmp_path / "backups").unlink()
    keeper.look()
    qtbot.waitUntil(lambda: bool(desk.backups.list()), timeout=20_000)
    qtbot.waitUntil(lambda: not desk.backups.trouble, timeout=20_000)


def test_a_stick_that_comes_back_gets_its_backup_by_itself(keeper, desk, qtbot, stick):
    desk.backups.choose_folder(stick)
    away = stick.rename(stick.with_name("weg"))
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        desk.workspace.save(Case(case_no="F-1"))
    assert not desk.backups.state().due
    away.rename(stick)
    keeper.look()
    qtbot.waitUntil(lambda: any(one.is_outside for one in desk.backups.list()), timeout=20_000)


def test_the_weekly_check_is_done_and_kept(keeper, desk, qtbot):
    assert health.weekly_due(desk)
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        keeper.look_after()
    assert health.last(desk).is_sound
    assert not health.weekly_due(desk)


def test_the_monthly_rehearsal_is_done(keeper, desk, qtbot, monkeypatch):
    desk.backups.make()
    later = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert desk.backups.state().rehearsal_due
    with qtbot.waitSignal(keeper.news, timeout=20_000):
        keeper.look_after()
    assert desk.backups.state().last_rehearsed == later


def test_after_the_end_nothing_is_begun(keeper, desk, jobs):
    keeper.end()
    desk.workspace.save(Case(case_no="F-1"))
    keeper._damage.stop()
    assert not keeper._rest.isActive()
    assert jobs.is_idle


def test_room_for_a_full_disk_is_kept_in_the_background_and_made_again(keeper, desk, qtbot):
    ballast = desk.workspace.database.ballast
    for _ in range(2):
        keeper.keep_room()
        qtbot.waitUntil(lambda: ballast.size > 0)
        assert ballast.free()


def test_counts_of_deleted_cases_leave_the_file_when_their_time_is_over(keeper, desk, qtbot, jobs):
    case = Case(case_no="F-1")
    with clock.stopped_at(datetime(2020, 3, 1, tzinfo=UTC)):
        desk.workspace.save(case, CaseContact(case_id=case.id, date=clock.today()))
        delete_cases(desk, [case.id])
    count = "SELECT count(*) FROM sealed_count"
    assert desk.workspace.database.value(count) > 0
    qtbot.waitUntil(lambda: jobs.is_idle)
    keeper.keep_room()
    qtbot.waitUntil(lambda: desk.workspace.database.value(count) == 0, timeout=10_000)
