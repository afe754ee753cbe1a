import csv
from datetime import date, time
from random import Random

import pytest

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import RECORDS, Case, CaseContact, LocalEntry, YoungPerson
from ssa_desk.services.salvage import salvage
from ssa_desk.storage.keys import Root
from support import ROOT, new_file

PAGE = 4096


@pytest.fixture
def filled(desk):
    """A closed file with one child, its case and 300 contacts.

    An empty file holds the layout; every page that was added after it holds records.
    """
    person = YoungPerson(first_name="Elif", last_name="Öztürk")
    own = LocalEntry(catalogue="topic", label="Handystreit", rolls_up_to="bullying")
    case = Case(case_no="F-1", young_person_id=person.id, main_topic=own.id)
    desk.workspace.save(person, own, case, *[contact(case, number) for number in range(300)])
    desk.workspace.database.close_connection()
    return desk.path


def contact(case, number):
    text = f"=Notiz{number} " * 40
    day = date(2026, 3, 1)
    return CaseContact(
        case_id=case.id, date=day, time=time(9, 5), observation=text, topics=("bullying",)
    )


def damage(path, *pages):
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE + 500] ^= 1
    path.write_bytes(data)
    return bytes(data)


def rows(folder, kind):
    with (folder / f"{kind.PLURAL}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def saved(path, folder):
    return {one.kind: one for one in salvage(path, Root(ROOT), folder)}


def test_everything_of_a_sound_file_comes_out_with_german_titles(filled, tmp_path):
    found = saved(filled, tmp_path / "aus")
    [case] = rows(tmp_path / "aus", Case)
    assert (case["Fallnummer"], case["Kind"], case["Hauptthema"]) == (
        "F-1",
        "Öztürk Elif",
        "Handystreit",
    )
    first = rows(tmp_path / "aus", CaseContact)[0]
    assert (first["Fall"], first["Datum"], first["Uhrzeit"]) == ("F-1", "01.03.2026", "09:05")
    assert {kind: one.missing for kind, one in found.items()} == {one.KIND: 0 for one in RECORDS}
    assert found["case_contact"].read == 300


def test_no_text_is_taken_for_a_formula(filled, tmp_path):
    saved(filled, tmp_path / "aus")
    texts = [row["Beobachtung"] for row in rows(tmp_path / "aus", CaseContact)]
    assert all(text.startswith("'=Notiz") for text in texts)


@pytest.fixture
def with_records(tmp_path, filled):
    """The numbers of the pages that were added by the records."""
    new_file(tmp_path / "leer.ssadesk")
    return range((tmp_path / "leer.ssadesk").stat().st_size // PAGE, filled.stat().st_size // PAGE)


@pytest.mark.parametrize("count", [12, 24])
def test_around_damaged_pages_everything_else_comes_out(filled, with_records, tmp_path, count):
    before = damage(filled, *Random(7).sample(with_records, count))
    found = saved(filled, tmp_path / "aus")["case_contact"]
    read = rows(tmp_path / "aus", CaseContact)
    assert found.read == len(read) >= 300 - count * 20
    assert (found.read < 300, found.missing in (None, 300 - found.read)) == (True, True)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("first", [*range(40, 100, 14), *range(-96, 0, 16)])
def test_whatever_page_is_damaged_what_is_missing_is_told(filled, tmp_path, first):
    damage(filled, first % (filled.stat().st_size // PAGE))
    for kind, one in saved(filled, tmp_path / "aus").items():
        there = {"case": 1, "young_person": 1, "local_entry": 1, "case_contact": 300}.get(kind, 0)
        assert one.missing is None or one.read + one.missing == there


def test_a_folder_with_files_in_it_is_refused(filled, tmp_path):
    with pytest.raises(ExpectedError, match="leeren oder neuen Ordner"):
        salvage(filled, Root(ROOT), tmp_path)


def test_a_file_whose_first_page_is_gone_gives_nothing_and_says_so(filled, tmp_path):
    damage(filled, 0)
    with pytest.raises(ExpectedError, match="letzte Sicherung"):
        salvage(filled, Root(ROOT), tmp_path / "aus")
    assert not (tmp_path / "aus").exists()


def test_the_work_can_be_stopped(filled, tmp_path):
    with pytest.raises(ExpectedError, match="Abgebrochen"):
        salvage(filled, Root(ROOT), tmp_path / "aus", lambda part: part < 0.5)
