import pytest

from pdf import pages
from ssa_desk.domain.records import Case
from ssa_desk.services import keys
from ssa_desk.services.desk import Desk
from ssa_desk.services.keys import Keys, WeakPasswordError
from ssa_desk.storage import errors, side_file, vault
from ssa_desk.storage.keys import Cost

CHEAP = Cost(64 * 1024, 3, 1)
OLD, NEW = "Regen im Mai 7 Dach", "Schnee im Juni 8 Zaun"


@pytest.fixture
def desk(tmp_path):
    created = vault.create(tmp_path / "jahr.ssadesk", OLD, cost=CHEAP)
    desk = Desk(vault.open_database(tmp_path / "jahr.ssadesk", created.root), created.root)
    desk.keys = Keys(desk.workspace.database, created.root, cost=CHEAP)
    desk.workspace.save(Case(case_no="2026-001"))
    yield desk
    desk.close()


def test_the_right_password_is_taken_and_any_other_is_not(desk):
    desk.keys.check_password(OLD)
    with pytest.raises(errors.WrongPasswordError):
        desk.keys.check_password(OLD + "!")


def test_the_password_of_another_file_is_refused(desk, tmp_path):
    vault.create(tmp_path / "fremd.ssadesk", NEW, cost=CHEAP)
    foreign = side_file.path_of(tmp_path / "fremd.ssadesk").read_bytes()
    for own in (side_file.path_of(desk.path), side_file.backup_path_of(desk.path)):
        own.write_bytes(foreign)
    with pytest.raises(errors.WrongPasswordError):
        desk.keys.check_password(NEW)


def test_a_checked_password_is_good_for_ten_minutes_and_no_longer(desk, monkeypatch):
    moment = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: moment)
    assert not desk.keys.is_recently_checked
    desk.keys.note_checked()
    moment += 599
    assert desk.keys.is_recently_checked
    moment += 1
    assert not desk.keys.is_recently_checked


def test_locking_closes_the_protected_areas(desk):
    desk.keys.note_checked()
    desk.keys.forget()
    assert not desk.keys.is_recently_checked


def test_the_new_password_opens_the_file_that_stays_open_meanwhile(desk):
    desk.keys.change_password(OLD, NEW)
    desk.workspace.save(Case(case_no="2026-002"))
    desk.keys.check_password(NEW)
    with pytest.raises(errors.WrongPasswordError):
        desk.keys.check_password(OLD)


@pytest.mark.parametrize("weak", ["", "kurz", "passwort12345", "1234567890"])
def test_a_weak_new_password_is_refused(desk, weak):
    with pytest.raises(WeakPasswordError, match="nicht sicher genug"):
        desk.keys.change_password(OLD, weak)
    with pytest.raises(WeakPasswordError):
        desk.keys.rotate(weak)
    desk.keys.check_password(OLD)


def test_new_keys_come_with_a_sheet_of_the_new_code(desk):
    path = desk.path
    desk.keys.release()
    made = desk.keys.rotate(NEW)
    assert all(group in pages(made.sheet)[0] for group in made.code.split("-"))
    opened = Desk(vault.open_database(path, vault.unlock_with_code(path, made.code)), made.root)
    assert [one.case_no for one in opened.workspace.find(Case)] == ["2026-001"]
    opened.close()


def test_a_sheet_that_cannot_be_written_leaves_the_old_keys(desk):
    def fail(_sheet):
        raise errors.DiskFullError

    desk.keys.release()
    with pytest.raises(errors.DiskFullError):
        desk.keys.rotate(NEW, sheet=fail)
    desk.keys.resume()
    desk.keys.check_password(OLD)
    assert desk.workspace.count(Case) == 1


def test_a_stopped_renewal_leaves_the_old_keys(desk):
    with pytest.raises(errors.RotationStoppedError):
        desk.keys.rotate(NEW, progress=lambda part: part < 0.5)
    desk.keys.check_password(OLD)


def test_locking_meanwhile_does_not_spoil_the_new_keys(desk):
    path, told = desk.path, []

    def lock(part):
        if not told:
            desk.root.wipe()
        told.append(part)
        return True

    made = desk.keys.rotate(NEW, progress=lock)
    assert vault.unlock(path, NEW).secret == made.root.secret


def test_the_raw_key_is_that_of_the_file(desk):
    raw = keys.raw_key(desk.path, desk.root)
    assert len(raw) == 96
    assert raw.endswith(desk.path.read_bytes()[:16].hex())
    assert keys.opens(desk.path, desk.root)


def test_no_secret_is_in_any_repr(desk):
    made = keys.rotate(desk.path, desk.root, NEW, cost=CHEAP)
    assert made.code not in repr(made)
    assert NEW not in repr(made)
