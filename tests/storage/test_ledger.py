"""The ledger of issued reports: in the file and, encrypted, beside it."""

import json

import pytest

from ssa_desk.storage import side_file, vault
from ssa_desk.storage.keys import Cost
from ssa_desk.storage.ledger import Ledger, LedgerEntry

FLOOR = Cost(64 * 1024, 3, 1)
MARKER = "GesamtschuleMarkerwort"


def _entry(number):
    printed = {"period": {"kind": "schuljahr"}, "about": {"schools": [MARKER]}}
    day = f"{2024 + number}-08-01"
    return LedgerEntry(
        f"id-{number}", number, day, f"{2025 + number}-07-31", json.dumps(printed), "now"
    )


@pytest.fixture
def created(tmp_path):
    path = tmp_path / "jahr.ssadesk"
    return path, vault.create(path, "Kastanie-Regen-47", cost=FLOOR).root


def test_an_entry_is_in_the_file_and_in_the_side_file(created):
    path, root = created
    database = vault.open_database(path, root)
    Ledger(database, root).keep(_entry(1))
    assert Ledger(database, root).entries() == [_entry(1)]
    database.close()
    assert [one["ledger_id"] for one in side_file.read_ledger(path, root)["reports"]] == ["id-1"]


def test_after_a_restore_the_side_file_brings_the_report_back(created):
    path, root = created
    before = path.read_bytes()
    database = vault.open_database(path, root)
    Ledger(database, root).keep(_entry(1))
    database.close()
    path.write_bytes(before)
    database = vault.open_database(path, root)
    assert Ledger(database, root).entries() == [_entry(1)]
    database.close()


def test_a_file_opened_by_code_alone_still_keeps_its_reports(created):
    path, root = created
    for beside in path.parent.glob("*.keys*"):
        beside.unlink()
    database = vault.open_database(path, root)
    Ledger(database, root).keep(_entry(1))
    assert Ledger(database, root).next_sequence() == 2
    database.close()


def test_a_new_side_file_gets_the_reports_back(created):
    path, root = created
    database = vault.open_database(path, root)
    Ledger(database, root).keep(_entry(1))
    for beside in path.parent.glob("*.keys*"):
        beside.unlink()
    vault.write_side_file(path, root, "Neues-Passwort-11", cost=FLOOR)
    Ledger(database, root).entries()
    assert side_file.read_ledger(path, root)["sequence"] == 1
    database.close()


def test_files_of_a_report_are_kept_and_dropped(created):
    path, root = created
    database = vault.open_database(path, root)
    ledger = Ledger(database, root)
    ledger.keep(_entry(1))
    ledger.keep_files("id-1", {"pdf": b"%PDF", "json": b"{}"})
    assert ledger.files("id-1") == {"pdf": b"%PDF", "json": b"{}"}
    ledger.drop_files("id-1")
    assert ledger.files("id-1") == {}
    database.close()


def test_nothing_of_the_ledger_is_readable_on_disk(created):
    path, root = created
    database = vault.open_database(path, root)
    Ledger(database, root).keep(_entry(1))
    database.close()
    assert all(MARKER.encode() not in one.read_bytes() for one in path.parent.iterdir())
