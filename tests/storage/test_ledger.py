"""The ledger of issued reports: in the file and, encrypted, beside it."""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage import errors, ledger_copy, sealed_counts, side_file, vault
from ssa_desk.storage.keys import Cost
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.ledger_entry import LedgerEntry

FLOOR = Cost(64 * 1024, 3, 1)
FILES = Path(__file__).parents[1] / "files"
FIRST_NAMES = frozenset(
    ["ledger_id", "sequence", "period_first", "period_last", "publication_json", "issued_at"]
)
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


def _again(number, of, **changes):
    entry = replace(_entry(of), ledger_id=f"id-{number}", sequence=number, replaces=f"id-{of}")
    return replace(entry, **changes)


def test_a_report_issued_again_counts_and_the_first_one_stays(opened):
    path, root, ledger = opened
    ledger.add(_entry(1))
    ledger.add(_again(2, 1))
    assert [one.ledger_id for one in ledger.entries()] == ["id-1", "id-2"]
    assert [one.ledger_id for one in ledger.newest()] == ["id-2"]
    kept = ledger_copy.entries(side_file.read_ledger(path, root))
    assert [one.replaces for one in kept] == [None, "id-1"]


@pytest.mark.parametrize("replaces", [None, "id-1", "id-9"])
def test_only_the_newest_report_of_its_days_can_be_issued_again(opened, replaces):
    ledger = opened[2]
    ledger.add(_entry(1))
    ledger.add(_again(2, 1))
    with pytest.raises(errors.LedgerChangedError):
        ledger.add(_again(3, 1, replaces=replaces))


def test_each_school_has_its_own_report_of_the_same_days(opened):
    ledger = opened[2]
    ledger.add(replace(_entry(1), school_id="north"))
    ledger.add(_again(2, 1, school_id="south", replaces=None))
    assert [one.school_id for one in ledger.newest()] == ["north", "south"]


def test_a_report_that_comes_back_takes_the_counts_of_its_period_along(opened):
    path, root, ledger = opened
    database, scope = ledger._database, Scope(Period(date(2025, 8, 1), date(2026, 7, 31)))
    with clock.stopped_at(datetime(2026, 8, 20, tzinfo=UTC)):
        sealed_counts.add(database, scope, {("cell", "P01|"): 3})
        assert ledger.entries() == []
        side_file.write_ledger(path, root, {"sequence": 1, "reports": [asdict(_entry(1))]})
        assert ledger.entries() == [_entry(1)]
    assert (sealed_counts.of(database, scope), sealed_counts.frozen(database)) == ({}, [scope])


def test_reports_of_all_schools_are_noted_together_or_not_at_all(opened):
    ledger = opened[2]
    north = replace(_entry(1), school_id="north")
    south = _again(2, 1, school_id="south", replaces=None)
    with pytest.raises(errors.LedgerChangedError):
        ledger.add(north, replace(south, sequence=3))
    assert ledger.entries() == []
    ledger.add(north, south)
    assert ledger.entries() == [north, south]


def test_the_texts_of_a_report_stay_in_the_file(opened):
    path, root, ledger = opened
    entry = replace(_entry(1), document_json=json.dumps({"texts": {"outlook": MARKER}}))
    ledger.add(entry)
    assert ledger.entries() == [entry]
    assert MARKER not in json.dumps(side_file.read_ledger(path, root))
    assert ledger_copy.entries(side_file.read_ledger(path, root)) == [_entry(1)]


def test_a_report_takes_a_number_and_keeps_its_texts(opened):
    ledger = opened[2]
    ledger.add(replace(_entry(1), document_json="{}"))
    ledger.renew(_entry(1, "R017"))
    assert ledger.entries() == [replace(_entry(1, "R017"), document_json="{}")]


def test_a_side_file_of_the_first_programs_is_read_and_kept(opened):
    path, root, ledger = opened
    old = {name: value for name, value in asdict(_entry(1)).items() if name in FIRST_NAMES}
    side_file.write_ledger(path, root, {"sequence": 1, "reports": [old]})
    assert ledger.entries() == [_entry(1)]
    ledger.add(_entry(2))
    kept = ledger_copy.entries(side_file.read_ledger(path, root))
    assert kept == [_entry(1), _entry(2)]


def test_thirty_reports_of_all_tables_stay_small_beside_the_file(opened):
    path, _, ledger = opened
    printed = json.loads((FILES / "report" / "R017.json").read_text("utf-8"))
    printed["period"]["kind"] = "schuljahr"
    printed["tables"] *= 3
    before = side_file.path_of(path).stat().st_size
    for number in range(1, 31):
        ledger.add(replace(_entry(number), publication_json=json.dumps(printed)))
    assert (side_file.path_of(path).stat().st_size - before) / 30 < 6000
