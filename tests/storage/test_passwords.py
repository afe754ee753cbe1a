"""Changing the password touches the side file only, and nothing another process wrote is lost."""

import json
import shutil
import subprocess
import sys

import pytest

from ssa_desk.storage import errors, side_file, side_format, vault
from ssa_desk.storage.keys import Root
from ssa_desk.storage.side_format import SideFile

OLD, NEW = "Regen im Mai 7", "Schnee im Juni 8"
WRITES = 30
LEDGER = (
    "import sys\n"
    "from pathlib import Path\n"
    "from ssa_desk.storage import side_file\n"
    "from ssa_desk.storage.keys import Root\n"
    "print('ready', flush=True)\n"
    "for number in range(1, int(sys.argv[2]) + 1):\n"
    "    data = {'sequence': number}\n"
    "    side_file.write_ledger(Path(sys.argv[1]), Root(bytes(range(20))), data)\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory, cheap):
    path, root = tmp_path_factory.mktemp("made") / "jahr.ssadesk", Root(bytes(range(20)))
    vault.create_database(path, root, "0" * 36)
    vault.write_side_file(path, root, OLD, cost=cheap)
    side_file.write_ledger(path, root, {"sequence": 1})
    return path


@pytest.fixture
def file(made, tmp_path):
    for one in made.parent.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path / made.name


def test_the_new_password_opens_and_the_old_one_does_not(file, root, cheap):
    vault.change_password(file, OLD, NEW, cost=cheap)
    assert vault.unlock(file, NEW).secret == root.secret
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(file, OLD)


def test_only_the_side_file_changes_and_its_copy_is_the_same(file, cheap):
    before = file.read_bytes()
    vault.change_password(file, OLD, NEW, cost=cheap)
    assert file.read_bytes() == before
    side, copy = side_file.path_of(file), side_file.backup_path_of(file)
    assert side.read_bytes() == copy.read_bytes()
    assert len(list(file.parent.iterdir())) == 3


def test_the_ledger_stays_to_the_letter_and_the_generation_grows_by_one(file, cheap):
    before = side_file.read(file)
    vault.change_password(file, OLD, NEW, cost=cheap)
    after = side_file.read(file)
    assert (after.ledger, after.generation) == (before.ledger, before.generation + 1)
    assert (after.db_id, after.recovery_check) == (before.db_id, before.recovery_check)


def test_the_code_stays_the_same(file, root, cheap):
    vault.change_password(file, OLD, NEW, cost=cheap)
    assert vault.unlock_with_code(file, root.code).secret == root.secret


def test_a_wrong_old_password_changes_nothing(file, cheap):
    before = side_file.path_of(file).read_bytes()
    with pytest.raises(errors.WrongPasswordError):
        vault.change_password(file, "geraten", NEW, cost=cheap)
    assert side_file.path_of(file).read_bytes() == before


def test_a_password_changed_by_another_window_meanwhile_stays(file, cheap, monkeypatch):
    new_slot = side_file.new_slot

    def slow(*words):
        made = new_slot(*words)
        monkeypatch.undo()
        vault.change_password(file, OLD, "Hagel im Juli 9", cost=cheap)
        return made

    monkeypatch.setattr(side_file, "new_slot", slow)
    with pytest.raises(errors.KeysChangedError):
        vault.change_password(file, OLD, NEW, cost=cheap)
    assert vault.unlock(file, "Hagel im Juli 9")


def test_a_ledger_written_by_another_process_meanwhile_is_kept(file, root, cheap):
    start = side_file.read(file).generation
    words = [sys.executable, "-c", LEDGER, str(file), str(WRITES)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        passwords, changes = [OLD, NEW], 0
        while other.poll() is None or not changes:
            vault.change_password(file, *passwords, cost=cheap)
            passwords.reverse()
            changes += 1
    assert other.returncode == 0
    assert side_file.read(file).generation == start + WRITES + changes
    assert side_file.read_ledger(file, root) == {"sequence": WRITES}
    assert vault.unlock(file, passwords[0]).secret == root.secret


def test_a_side_file_that_another_one_keeps_writing_is_told(file):
    with (
        side_file.guarded(file),
        pytest.raises(errors.SideFileBusyError),
        side_file.guarded(file, patience=0),
    ):
        pass
    assert vault.unlock(file, OLD)


def test_a_full_disk_keeps_the_old_password(file, cheap):
    resource = pytest.importorskip("resource")
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(errors.StorageError):
            vault.change_password(file, OLD, NEW, cost=cheap)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert vault.unlock(file, OLD)


def test_a_slot_that_does_not_open_puts_the_old_side_file_back(file, root, cheap):
    before = side_file.path_of(file).read_bytes()
    slot = side_file.new_slot(root, NEW, "0" * 36, cheap)
    slot.key[0] ^= 1
    with pytest.raises(errors.SideFileDamagedError):
        side_file.write(file, SideFile("0" * 36, 9, root.check, (slot.slot,)), slot)
    assert side_file.path_of(file).read_bytes() == before
    assert bytes(slot.key) == bytes(32)


@pytest.mark.parametrize("lost", [side_file.path_of, side_file.backup_path_of])
@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_unlocking_makes_a_lost_copy_anew(file, lost, how):
    whole = lost(file).read_bytes()
    lost(file).unlink() if how == "gone" else lost(file).write_bytes(b"x")
    vault.unlock(file, OLD)
    assert lost(file).read_bytes() == whole


def test_unlocking_renews_a_copy_that_holds_the_old_password(file, cheap):
    older = side_file.backup_path_of(file).read_bytes()
    vault.change_password(file, OLD, NEW, cost=cheap)
    side_file.backup_path_of(file).write_bytes(older)
    vault.unlock(file, NEW)
    side_file.path_of(file).unlink()
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(file, OLD)


def test_a_read_only_folder_opens_with_a_lost_copy(file, ordinary_user):
    side_file.backup_path_of(file).unlink()
    file.parent.chmod(0o500)
    assert vault.unlock(file, OLD)
    file.parent.chmod(0o700)


def test_a_forgotten_password_is_replaced_by_the_code(file, root, cheap):
    found = vault.unlock_with_code(file, root.code)
    vault.write_side_file(file, found, NEW, cost=cheap)
    assert vault.unlock(file, NEW).secret == root.secret
    assert side_file.read_ledger(file, root) == {"sequence": 1}
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(file, OLD)


def test_a_side_file_laid_ready_for_another_database_counts_for_nothing(file, root, cheap):
    staged = SideFile("0" * 36, 9, root.check, (side_file.wrap(root, NEW, "0" * 36, cheap),))
    side_file.stage(file, staged, side_file.fingerprint(b"x" * 16))
    assert vault.unlock(file, OLD)
    assert not side_file.staged_path_of(file).exists()


def test_a_side_file_laid_ready_for_this_database_is_put_in_place(file, root, cheap):
    staged = SideFile("0" * 36, 9, root.check, (side_file.wrap(root, NEW, "0" * 36, cheap),))
    side_file.stage(file, staged, side_file.fingerprint(file.read_bytes()[:16]))
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(file, OLD)
    assert json.loads(side_file.path_of(file).read_bytes())["generation"] == 9
    assert side_format.parse(side_file.backup_path_of(file).read_bytes()) == staged
