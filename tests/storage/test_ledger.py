"""The ledger of issued reports: in the file and, encrypted, beside it."""

import json
from dataclasses import asdict, replace

import pytest

from ssa_desk.storage import errors, side_file, vault
from ssa_desk.storage.keys import Cost
from ssa_desk.storage.ledger import Ledger, LedgerEntry

FLOOR = Cost(64 * 1024, 3, 1)
MARKER = "GesamtschuleMarkerwort"


def _entry(number, report_id=None):
    about = {"schools": [MARKER], "report_id": report_id}
    printed = {"period": {"kind": "schuljahr"}, "about": about}
    day = f"{2024 + number}-08-01"
    return LedgerEntry(
        f"id-{number}", number, day, f"{2025 + number}-07-31", json.dumps(printed), "now"
    )


@pytest.fixture
def created(tmp_path):
    path = tmp_path / "jahr.ssadesk"
    return path, vault.create(path, "Kastanie-Regen-47", cost=FLOOR).root


@pytest.fixture
def opened(created):
    path, root = created
    database = vault.open_database(path, root)
    yield path, root, Ledger(database, root)
    database.close()


def test_an_entry_is_in_the_file_and_in_the_side_file(created):
    path, root = created
    database = vault.open_database(path, root)
    Ledger(database, root).add(_entry(1))
    assert Ledger(database, root).entries() == [_entry(1)]
    database.close()
    assert [one["ledger_id"] for one in side_file.read_ledger(path, root)["reports"]] == ["id-1"]


def test_after_a_restore_the_side_file_brings_the_report_back(created):
    path, root = created
    before = path.read_bytes()
    database = vault.open_database(path, root)
    Ledger(database, root).add(_entry(1))
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
    Ledger(database, root).add(_entry(1))
    assert Ledger(database, root).entries() == [_entry(1)]
    database.close()


def test_a_new_side_file_gets_the_reports_back(created):
    path, root = created
    database = vault.open_database(path, root)
    Ledger(database, root).add(_entry(1))
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
    ledger.add(_entry(1))
    ledger.keep_files("id-1", {"pdf": b"%PDF", "json": b"{}"})
    assert ledger.files("id-1") == {"pdf": b"%PDF", "json": b"{}"}
    ledger.renew(_entry(1))
    assert ledger.files("id-1") == {}
    database.close()


def test_nothing_of_the_ledger_is_readable_on_disk(created):
    path, root = created
    database = vault.open_database(path, root)
    Ledger(database, root).add(_entry(1))
    database.close()
    assert all(MARKER.encode() not in one.read_bytes() for one in path.parent.iterdir())


def test_a_report_computed_before_another_one_was_issued_is_refused(opened):
    path, root, ledger = opened
    ledger.add(_entry(1))
    with pytest.raises(errors.LedgerChangedError):
        ledger.add(replace(_entry(1), ledger_id="computed meanwhile"))
    assert ledger.entries() == [_entry(1)]
    assert len(side_file.read_ledger(path, root)["reports"]) == 1


def test_a_side_file_that_cannot_be_written_leaves_no_report_behind(opened):
    path, _, ledger = opened
    path.with_name(f"{path.name}.keys.part").mkdir()
    with pytest.raises(errors.FileUnreadableError):
        ledger.add(_entry(1))
    path.with_name(f"{path.name}.keys.part").rmdir()
    assert ledger.entries() == []


def test_two_reports_of_the_same_place_are_both_kept(opened):
    path, root, ledger = opened
    ledger.add(_entry(1))
    other = {"sequence": 1, "reports": [{**asdict(_entry(2)), "sequence": 1}]}
    side_file.write_ledger(path, root, other)
    assert [(one.ledger_id, one.sequence) for one in ledger.entries()] == [("id-1", 1), ("id-2", 2)]
    assert len(side_file.read_ledger(path, root)["reports"]) == 2


def test_a_number_that_a_restored_file_forgot_comes_back(opened):
    path, root, ledger = opened
    ledger.add(_entry(1))
    numbered = {"sequence": 1, "reports": [asdict(_entry(1, "R017"))]}
    side_file.write_ledger(path, root, numbered)
    assert ledger.entries() == [_entry(1, "R017")]
    side_file.write_ledger(path, root, {"sequence": 1, "reports": [asdict(_entry(1))]})
    assert ledger.entries() == [_entry(1, "R017")]


def test_a_damaged_ledger_beside_the_file_is_written_anew(opened):
    path, root, ledger = opened
    ledger.add(_entry(1))
    beside = side_file.read(path)
    spoilt = replace(beside.ledger, nonce=bytes(12))
    side_file.write(path, replace(beside, ledger=spoilt))
    with pytest.raises(errors.SideFileDamagedError):
        side_file.read_ledger(path, root)
    ledger.add(_entry(2))
    assert len(side_file.read_ledger(path, root)["reports"]) == 2
