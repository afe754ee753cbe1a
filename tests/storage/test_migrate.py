import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from ssa_desk.domain.records import Case
from ssa_desk.storage import errors, migrate, vault
from ssa_desk.storage.connection import connect
from ssa_desk.storage.migrations import STEPS
from ssa_desk.storage.repository import Repository

NEXT = ("CREATE TABLE goal (id TEXT) STRICT", "INSERT INTO goal VALUES ('1')")


@pytest.fixture
def raw(path, root):
    connection = connect(path, root.raw_key(path.read_bytes()[:16]))
    yield connection
    connection.close()


def version(raw):
    return raw.execute("PRAGMA user_version").fetchone()[0]


def test_every_step_is_single_statements():
    assert all(sqlcipher.complete_statement(f"{sql};") for step in STEPS for sql in step)
    assert all(not sql.rstrip().endswith(";") for step in STEPS for sql in step)


def test_the_steps_import_nothing():
    import ssa_desk.storage.migrations.m0001_first as step

    assert not [name for name, value in vars(step).items() if type(value).__name__ == "module"]


def test_a_newer_step_runs_once(raw):
    migrate.migrate(raw, (*STEPS, NEXT))
    migrate.migrate(raw, (*STEPS, NEXT))
    assert version(raw) == len(STEPS) + 1
    assert raw.execute("SELECT count(*) FROM goal").fetchone() == (1,)
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_failing_step_changes_nothing(raw):
    with pytest.raises(errors.MigrationFailedError):
        migrate.migrate(raw, (*STEPS, (*NEXT, "INSERT INTO nowhere VALUES (1)")))
    assert version(raw) == len(STEPS)
    tables = raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'goal'").fetchone()
    assert tables == (0,)


def test_a_step_that_breaks_links_is_refused(raw):
    broken = "INSERT INTO case_topics (owner_id, position, value) VALUES ('nobody', 0, 'x')"
    with pytest.raises(errors.MigrationFailedError, match="Sie ist unverändert"):
        migrate.migrate(raw, (*STEPS, (broken,)))
    assert version(raw) == len(STEPS)


def test_opening_an_older_file_brings_it_up_and_keeps_a_copy(path, root, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(migrate, "NEWEST", len(STEPS) + 1)
    monkeypatch.setattr(migrate.migrate, "__defaults__", ((*STEPS, NEXT),))
    database = vault.open_database(path, root)
    assert database.schema_version == len(STEPS) + 1
    Repository(database).save(Case(case_no="1"))
    database.close()
    assert migrate.safety_copy_of(path).read_bytes() == before


def test_an_older_file_that_may_not_be_written_is_told(path, root, monkeypatch, ordinary_user):
    path.chmod(0o400)
    monkeypatch.setattr(migrate, "NEWEST", len(STEPS) + 1)
    with pytest.raises(errors.FileTooOldToReadError, match="schreibgeschützt"):
        vault.open_database(path, root)


def test_every_text_index_deletes_securely(database):
    for index in ("search_word", "search_part"):
        sql = f"SELECT v FROM {index}_config WHERE k = 'secure-delete'"
        assert database.value(sql) == 1
