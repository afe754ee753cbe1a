"""Putting a backup back: everything proved first, nothing lost, whatever goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from breakage import fill, small_disk
from ledgers import ledger_of, report
from ssa_desk.domain.records import Case
from ssa_desk.storage import backup, backup_errors, errors, ledger_copy, restore, side_file, vault
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository
from ssa_desk.storage.side_format import SideFile

PASSWORD, LATER = "Kastanie-Regen-47", "Birke-Schnee-48"
KILLS = Path(__file__).parent / "restore_kills.py"


def goes_on(_part):
    return True


def saved(path, root, *numbers):
    database = vault.open_database(path, root)
    Repository(database).save(*(Case(case_no=one) for one in numbers))
    database.close()


def cases(path, root):
    database = vault.open_database(path, root)
    found = sorted(one.case_no for one in Repository(database).find(Case))
    database.close()
    return found


def everything(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.fixture
def archive(path, root, tmp_path, cheap):
    """A backup with the case 1; in the file there is another one since then."""
    vault.write_side_file(path, root, PASSWORD, cost=cheap)
    saved(path, root, "1")
    (tmp_path / "stick").mkdir()
    made = backup.make(path, root, tmp_path / "stick", 1, goes_on)
    saved(path, root, "2")
    return made.path


@pytest.fixture
def openers(root):
    return {
        "password": restore.by_password(PASSWORD),
        "code": restore.by_code(root.code),
        "root": restore.by_root(root),
    }


@pytest.mark.parametrize("way", ["password", "code", "root"])
def test_it_comes_back_by_password_code_and_open_file(archive, path, root, openers, way):
    done = restore.restore(archive, path, openers[way], goes_on)
    assert (done.root.secret, cases(path, root)) == (root.secret, ["1"])
    assert vault.unlock(path, PASSWORD).secret == root.secret


def test_the_counts_are_shown_before(archive, path, tmp_path, openers):
    before = everything(path.parent)
    manifest, found = restore.inspect(archive, openers["password"], tmp_path / "raum", goes_on)
    assert (manifest.sequence, dict(found.counts)["case"]) == (1, 1)
    assert everything(path.parent) == before
    assert list((tmp_path / "raum").iterdir()) == []


def test_the_former_file_stays_and_opens(archive, path, root, openers):
    done = restore.restore(archive, path, openers["code"], goes_on)
    assert done.aside.name.startswith("jahr-ersetzt-")
    assert cases(done.aside, vault.unlock(done.aside, PASSWORD)) == ["1", "2"]
    again = restore.restore(archive, path, openers["code"], goes_on)
    assert again.aside != done.aside
    assert restore.asides_of(path) == sorted([done.aside, again.aside])


def test_a_wrong_password_changes_nothing(archive, path):
    before = everything(path.parent)
    with pytest.raises(backup_errors.BackupPasswordError, match="nichts verändert"):
        restore.restore(archive, path, restore.by_password("falsch"), goes_on)
    assert everything(path.parent) == before


def test_the_code_of_another_file_changes_nothing(archive, path):
    before = everything(path.parent)
    with pytest.raises(backup_errors.BackupCodeError):
        restore.restore(archive, path, restore.by_code(Root.random().code), goes_on)
    with pytest.raises(errors.CodeTypoError):
        restore.by_code("0000-1111")
    assert everything(path.parent) == before


@pytest.mark.parametrize("place", [0.1, 0.5, 0.95])
def test_a_damaged_backup_changes_nothing(archive, path, openers, place):
    data = bytearray(archive.read_bytes())
    data[int(len(data) * place)] ^= 1
    archive.write_bytes(data)
    before = everything(path.parent)
    with pytest.raises(backup_errors.BackupDamagedError):
        restore.restore(archive, path, openers["root"], goes_on)
    assert content(everything(path.parent)) == content(before)


def content(files):
    return {name: data for name, data in files.items() if not name.endswith(".lock")}


def test_stopping_changes_nothing(archive, path, openers):
    before = everything(path.parent)
    with pytest.raises(backup_errors.BackupStoppedError):
        restore.restore(archive, path, openers["root"], lambda _part: False)
    assert content(everything(path.parent)) == content(before)


def test_after_a_change_of_password_both_open_the_backup(archive, path, root, cheap):
    vault.change_password(path, PASSWORD, LATER, cost=cheap)
    restore.restore(archive, path, restore.by_password(LATER), goes_on)
    assert vault.unlock(path, LATER).secret == root.secret
    restore.restore(archive, path, restore.by_password(PASSWORD), goes_on)
    assert vault.unlock(path, PASSWORD).secret == root.secret
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(path, LATER)


def test_in_the_open_file_the_password_of_today_stays(archive, path, openers, cheap):
    vault.change_password(path, PASSWORD, LATER, cost=cheap)
    restore.restore(archive, path, openers["root"], goes_on)
    vault.unlock(path, LATER)


def test_a_backup_without_a_password_asks_for_the_code(path, root, tmp_path):
    made = backup.make(path, root, tmp_path, 1, goes_on)
    with pytest.raises(backup_errors.BackupWithoutPasswordError, match="Wiederherstellungscode"):
        restore.restore(made.path, path, restore.by_password(PASSWORD), goes_on)


def test_reports_issued_since_the_backup_are_not_forgotten(archive, path, root, openers):
    side_file.write_ledger(path, root, ledger_of(2))
    done = restore.restore(archive, path, openers["code"], goes_on)
    assert done.is_ledger_kept
    assert side_file.read_ledger(path, root) == ledger_of(2)


def test_reports_known_to_the_backup_alone_come_back(path, root, tmp_path, openers, cheap):
    vault.write_side_file(path, root, PASSWORD, cost=cheap)
    side_file.write_ledger(path, root, ledger_of(3))
    made = backup.make(path, root, tmp_path, 1, goes_on)
    side_file.write_ledger(path, root, ledger_of(1))
    restore.restore(made.path, path, openers["root"], goes_on)
    assert side_file.read_ledger(path, root)["sequence"] == 3


def test_reports_of_both_lines_are_known_after_a_restore(path, root, tmp_path, openers, cheap):
    vault.write_side_file(path, root, PASSWORD, cost=cheap)
    side_file.write_ledger(path, root, ledger_of(3))
    made = backup.make(path, root, tmp_path, 1, goes_on)
    side_file.write_ledger(path, root, ledger_copy.data([report(1), report(7, sequence=2)]))
    restore.restore(made.path, path, openers["root"], goes_on)
    known = ledger_copy.entries(side_file.read_ledger(path, root))
    assert [(one.ledger_id, one.sequence) for one in known] == [
        ("id-1", 1),
        ("id-7", 2),
        ("id-2", 3),
        ("id-3", 4),
    ]


def with_keys(path, other):
    """Write a side file as after new keys, with a ledger of 9 reports, and return that."""
    db_id = side_file.read(path).db_id
    ledger = side_file.sealed_ledger(other, ledger_of(9), db_id)
    side_file.write(path, SideFile(db_id, 5, other.check, (), ledger))
    return ledger


def test_reports_under_other_keys_need_those_keys(archive, path, openers):
    other = Root.random()
    with_keys(path, other)
    done = restore.restore(archive, path, openers["code"], goes_on, present_root=other)
    assert done.is_ledger_kept
    assert side_file.read_ledger(path, done.root)["sequence"] == 9


def test_reports_that_cannot_be_read_are_told(archive, path, openers):
    ledger = with_keys(path, Root.random())
    done = restore.restore(archive, path, openers["code"], goes_on)
    assert not done.is_ledger_kept
    assert side_file.read(done.aside).ledger == ledger


def test_the_journal_of_the_old_file_is_not_played_back(archive, path, root, openers):
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(os.urandom(8192))
    done = restore.restore(archive, path, openers["root"], goes_on)
    assert not journal.exists()
    assert done.aside.with_name(done.aside.name + "-journal").stat().st_size == 8192
    assert cases(path, root) == ["1"]


def test_it_makes_a_file_where_there_is_none(archive, tmp_path, root, openers):
    path = tmp_path / "neu" / "hier" / "jahr.ssadesk"
    done = restore.restore(archive, path, openers["password"], goes_on)
    assert (done.aside, cases(path, root)) == (None, ["1"])
    assert vault.unlock(path, PASSWORD).secret == root.secret


def test_a_file_that_is_damaged_beyond_recognition_is_replaced_and_kept(
    archive, path, root, openers
):
    path.write_bytes(b"nothing of it is left")
    done = restore.restore(archive, path, openers["password"], goes_on)
    assert done.aside.read_bytes() == b"nothing of it is left"
    assert cases(path, root) == ["1"]


def test_without_its_side_file_it_gets_that_of_the_backup(archive, path, root, openers):
    side_file.path_of(path).unlink()
    side_file.backup_path_of(path).unlink()
    restore.restore(archive, path, openers["code"], goes_on)
    assert vault.unlock(path, PASSWORD).secret == root.secret


def test_on_a_full_disk_nothing_changes(archive, root, openers, tmp_path):
    disk = tmp_path / "platte"
    disk.mkdir()
    with small_disk(disk, 4):
        fill(disk, 100_000)
        before = everything(disk)
        with pytest.raises(errors.DiskFullError):
            restore.restore(archive, disk / "jahr.ssadesk", openers["root"], goes_on)
        assert content(everything(disk)) == before


@pytest.mark.skipif(sys.platform == "win32", reason="kills a forked child")
def test_killed_at_any_step_the_old_pair_opens_or_the_new_one_and_the_old_stays(tmp_path):
    done = subprocess.run(
        [sys.executable, KILLS, tmp_path], capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    old, new = [2, 2], [1, 1]
    assert len(lines) > 30
    assert [line["died"] for line in lines] == [True] * (len(lines) - 1) + [False]
    files = [line["file"] for line in lines]
    assert files == sorted(files, reverse=True)
    assert {tuple(one) for one in files} == {tuple(old), tuple(new)}
    assert all(line["asides"] == [old] for line in lines if line["file"] == new)
