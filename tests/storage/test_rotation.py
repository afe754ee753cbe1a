"""New keys for a file: the old pair opens or the new one, whenever it is stopped."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.storage import errors, migrate, rotation, side_file, vault
from ssa_desk.storage.connection import salt_of
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository
from storage import rotation_kills
from storage.rotation_kills import NEW, OLD

NAMES = ["jahr.ssadesk", "jahr.ssadesk.keys", "jahr.ssadesk.keys.bak"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "jahr.ssadesk"
    rotation_kills.make(path)
    database = vault.open_database(path, Root(bytes(range(20))))
    case = Repository(database).find(Case)[0]
    note = CaseContact(case_id=case.id, date=date(2026, 3, 1), observation="Streit im Bus")
    Repository(database).save(note)
    database.close()
    return path


@pytest.fixture
def file(made, tmp_path):
    for one in made.parent.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path / made.name


@pytest.fixture
def order(file, root, cheap):
    return rotation.Order(file, root, NEW, cheap)


def go_on(_part):
    return True


def nothing(_root, _db_id):
    pass


def bytes_of(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_the_new_password_and_the_new_code_open_the_file(file, order):
    new = rotation.rotate(order, nothing, go_on)
    assert vault.unlock(file, NEW).secret == new.secret
    database = vault.open_database(file, vault.unlock_with_code(file, new.code))
    assert [one.observation for one in Repository(database).find(CaseContact)] == ["Streit im Bus"]
    database.close()


def test_the_old_password_and_the_old_code_open_nothing(file, order, root):
    rotation.rotate(order, nothing, go_on)
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(file, OLD)
    with pytest.raises(errors.WrongCodeError):
        vault.unlock_with_code(file, root.code)
    with pytest.raises(errors.FileDamagedError):
        vault.open_database(file, root)


def test_a_backup_made_before_still_opens_with_the_old_code(file, order, root, tmp_path):
    backup = tmp_path / "sicherung.ssadesk"
    shutil.copy(file, backup)
    rotation.rotate(order, nothing, go_on)
    assert vault.unlock_with_code(backup, root.code).secret == root.secret


def test_everything_in_the_file_is_as_before(file, order, root):
    before = dump(file, root)
    new = rotation.rotate(order, nothing, go_on)
    assert dump(file, new) == before


def dump(path, root):
    """Return the layout, the heads and every row of every table, secrets included."""
    database = vault.open_database(path, root)
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type='table'")]
    found = {name: database.rows(f'SELECT * FROM "{name}"') for name in tables}
    heads = [database.value(f"PRAGMA {name}") for name in ("user_version", "application_id")]
    database.close()
    return found, heads


def test_salt_and_every_page_are_new(file, order):
    salt, before = salt_of(file), file.read_bytes()
    rotation.rotate(order, nothing, go_on)
    after = file.read_bytes()
    assert salt_of(file) != salt
    assert not any(
        before[place : place + 64] in after for place in range(0, len(before) - 64, 4096)
    )


def test_the_ledger_is_encrypted_anew_and_stays_readable(file, order):
    before = side_file.read(file)
    new = rotation.rotate(order, nothing, go_on)
    after = side_file.read(file)
    assert after.ledger != before.ledger
    assert side_file.read_ledger(file, new) == {"sequence": 1, "reports": []}
    assert (after.db_id, after.generation) == (before.db_id, before.generation + 1)


def test_nothing_else_is_left_beside_the_file(file, order):
    migrate.safety_copy_of(file).write_bytes(file.read_bytes())
    rotation.rotate(order, nothing, go_on)
    assert sorted(one.name for one in file.parent.iterdir()) == NAMES


def test_without_a_side_file_it_works_too(file, order):
    side_file.path_of(file).unlink()
    side_file.backup_path_of(file).unlink()
    new = rotation.rotate(order, nothing, go_on)
    assert vault.unlock(file, NEW).secret == new.secret
    assert side_file.read(file).db_id == "0" * 36


def test_progress_grows_to_the_end(order):
    parts = []
    rotation.rotate(order, nothing, lambda part: parts.append(part) or True)
    assert parts == sorted(parts)
    assert parts[-1] == 1


@pytest.mark.parametrize("last", range(1, 6))
def test_stopped_at_any_part_nothing_has_changed(file, order, last):
    before, told = bytes_of(file.parent), []

    def stop(part):
        told.append(part)
        return len(told) < last

    if last < 5:
        with pytest.raises(errors.RotationStoppedError):
            rotation.rotate(order, nothing, stop)
        assert bytes_of(file.parent) == before
    else:
        # Only the last word comes too late: the new keys are in place.
        rotation.rotate(order, nothing, stop)
        assert vault.unlock(file, NEW)


def test_a_sheet_that_cannot_be_delivered_leaves_everything_as_it_was(file, order):
    before = bytes_of(file.parent)

    def fail(_root, _db_id):
        raise errors.DiskFullError

    with pytest.raises(errors.DiskFullError):
        rotation.rotate(order, fail, go_on)
    assert bytes_of(file.parent) == before


def test_a_file_that_is_being_changed_is_not_rotated(file, order, root):
    before, database = bytes_of(file.parent), vault.open_database(file, root)
    with database.transaction(), pytest.raises(errors.FileBusyError):
        rotation.rotate(order, nothing, go_on)
    database.close()
    assert bytes_of(file.parent) == before


def test_nobody_can_save_while_the_keys_are_renewed(file, order, root):
    other = vault.open_database(file, root)

    def save(_part):
        with pytest.raises(errors.FileBusyError):
            Repository(other).save(Case(case_no="3"))
        return True

    rotation.rotate(order, nothing, lambda part: save(part) if part < 1 else True)
    with pytest.raises(errors.FileMovedError):
        Repository(other).save(Case(case_no="3"))
    other.close()


def test_a_damaged_file_is_not_rotated(file, order):
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    before = bytes_of(file.parent)
    with pytest.raises(errors.StorageError):
        rotation.rotate(order, nothing, go_on)
    assert bytes_of(file.parent) == before


def test_a_copy_with_a_damaged_page_is_not_taken(file, order):
    before = bytes_of(file.parent)

    def spoil(part):
        copy = rotation.part_of(file)
        if part == 0.6 and copy.stat().st_size > 5 * 4096:
            data = bytearray(copy.read_bytes())
            data[5 * 4096] ^= 1
            copy.write_bytes(data)
        return True

    with pytest.raises(errors.StorageError):
        rotation.rotate(order, nothing, spoil)
    assert bytes_of(file.parent) == before


def test_a_copy_that_lacks_a_row_is_not_taken(file, order, monkeypatch):
    before, backup = bytes_of(file.parent), rotation._copy_pages

    def lose_a_row(source, part, key, progress):
        backup(source, part, key, progress)
        copy = rotation.connect(part, key)
        copy.execute('DELETE FROM "case" WHERE case_no = 1')
        copy.close()

    monkeypatch.setattr(rotation, "_copy_pages", lose_a_row)
    with pytest.raises(errors.RotationFailedError):
        rotation.rotate(order, nothing, go_on)
    assert bytes_of(file.parent) == before


def test_a_read_only_file_is_not_rotated(file, order, ordinary_user):
    file.chmod(0o400)
    with pytest.raises(errors.ReadOnlyError):
        rotation.rotate(order, nothing, go_on)
    assert sorted(one.name for one in file.parent.iterdir()) == NAMES


@pytest.fixture(scope="module")
def kills(tmp_path_factory):
    if sys.platform == "win32":
        pytest.skip("forks")
    folder = tmp_path_factory.mktemp("kills")
    script = Path(rotation_kills.__file__)
    done = subprocess.run(
        [sys.executable, script, folder], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_killed_at_any_step_either_the_old_pair_opens_or_the_new_one(kills):
    assert len(kills) > 12
    assert [kill["died"] for kill in kills] == [True] * (len(kills) - 1) + [False]
    for kill in kills:
        assert kill["passwords"] in (["old"], ["new"]), kill
        assert kill["codes"] == kill["passwords"], kill
        assert kill["cases"] == [2], kill


def test_the_kills_met_both_sides_of_the_one_step_that_counts(kills):
    opened = [kill["passwords"][0] for kill in kills]
    assert opened == sorted(opened, reverse=True)
    assert opened.count("old") > 5
    assert opened.count("new") > 5


def test_after_a_kill_unlocking_tidies_up(kills):
    assert all(set(kill["names"]) - {"jahr.ssadesk.keys.lock"} == set(NAMES) for kill in kills)
