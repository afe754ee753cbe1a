import shutil
import signal
import sqlite3
import subprocess
import sys

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from ssa_desk.domain.records import Case
from ssa_desk.storage import errors, migrate, side_file, vault
from ssa_desk.storage.connection import APPLICATION_ID, PAGE_SIZE
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository
from ssa_desk.storage.side_format import SideFile

PASSWORD = "Regen im Mai 7"


@pytest.fixture(scope="module")
def made(tmp_path_factory, cheap):
    path = tmp_path_factory.mktemp("made") / "jahr.ssadesk"
    created = vault.create(path, PASSWORD, cost=cheap)
    database = vault.open_database(path, created.root)
    Repository(database).save(Case(case_no="2026-001"))
    database.close()
    return path, created


@pytest.fixture
def file(made, tmp_path):
    """A copy of a file with its side file and one case, made with a password."""
    for one in made[0].parent.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path / made[0].name


@pytest.fixture
def created(made):
    return made[1]


def opened(path, root):
    database = vault.open_database(path, root)
    numbers = [case.case_no for case in Repository(database).find(Case)]
    database.close()
    return numbers


def execute(path, root, *statements):
    database = vault.open_database(path, root)
    for statement in statements:
        database.change(statement)
    database.close()


def test_a_new_file_lies_beside_its_side_file_and_nothing_else(made):
    names = sorted(one.name for one in made[0].parent.iterdir())
    assert names == ["jahr.ssadesk", "jahr.ssadesk.keys", "jahr.ssadesk.keys.bak"]


def test_the_password_opens_the_file(file):
    assert opened(file, vault.unlock(file, PASSWORD)) == ["2026-001"]


def test_the_code_opens_the_file(file, created):
    assert opened(file, vault.unlock_with_code(file, created.code)) == ["2026-001"]


def test_the_code_opens_the_file_without_the_side_file(file, created):
    side_file.path_of(file).unlink()
    side_file.backup_path_of(file).unlink()
    assert opened(file, vault.unlock_with_code(file, created.code.lower())) == ["2026-001"]


def test_a_wrong_password_is_called_that(file):
    before = file.read_bytes()
    with pytest.raises(errors.WrongPasswordError, match="Das Passwort stimmt nicht"):
        vault.unlock(file, PASSWORD + " ")
    assert file.read_bytes() == before


def test_a_mistyped_code_is_called_that(file, created):
    with pytest.raises(errors.CodeTypoError, match="Tippfehler"):
        vault.unlock_with_code(file, created.code[:-1] + "$")


def test_the_code_of_another_file_is_called_that(file):
    with pytest.raises(errors.WrongCodeError, match="gehört nicht zu dieser Datei"):
        vault.unlock_with_code(file, Root.random().code)


def test_without_the_side_file_a_foreign_code_is_not_told_from_damage(file):
    side_file.path_of(file).unlink()
    side_file.backup_path_of(file).unlink()
    with pytest.raises(errors.CodeOrFileError, match="oder die Datei ist beschädigt"):
        vault.unlock_with_code(file, Root.random().code)


def test_a_right_code_and_a_damaged_page_is_damage(file, created):
    flip(file, PAGE_SIZE // 2)
    with pytest.raises(errors.FileDamagedError, match="beschädigt oder gehört nicht zu SSA Desk"):
        vault.unlock_with_code(file, created.code)


def test_a_right_password_and_a_damaged_page_is_damage(file):
    flip(file, PAGE_SIZE // 2)
    root = vault.unlock(file, PASSWORD)
    with pytest.raises(errors.FileDamagedError):
        vault.open_database(file, root)


def test_a_missing_side_file_is_named(file):
    side_file.path_of(file).unlink()
    side_file.backup_path_of(file).unlink()
    with pytest.raises(errors.SideFileMissingError, match=r"jahr\.ssadesk\.keys"):
        vault.unlock(file, PASSWORD)


def test_a_flipped_bit_in_the_slot_is_mended_by_the_copy(file):
    data = bytearray(side_file.path_of(file).read_bytes())
    place = data.index(b'"blob":"') + 9
    data[place] = ord("A") if data[place] != ord("A") else ord("B")
    side_file.path_of(file).write_bytes(data)
    assert opened(file, vault.unlock(file, PASSWORD)) == ["2026-001"]


def test_a_side_file_of_another_database_is_refused(file, created):
    slot = side_file.read(file).slots[0]
    for path in (side_file.path_of(file), side_file.backup_path_of(file)):
        path.unlink()
    foreign = SideFile("1" * 36, 1, created.root.check, (slot,))
    side_file.write(file, foreign)
    with pytest.raises(errors.SideFileForeignError, match="zu einer anderen Datei"):
        vault.open_database(file, created.root)


def test_a_side_file_for_another_root_does_not_stop_the_code(file, created):
    slot = side_file.read(file).slots[0]
    side_file.write(file, SideFile("1" * 36, 1, b"xxxx", (slot,)))
    assert opened(file, vault.unlock_with_code(file, created.code)) == ["2026-001"]


@pytest.mark.parametrize("ask", [vault.unlock, vault.unlock_with_code])
def test_what_can_be_seen_without_the_key_is_told_at_once(tmp_path, ask, created):
    word = PASSWORD if ask is vault.unlock else created.code
    cases = {
        errors.FileEmptyError: b"",
        errors.FileTruncatedError: bytes(PAGE_SIZE + 1),
        errors.FileNotEncryptedError: b"SQLite format 3\0" + bytes(PAGE_SIZE - 16),
    }
    for error, data in cases.items():
        path = tmp_path / error.__name__
        path.write_bytes(data)
        with pytest.raises(error):
            ask(path, word)
        assert path.read_bytes() == data
    with pytest.raises(errors.FileMissingError):
        ask(tmp_path / "nirgends.ssadesk", word)


def test_an_ordinary_sqlite_file_is_told(tmp_path, root):
    path = tmp_path / "plain.ssadesk"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(errors.FileNotEncryptedError, match="unverschlüsselt"):
        vault.open_database(path, root)


def test_a_foreign_file_is_not_ours(tmp_path, root):
    path = tmp_path / "foto.ssadesk"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 64 + bytes(PAGE_SIZE - 4))
    path.write_bytes(path.read_bytes()[: 4 * PAGE_SIZE])
    with pytest.raises(errors.FileDamagedError):
        vault.open_database(path, root)


def test_a_folder_is_not_a_file(tmp_path, root):
    with pytest.raises(errors.FileUnreadableError):
        vault.open_database(tmp_path, root)


def test_an_encrypted_file_of_another_program_is_not_ours(tmp_path, root):
    path = tmp_path / "fremd.ssadesk"
    connection = sqlcipher.connect(str(path))
    connection.set_key(root.raw_key(bytes(16)))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(errors.FileForeignError):
        vault.open_database(path, root)


@pytest.mark.parametrize("pages", [1, 2, 10])
def test_a_file_cut_at_a_page_is_damaged(path, root, pages):
    path.write_bytes(path.read_bytes()[: pages * PAGE_SIZE])
    with pytest.raises(errors.FileDamagedError):
        vault.open_database(path, root)


@pytest.mark.parametrize("size", [1, PAGE_SIZE - 1, PAGE_SIZE + 1])
def test_a_file_cut_inside_a_page_is_incomplete(path, root, size):
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(errors.FileTruncatedError, match="unvollständig"):
        vault.open_database(path, root)


def test_a_newer_file_is_refused_and_names_the_program(path, root):
    execute(
        path,
        root,
        f"PRAGMA user_version={migrate.NEWEST + 1}",
        "UPDATE meta SET value = '9.1' WHERE name = 'needs_program'",
    )
    before = path.read_bytes()
    with pytest.raises(errors.FileTooNewError, match=r"nötig: 9\.1"):
        vault.open_database(path, root)
    assert path.read_bytes() == before


def test_a_file_locked_by_another_process_is_busy(path, root):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ssa_desk.storage import vault\n"
        "from ssa_desk.storage.keys import Root\n"
        "database = vault.open_database(Path(sys.argv[1]), Root(bytes(range(20))))\n"
        "database.rows('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(errors.FileBusyError, match="in einem anderen Fenster"):
            vault.open_database(path, root)


def test_a_read_only_file_opens_for_reading(file, created, ordinary_user):
    file.chmod(0o400)
    database = vault.open_database(file, created.root)
    assert database.read_only
    with pytest.raises(errors.ReadOnlyError, match="nur zum Lesen"):
        Repository(database).save(Case(case_no="2"))
    assert Repository(database).count(Case) == 1
    database.close()


def test_a_file_in_a_read_only_folder_opens_for_reading(file, created, ordinary_user):
    file.parent.chmod(0o500)
    database = vault.open_database(file, created.root)
    assert database.read_only
    database.close()
    file.parent.chmod(0o700)


def test_a_file_that_may_not_be_read_is_told(file, created, ordinary_user):
    file.chmod(0o000)
    with pytest.raises(errors.FileUnreadableError, match="nicht zugegriffen"):
        vault.open_database(file, created.root)


def test_a_new_file_in_a_read_only_folder_is_refused(tmp_path, cheap, ordinary_user):
    tmp_path.chmod(0o500)
    with pytest.raises(errors.FileUnreadableError):
        vault.create(tmp_path / "neu.ssadesk", PASSWORD, cost=cheap)
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_created_over(file, cheap):
    before = file.read_bytes()
    with pytest.raises(errors.FileExistsAlreadyError):
        vault.create(file, PASSWORD, cost=cheap)
    assert file.read_bytes() == before


def test_a_side_file_left_behind_is_never_written_over(file, cheap):
    file.unlink()
    before = side_file.path_of(file).read_bytes()
    with pytest.raises(errors.SideFileInTheWayError):
        vault.create(file, PASSWORD, cost=cheap)
    assert side_file.path_of(file).read_bytes() == before


def test_a_full_disk_leaves_nothing_of_a_new_file(tmp_path, cheap, monkeypatch):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(errors.StorageError):
            vault.create(tmp_path / "neu.ssadesk", PASSWORD, cost=cheap)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert list(tmp_path.iterdir()) == []


def test_what_a_broken_set_up_left_behind_does_no_harm(tmp_path, cheap):
    path = tmp_path / "neu.ssadesk"
    for end in (".part", ".part-journal", "-journal"):
        path.with_name(path.name + end).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 600)
    created = vault.create(path, PASSWORD, cost=cheap)
    assert opened(path, created.root) == []
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("name", ["a b%41#c?d=e&f.ssadesk", "Jörg's Jahr „2026“.ssadesk"])
def test_any_file_name_will_do(tmp_path, root, name):
    vault.create_database(tmp_path / name, root, "0" * 36)
    assert opened(tmp_path / name, root) == []
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_new_side_file_takes_a_new_password_and_keeps_the_ledger(file, created, cheap):
    side_file.write_ledger(file, created.root, {"sequence": 1})
    vault.write_side_file(file, created.root, "Schnee im Juni 8", cost=cheap)
    assert opened(file, vault.unlock(file, "Schnee im Juni 8")) == ["2026-001"]
    assert side_file.read(file).generation == 3
    assert side_file.read_ledger(file, created.root) == {"sequence": 1}
    with pytest.raises(errors.WrongPasswordError):
        vault.unlock(file, PASSWORD)


def test_a_lost_side_file_is_written_anew_from_the_root(file, created, cheap):
    side_file.path_of(file).unlink()
    side_file.backup_path_of(file).unlink()
    vault.write_side_file(file, created.root, "Schnee im Juni 8", cost=cheap)
    assert opened(file, vault.unlock(file, "Schnee im Juni 8")) == ["2026-001"]
    assert side_file.read(file).db_id == created.db_id


def test_a_new_file_has_its_id_its_number_and_two_secrets(made):
    path, created = made
    database = vault.open_database(path, created.root)
    assert database.db_id == created.db_id
    assert database.value("PRAGMA application_id") == APPLICATION_ID == 0x53534144
    secrets = database.rows("SELECT name, length(value) FROM secret ORDER BY name")
    assert secrets == [("gender_assignment", 32), ("rounding", 32)]
    database.close()


def test_two_files_have_nothing_in_common(tmp_path, root):
    paths = [tmp_path / "a", tmp_path / "b"]
    for path in paths:
        vault.create_database(path, root, "0" * 36)
    first, second = (path.read_bytes() for path in paths)
    assert first[:16] != second[:16]
    assert first[16:64] != second[16:64]


def test_nothing_secret_shows_in_what_creating_returns(created):
    assert created.code not in repr(created)


def test_the_unlock_window_needs_no_pydantic():
    script = (
        "import sys, ssa_desk.storage.vault, ssa_desk.storage.errors;"
        "print([n for n in ('pydantic', 'ssa_desk.domain.records') if n in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


def flip(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
