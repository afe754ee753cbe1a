"""Files as they were written by the first released layout must open for ever."""

import hashlib
import json
import shutil
from dataclasses import asdict
from datetime import date, time
from pathlib import Path

import pytest

from ssa_desk.domain.records import (
    RECORDS,
    AnonymousContact,
    Case,
    CaseContact,
    ClassMembership,
    Guardian,
    LocalEntry,
    School,
    WorkerProfile,
    YoungPerson,
)
from ssa_desk.storage import health, ledger_copy, migrate, search, side_file, vault
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.repository import Repository

FILES = Path(__file__).parents[1] / "files"
KNOWN = dict(
    line.split(": ", 1) for line in (FILES / "golden-v1.txt").read_text("utf-8").splitlines()
)
FIRST_KINDS = (
    AnonymousContact,
    Case,
    CaseContact,
    ClassMembership,
    Guardian,
    LocalEntry,
    School,
    WorkerProfile,
    YoungPerson,
)


@pytest.fixture
def golden(tmp_path):
    for name in ("golden-v1.ssadesk", "golden-v1.ssadesk.keys"):
        shutil.copy(FILES / name, tmp_path)
    return tmp_path / "golden-v1.ssadesk"


def by_password(path):
    return vault.unlock(path, KNOWN["password"])


def by_code(path):
    return vault.unlock_with_code(path, KNOWN["code"])


def by_code_alone(path):
    side_file.path_of(path).unlink()
    return vault.unlock_with_code(path, KNOWN["code"])


@pytest.fixture(params=[by_password, by_code, by_code_alone])
def database(request, golden):
    database = vault.open_database(golden, request.param(golden))
    yield database
    database.close()


def test_it_opens_and_is_sound(database):
    assert database.db_id == KNOWN["db_id"]
    assert database.schema_version == migrate.NEWEST
    report = health.check(database)
    assert report.is_sound
    assert dict(report.counts) == {kind.KIND: kind in FIRST_KINDS for kind in RECORDS}


def test_its_records_are_what_was_written(database):
    repository = Repository(database)
    found = {kind: repository.find(kind)[0] for kind in FIRST_KINDS}
    assert (found[YoungPerson].last_name, found[YoungPerson].first_name) == ("Müller-Yıldız", "Zoë")
    assert found[YoungPerson].birth_date == date(2012, 2, 29)
    assert found[Case].topics == ("b", "a")
    assert found[Case].initial_situation == "Fehlt häufig. Ängste vor dem Straßenbahnfahren."
    assert found[CaseContact].time == time(10, 15)
    assert found[CaseContact].observation == "„Ich möchte wieder hin“, sagt Zoë."
    assert found[School].address == "Am Übergang 3\n47798 Krefeld"
    assert found[WorkerProfile].weekly_hours == 29.25
    assert found[AnonymousContact].persons == 4
    assert found[LocalEntry].label == "Fußball-AG"
    assert found[Guardian].name == "Ayşe Yıldız"


def test_its_records_may_be_saved_again(database):
    repository = Repository(database)
    records = [repository.find(kind)[0] for kind in FIRST_KINDS]
    repository.save(*records)
    assert [repository.find(kind)[0] for kind in FIRST_KINDS] == records


@pytest.mark.parametrize(
    "query", ["yildiz", "mueller", "sahin", "strassenbahn", "2026-001", "ayse"]
)
def test_its_case_is_found(database, query):
    assert len(search.case_ids(database, query, 10)) == 1


def test_its_draft_is_there(database):
    (draft,) = Drafts(database).all()
    assert (draft.form, draft.values) == ("case", {"resources": "Großmutter hilft"})


def test_its_report_is_in_the_file_and_beside_it(golden):
    root = by_password(golden)
    database = vault.open_database(golden, root)
    (entry,) = Ledger(database, root).entries()
    database.close()
    ledger = side_file.read_ledger(golden, root)
    assert ledger_copy.entries(ledger) == [entry]
    assert ledger["reports"][0].keys() < asdict(entry).keys()
    assert (entry.school_id, entry.replaces, entry.document_json) == ("", None, None)
    assert (entry.period_first, entry.period_last) == ("2025-08-01", "2026-07-31")
    printed = {one["id"]: one["cells"] for one in json.loads(entry.publication_json)["tables"]}
    assert printed["P01"][""] == 55


def test_it_is_opened_by_the_specification_alone(golden):
    """Key, code and salt as a second program would make them, without our room."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from sqlcipher3 import dbapi2 as sqlcipher

    number = int("".join(f"{'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.index(c):05b}"
                         for c in KNOWN["code"].replace("-", "")), 2)  # fmt: skip
    root = (number >> 20).to_bytes(20, "big")
    assert number & 0xFFFFF == int(hashlib.sha256(root).hexdigest()[:5], 16)
    salt = golden.read_bytes()[:16]
    key = HKDF(SHA256(), 32, salt, b"ssadesk/sqlcipher-dek/v1").derive(root)
    connection = sqlcipher.connect(str(golden))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    assert connection.execute('SELECT case_no FROM "case"').fetchall() == [("2026-001",)]
    draft = connection.execute('SELECT form, record_id, "values", cursor, at FROM draft').fetchall()
    assert json.loads(draft[0][2]) == {"resources": "Großmutter hilft"}
    connection.close()
