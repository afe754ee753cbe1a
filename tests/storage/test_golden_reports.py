"""A file of the layout of the annual report must open for ever."""

import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.records import RECORDS
from ssa_desk.domain.schoolyear import calendar_year, school_year
from ssa_desk.storage import health, ledger_copy, sealed_counts, side_file, vault
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.report_choices import ReportChoices
from ssa_desk.storage.report_texts import Hit, ReportTexts
from ssa_desk.storage.repository import Repository

FILES = Path(__file__).parents[1] / "files"
KNOWN = json.loads((FILES / "golden-v4.json").read_text("utf-8"))
KINDS = {kind.KIND: kind for kind in RECORDS}
CALENDAR = Scope(calendar_year(2026))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    for name in ("golden-v4.ssadesk", "golden-v4.ssadesk.keys"):
        shutil.copy(FILES / name, folder)
    return folder / "golden-v4.ssadesk"


@pytest.fixture(scope="module")
def golden(path):
    database = vault.open_database(path, vault.unlock(path, KNOWN["password"]))
    yield database
    database.close()


def test_it_is_sound(golden):
    assert golden.db_id == KNOWN["db_id"]
    assert health.check(golden).is_sound


@pytest.mark.parametrize("record_id", KNOWN["records"])
def test_each_record_has_the_values_that_were_written(golden, record_id):
    written = KNOWN["records"][record_id]
    found = Repository(golden).get(KINDS[written["kind"]], record_id).model_dump(mode="json")
    assert written["values"].items() <= found.items()


def test_its_reports_are_in_the_file_and_beside_it(golden, path):
    root = vault.unlock_with_code(path, KNOWN["code"])
    found = [asdict(one) for one in Ledger(golden, root).entries()]
    assert [one | known for one, known in zip(found, KNOWN["reports"], strict=True)] == found
    beside = ledger_copy.entries(side_file.read_ledger(path, root))
    assert [(one.ledger_id, one.replaces, one.school_id) for one in beside] == [
        ("id-1", None, "school-north"),
        ("id-2", "id-1", "school-north"),
        ("id-3", None, "school-south"),
    ]


def test_what_deleted_cases_counted_for_is_there(golden):
    assert [[*name, count] for name, count in sealed_counts.of(golden, CALENDAR).items()] == sorted(
        KNOWN["sealed"]
    )
    year = school_year(date(2025, 9, 1))
    assert sealed_counts.frozen(golden) == [Scope(year, "school-north")]


def test_texts_and_choices_of_reports_are_there(golden):
    texts, choices = ReportTexts(golden), ReportChoices(golden)
    assert texts.of(CALENDAR) == {"outlook": "„Weiter so“, sagt die Schülervertretung."}
    assert texts.cleared(CALENDAR) == {Hit("outlook", "Rose", "an der Rose")}
    assert choices.way(CALENDAR.period) == "apart"
    assert choices.numbers() == {"school-north": "R017"}


def test_the_code_opens_it_without_its_side_file(tmp_path):
    alone = shutil.copy(FILES / "golden-v4.ssadesk", tmp_path)
    assert vault.unlock_with_code(Path(alone), KNOWN["code"]).code == KNOWN["code"]
