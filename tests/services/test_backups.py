"""Backups of an open file, with real folders as sticks."""

import os
import shutil
import threading
from datetime import UTC, datetime, timedelta

import pytest

from breakage import fill, small_disk, without_root_power
from ssa_desk.domain import clock
from ssa_desk.domain.records import Case
from ssa_desk.services import backup_places as places
from ssa_desk.services import keys
from ssa_desk.services.backups import Backups, inspect, newest_for, secure
from ssa_desk.storage import backup_errors, migrate, vault
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.errors import FileBusyError
from ssa_desk.storage.keys import Cost, Root
from support import ROOT, new_desk

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def cheap():
    return Cost(64 * 1024, 3, 1)


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


def test_an_absent_stick_is_said_and_the_backup_lies_beside(backups, stick, desk):
    backups.choose_folder(stick)
    away = stick.rename(stick.parent.parent / "abgezogen")
    made = backups.make()
    assert made.path.parent == desk.path.parent / "backups"
    assert "nicht erreichbar" in made.remark
    state = backups.state()
    assert (state.folder, state.folder_present) == (stick, False)
    away.rename(stick)
    assert backups.look()
    assert backups.state().due
    assert backups.make().path.parent == stick


def test_another_stick_under_the_same_letter_is_not_taken_for_it(backups, stick):
    backups.choose_folder(stick)
    stick.rename(stick.parent.parent / "abgezogen")
    stick.mkdir()
    assert not backups.look()
    assert not backups.make().is_outside
    assert list(stick.iterdir()) == []


def test_a_stick_that_forbids_writing_is_said_and_the_backup_lies_beside(backups, stick):
    backups.choose_folder(stick)
    with without_root_power():
        stick.chmod(0o500)
        made = backups.make()
        stick.chmod(0o700)
    assert "darf nicht geschrieben werden" in made.remark
    assert not made.is_outside
    assert made.path.exists()


def test_a_full_stick_is_said_and_holds_no_half_backup(backups, stick, desk):
    with small_disk(stick, 4):
        backups.choose_folder(stick)
        backups.make()
        fill(stick, 50_000)
        made = backups.make()
        assert made.remark.startswith(backup_errors.BackupTargetFullError.SENTENCE)
        assert [one.name for one in stick.iterdir() if "part" in one.name] == []
        assert names(stick) == ["SSA-Sicherung-1.ssabak"]
    assert made.path.parent == desk.path.parent / "backups"


def test_a_stick_pulled_out_meanwhile_leaves_a_backup_beside(backups, stick, desk):
    backups.choose_folder(stick)

    def pull(part):
        if part > 0.7 and stick.exists():
            stick.rename(stick.parent.parent / "abgezogen")
        return True

    made = backups.make(pull)
    assert made.remark.startswith(backup_errors.BackupTargetGoneError.SENTENCE)
    assert not made.is_outside
    assert not backups.state().folder_present
    assert names(stick.parent.parent / "abgezogen") == []


def test_a_folder_that_cannot_be_written_is_not_chosen(backups, stick):
    with without_root_power():
        stick.chmod(0o500)
        with pytest.raises(backup_errors.BackupTargetReadOnlyError):
            backups.choose_folder(stick)
        stick.chmod(0o700)
    assert backups.state().folder is None


def test_two_files_share_a_folder_without_harm(backups, stick, tmp_path):
    other = second_desk(tmp_path)
    both = (backups, Backups(other.workspace.database, Root(ROOT), roots=list))
    for one in (*both, *both):
        one.choose_folder(stick)
        one.make()
    assert names(stick) == [f"SSA-Sicherung-{number}.ssabak" for number in (1, 2, 3, 4)]
    backups.renew()
    assert names(stick) == [f"SSA-Sicherung-{number}.ssabak" for number in (2, 4, 5)]
    other.close()


def second_desk(tmp_path):
    from ssa_desk.services.desk import Desk

    (tmp_path / "andere").mkdir()
    path = tmp_path / "andere" / "jahr.ssadesk"
    vault.create_database(path, Root(ROOT), "00000000-0000-4000-8000-000000000002")
    return Desk(vault.open_database(path, Root(ROOT)), Root(ROOT))


def test_it_is_due_on_the_first_change_of_a_day_and_not_without_one(backups, desk):
    with clock.stopped_at(NOW):
        assert backups.state().due
        backups.make()
        assert not backups.state().due
    saved_at(desk, NOW)
    with clock.stopped_at(NOW + timedelta(days=1)):
        assert not backups.state().due
        saved_at(desk, NOW + timedelta(hours=23))
        assert backups.state().due
        backups.make()
        assert not backups.state().due


def saved_at(desk, moment):
    """Give the file the time at which it was saved last."""
    os.utime(desk.path, (moment.timestamp(), moment.timestamp()))


def test_a_save_makes_it_due(backups, desk):
    with clock.stopped_at(clock.now() - timedelta(days=1)):
        backups.make()
    saved_at(desk, clock.now() - timedelta(days=1))
    assert not backups.state().due
    desk.workspace.save(Case(case_no="1"))
    assert backups.state().due


def test_after_seven_days_without_one_outside_there_is_a_reminder(backups, stick):
    with clock.stopped_at(NOW):
        backups.choose_folder(stick)
        backups.make()
    with clock.stopped_at(NOW + timedelta(days=6)):
        assert not backups.state().outside_overdue
    with clock.stopped_at(NOW + timedelta(days=7)):
        assert (backups.state().days_without_outside, backups.state().outside_overdue) == (7, True)


def test_days_of_backups_are_thinned_out_and_stay_known(backups, stick):
    with clock.stopped_at(NOW):
        backups.choose_folder(stick)
    for day in range(20):
        with clock.stopped_at(NOW + timedelta(days=day)):
            backups.make()
    assert len(names(stick)) == 8  # seven days and the end of the first week
    known = backups.list()
    assert [one.sequence for one in known] == list(range(20, 0, -1))
    assert {one.path.name for one in known if one.removed_at is None} == set(names(stick))


def test_while_the_clock_runs_backwards_nothing_is_thinned_out(backups, stick):
    backups.choose_folder(stick)
    for day in range(12, 0, -1):
        with clock.stopped_at(NOW + timedelta(days=day)):
            backups.make()
    assert len(names(stick)) == 12


def test_the_rehearsal_opens_the_newest_and_is_due_once_a_month(backups, stick):
    with clock.stopped_at(NOW):
        backups.choose_folder(stick)
        backups.make()
        assert not backups.state().rehearsal_due
    later = NOW + timedelta(days=31)
    with clock.stopped_at(later):
        assert backups.state().rehearsal_due
        assert backups.rehearse().sequence == 1
        assert (backups.state().rehearsal_due, backups.state().last_rehearsed) == (False, later)


def test_a_rehearsal_finds_a_backup_that_was_changed_or_swapped(backups, stick):
    backups.choose_folder(stick)
    backups.make()
    shutil.copy(stick / "SSA-Sicherung-1.ssabak", stick.parent / "alt")
    backups.make()
    shutil.copy(stick.parent / "alt", stick / "SSA-Sicherung-2.ssabak")
    with pytest.raises(backup_errors.RehearsalFailedError, match="gleich neu sichern"):
        backups.rehearse()
    assert backups.state().last.verified_at is None


def test_a_rehearsal_compares_with_what_the_backup_held(backups, stick, desk):
    desk.workspace.save(Case(case_no="1"))
    backups.choose_folder(stick)
    backups.make()
    settings = DeskSettings(desk.workspace.database)
    held = settings.get("backup_contents")
    held["1"]["counts"]["case"] = 2
    settings.put("backup_contents", held)
    with pytest.raises(backup_errors.RehearsalFailedError):
        backups.rehearse()


def test_a_rehearsal_leaves_nothing_behind(backups, desk):
    backups.make()
    before = sorted(one.name for one in desk.path.parent.iterdir())
    backups.rehearse()
    assert sorted(one.name for one in desk.path.parent.iterdir()) == before


def test_a_rehearsal_says_when_all_backups_are_under_older_keys(backups, desk):
    backups.make()
    other = Backups(desk.workspace.database, Root.random(), roots=list)
    with pytest.raises(backup_errors.BackupsOlderKeysError):
        other.rehearse()
    with pytest.raises(backup_errors.BackupOtherKeyError):
        other.rehearse(other.list()[0])


def test_a_backup_that_is_gone_cannot_be_rehearsed(backups):
    made = backups.make()
    made.path.unlink()
    with pytest.raises(backup_errors.BackupMissingError):
        backups.rehearse(backups.list()[0])


def test_without_a_backup_there_is_nothing_to_rehearse(backups):
    with pytest.raises(backup_errors.NothingToRehearseError):
        backups.rehearse()


def test_a_renewal_leaves_only_the_new_one_everywhere(backups, stick, desk):
    backups.make()
    backups.choose_folder(stick)
    backups.make()
    kept = [
        desk.path.with_name("jahr-ersetzt-2026-01-01.ssadesk"),
        migrate.safety_copy_of(desk.path),
    ]
    for one in kept:
        one.write_bytes(b"old")
    done = backups.renew()
    assert (names(stick), names(desk.path.parent / "backups")) == (["SSA-Sicherung-3.ssabak"], [])
    assert [one.exists() for one in kept] == [False, False]
    assert (done.backup.sequence, done.pending) == (3, ())


def test_backups_on_an_absent_stick_are_removed_when_it_comes_back(backups, stick, media):
    backups.choose_folder(stick)
    backups.make()
    away = stick.rename(media.parent / "abgezogen")
    done = backups.renew()
    assert [one.sequence for one in done.pending] == [1]
    assert [one.sequence for one in backups.state().pending] == [1]
    away.rename(media / "WIEDER")
    backups.look()
    assert names(media / "WIEDER") == ["SSA-Sicherung-1.ssabak"], "not before the new one is there"
    backups.make()
    assert names(media / "WIEDER") == ["SSA-Sicherung-3.ssabak"]
    assert backups.state().pending == ()


def test_backups_on_a_former_stick_are_removed_at_the_next_look(backups, media):
    for name in ("ERST", "DANN"):
        (media / name).mkdir()
        backups.choose_folder(media / name)
        backups.make()
    away = (media / "ERST").rename(media.parent / "abgezogen")
    backups.renew()
    back = away.rename(media / "ERST")
    backups.look()
    assert names(back) == []
    assert backups.state().pending == ()


def test_the_months_may_be_chosen_from_three_to_twelve(backups, stick):
    with clock.stopped_at(NOW):
        backups.choose_folder(stick)
        backups.make()
    with clock.stopped_at(NOW + timedelta(days=100)):
        backups.make()
        assert len(names(stick)) == 2
        backups.choose_months(1)
        backups.make()
    assert names(stick) == ["SSA-Sicherung-2.ssabak", "SSA-Sicherung-3.ssabak"]


def test_backups_of_a_damaged_file_are_found_without_opening_it(backups, stick, desk):
    backups.make()
    backups.choose_folder(stick)
    backups.make()
    desk.path.write_bytes(b"nothing left")
    found = newest_for(desk.path, roots=lambda: [stick.parent])
    assert [one.sequence for one in found] == [2, 1]


def test_a_folder_gets_one_id_for_ever(backups, stick):
    first = backups.choose_folder(stick)
    assert backups.choose_folder(stick) == first
    assert places.id_of(stick) == first.id


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"format": "x", "id": 3}', b"\xff" * 2000])
def test_a_broken_id_file_is_none(stick, data):
    (stick / places.ID_FILE).write_bytes(data)
    assert places.id_of(stick) is None


def test_saves_while_a_backup_runs_all_arrive(desk, backups):
    """Saved as the window does, again after a busy moment; the times are in the bench."""
    fat = [Case(case_no=str(one), initial_situation="Wort " * 3000) for one in range(200)]
    desk.workspace.save(*fat)
    made = []
    thread = threading.Thread(target=lambda: made.append(backups.make()))
    thread.start()
    saved = []
    while thread.is_alive() or not saved:
        case = Case(case_no=f"neu-{len(saved)}")
        while True:
            try:
                desk.workspace.save(case)
            except FileBusyError:
                continue
            break
        saved.append(case)
    thread.join()
    assert [desk.workspace.get(Case, one.id).case_no for one in saved] == [
        one.case_no for one in saved
    ]
    assert [one.sequence for one in made] == [1]
    assert backups.rehearse().sequence == 1


def test_a_restored_file_gets_to_know_the_backup_it_came_from_and_later_ones(desk, backups, stick):
    backups.choose_folder(stick)
    first = backups.make()
    backups.make()
    desk.workspace.database.change("DELETE FROM backup", {})
    backups.note_found(first.path)
    found = [(one.sequence, one.is_outside, bool(one.verified_at)) for one in backups.list()]
    assert found == [(2, True, False), (1, True, True)]
    assert backups.make().sequence == 3


def test_a_backup_that_was_only_found_does_not_count_as_that_of_the_day(backups, desk):
    backups.make()
    desk.workspace.database.change("DELETE FROM backup", {})
    backups.note_found()
    assert backups.state().last.sequence == 1
    assert backups.state().due
    backups.note_found()
    assert len(backups.list()) == 1


def test_backups_of_another_file_in_the_folder_are_not_noted(backups, stick, tmp_path):
    other = second_desk(tmp_path)
    other.backups.make_in(stick)
    other.close()
    backups.choose_folder(stick)
    backups.note_found()
    assert backups.list() == []


def test_before_new_keys_there_is_a_backup_under_the_old_ones(desk, tmp_path, cheap):
    vault.write_side_file(desk.path, Root(ROOT), "Kastanie-Regen-47", cost=cheap)
    told = []
    made = keys.rotate(
        desk.path,
        Root(ROOT),
        "Birke-Schnee-48-Ufer",
        progress=lambda part: told.append(part) or True,
        cost=cheap,
    )
    [backup] = newest_for(desk.path, roots=list)
    found = inspect(backup.path, Root(ROOT).code, is_code=True, workroom=tmp_path)
    assert (backup.sequence, found.sequence, told == sorted(told)) == (1, 1, True)
    assert made.root.secret != Root(ROOT).secret


def test_a_file_that_can_only_be_read_needs_no_backup_before(desk):
    with without_root_power():
        desk.path.chmod(0o400)
        assert secure(desk.path, Root(ROOT)) is None
        desk.path.chmod(0o600)
