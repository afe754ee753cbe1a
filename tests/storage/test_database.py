import subprocess
import sys

import pytest

from breakage import file_size_limit
from ssa_desk.domain.records import Case, CaseContact, School
from ssa_desk.storage import errors, migrate, vault
from ssa_desk.storage.repository import Repository

SECRET_WORD = "Geheimnisvoll"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("cache_size", -16000),
        ("mmap_size", 0),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("busy_timeout", 80),
        ("page_size", "4096"),
        ("cipher_memory_security", "0"),
        ("user_version", migrate.NEWEST),
    ],
)
def test_the_connection_has_every_setting(database, name, value):
    assert database.value(f"PRAGMA {name}") == value


def test_rows_row_and_value_read(database):
    question = "SELECT name, value FROM meta WHERE name = :name"
    assert len(database.rows(question, {"name": "db_id"})) == 1
    assert database.row(question, {"name": "db_id"})[0] == "db_id"
    assert database.row(question, {"name": "x"}) is None
    assert database.value(question, {"name": "x"}) is None


def test_change_tells_how_many_rows(database):
    with database.transaction():
        database.change("INSERT INTO setting VALUES ('a', '1'), ('b', '2')")
        assert database.change("DELETE FROM setting") == 2


def test_an_error_takes_the_whole_transaction_back(database):
    with pytest.raises(errors.StatementError), database.transaction():
        database.change("INSERT INTO setting VALUES ('a', '1'), ('b', NULL)")
    assert database.value("SELECT count(*) FROM setting") == 0


def test_a_transaction_is_not_nested(database):
    with pytest.raises(errors.StatementError), database.transaction(), database.transaction():
        raise AssertionError


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM search_word WHERE search_word MATCH :value || '\"'",
        "INSERT INTO meta VALUES ('db_id', :value)",
        "INSERT INTO import_row VALUES (:value, '', :value, '', '', '')",
        "SELECT nothing FROM meta WHERE :value",
        "SELECT json(:value)",
    ],
)
def test_no_error_tells_a_value(database, statement):
    with pytest.raises(errors.StatementError) as caught:
        database.change(statement, {"value": SECRET_WORD})
    assert SECRET_WORD not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_full_disk_takes_the_change_back(database, repository):
    repository.save(Case(case_no="1"))
    database.rows(f"PRAGMA max_page_count={database.value('PRAGMA page_count')}")
    with pytest.raises(errors.DiskFullError, match="Datenträger ist voll"):
        repository.save(Case(case_no="2", initial_situation="Wort " * 20_000))
    database.rows("PRAGMA max_page_count=1000000")
    repository.save(Case(case_no="3"))
    assert [case.case_no for case in repository.find(Case)] == ["1", "3"]


def test_a_file_on_a_disk_that_takes_nothing_can_be_read(path, root):
    with file_size_limit(100):
        database = vault.open_database(path, root)
        assert (Repository(database).find(Case), database.read_only) == ([], False)
        with pytest.raises((errors.DiskError, errors.DiskFullError)):
            Repository(database).save(Case(case_no="1"))
    Repository(database).save(Case(case_no="1"))
    database.close()


def test_an_error_at_commit_leaves_the_save_uncertain(database, repository):
    case = Case(case_no="1", initial_situation="Wort " * 30_000)
    with file_size_limit(database.path.stat().st_size), pytest.raises(errors.SaveUncertainError):
        repository.save(case)
    database.reopen()
    assert repository.find(Case, id=case.id) == []
    repository.save(case)
    assert repository.get(Case, case.id) == case


def test_a_disk_error_before_commit_takes_the_change_back(database, repository):
    for number in range(40):
        repository.save(Case(case_no=str(number), initial_situation="Wort " * 2000))
    with file_size_limit(1024), pytest.raises(errors.DiskError, match="meldet einen Fehler"):
        repository.save(Case(case_no="neu"))
    assert repository.count(Case) == 40


def test_a_second_writer_is_told_to_wait(database, path, root):
    other = vault.open_database(path, root)
    with other.transaction():
        other.change("DELETE FROM setting")
        with pytest.raises(errors.FileBusyError):
            Repository(database).save(Case(case_no="1"))
    Repository(database).save(Case(case_no="1"))
    other.close()


def test_a_reader_sees_what_was_saved_and_writes_nothing(database, repository):
    reader = database.reader()
    repository.save(Case(case_no="1"))
    assert Repository(reader).count(Case) == 1
    with pytest.raises(errors.ReadOnlyError):
        Repository(reader).save(Case(case_no="2"))
    reader.close()


def test_a_reader_left_open_does_not_stop_a_save(database, repository):
    reader = database.reader()
    assert Repository(reader).count(Case) == 0
    repository.save(Case(case_no="1"))
    reader.close()


def test_a_file_moved_while_open_is_noticed_at_the_next_save(database, repository):
    repository.save(Case(case_no="1"))
    database.path.rename(database.path.with_name("anderswo"))
    with pytest.raises(errors.FileMovedError, match="verschoben oder ersetzt"):
        repository.save(Case(case_no="2"))
    database.path.with_name("anderswo").rename(database.path)
    repository.save(Case(case_no="3"))


def test_a_closed_database_has_forgotten_its_key(path, root):
    database = vault.open_database(path, root)
    database.close()
    assert not any(database._key)


def test_nothing_shows_in_its_repr(database):
    assert repr(database) == "<Database open>"


def test_a_killed_save_leaves_all_or_nothing(path, root):
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from ssa_desk.domain.records import Case\n"
        "from ssa_desk.storage import vault\n"
        "from ssa_desk.storage.keys import Root\n"
        "from ssa_desk.storage.repository import Repository\n"
        "database = vault.open_database(Path(sys.argv[1]), Root(bytes(range(20))))\n"
        "Repository(database).save(Case(case_no='kept'))\n"
        "database.rows('PRAGMA cache_size=1')\n"
        "database.rows('BEGIN IMMEDIATE')\n"
        "Repository(database).save_inside(\n"
        "    Case(case_no='lost', initial_situation='Wort ' * 9000) for _ in range(20))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, path], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    database = vault.open_database(path, root)
    assert [case.case_no for case in Repository(database).find(Case)] == ["kept"]
    assert Repository(database).count(CaseContact) == 0
    database.close()


def test_after_a_damaged_page_nothing_is_written(path, root):
    database = vault.open_database(path, root)
    first = path.stat().st_size
    Repository(database).save(Case(case_no="1", initial_situation="Wort " * 5000))
    database.close()
    data = bytearray(path.read_bytes())
    data[first + 100 :: 4096] = bytes(len(data[first + 100 :: 4096]))
    path.write_bytes(data)
    database = vault.open_database(path, root)
    with pytest.raises(errors.PageDamagedError, match="an einer Stelle beschädigt"):
        Repository(database).find(Case)
    with pytest.raises(errors.PageDamagedError):
        Repository(database).save(Case(case_no="2"))
    database.close()
    assert path.read_bytes() == data


def test_a_change_outside_of_a_transaction_is_one_by_itself(database):
    database.change("INSERT INTO setting VALUES ('a', '1')")
    database.reopen()
    assert database.value("SELECT value_json FROM setting") == "1"


def test_a_number_no_file_can_hold_is_told(repository):
    with pytest.raises(errors.NumberTooLargeError, match="viel zu groß"):
        repository.save(School(name="A", pupils=10**30))
    assert repository.count(School) == 0
