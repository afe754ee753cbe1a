"""What a file of the layout of the annual report holds beside its records."""

from dataclasses import asdict
from datetime import date

import pytest

from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.schoolyear import calendar_year, school_year
from ssa_desk.storage import ledger_copy, sealed_counts, side_file, vault
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.report_choices import ReportChoices
from ssa_desk.storage.report_texts import Hit, ReportTexts
from storage.golden_files import copied, known, opened

KNOWN = known("golden-v4")
CALENDAR = Scope(calendar_year(2026))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return copied("golden-v4", tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="module")
def golden(path):
    database = opened(path, "golden-v4")
    yield database
    database.close()


def test_its_reports_are_in_the_file_and_beside_it(golden, path):
    root = vault.unlock_with_code(path, KNOWN["code"])
    found = [asdict(one) for one in Ledger(golden, root).entries()]
    assert [one | written for one, written in zip(found, KNOWN["reports"], strict=True)] == found
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
