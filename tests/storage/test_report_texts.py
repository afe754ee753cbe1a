"""Texts of reports and cleared names: kept per report, gone when they are emptied."""

from datetime import date

import pytest

from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.storage.report_choices import ReportChoices
from ssa_desk.storage.report_texts import Hit, ReportTexts

YEAR = school_year(date(2025, 9, 1))
JOINT, NORTH = Scope(YEAR), Scope(YEAR, "north")
HIT = Hit("summary", "Ida", "wie Ida sagte")


@pytest.fixture
def texts(database):
    return ReportTexts(database)


@pytest.fixture
def choices(database):
    return ReportChoices(database)


def test_each_report_has_its_own_texts(texts):
    texts.put(JOINT, "summary", "Das Jahr war lang.")
    texts.put(NORTH, "summary", "Im Norden nicht.")
    texts.put(JOINT, "summary", "Das Jahr war kurz.")
    assert texts.of(JOINT) == {"summary": "Das Jahr war kurz."}


def test_an_emptied_text_is_gone(texts, database):
    texts.put(JOINT, "summary", "Das Jahr")
    texts.put(JOINT, "summary", "")
    assert database.value("SELECT count(*) FROM report_text") == 0


def test_a_cleared_name_is_cleared_in_these_words_only(texts):
    texts.clear(JOINT, HIT)
    texts.clear(JOINT, HIT)
    assert texts.cleared(JOINT) == {HIT}
    assert texts.cleared(NORTH) == set()
    assert "Ida" not in repr(HIT)


def test_the_way_of_a_period_may_change_until_a_report_is_issued(choices, database):
    assert choices.way(YEAR) is None
    choices.choose(YEAR, "joint")
    choices.choose(YEAR, "apart")
    assert choices.way(YEAR) == "apart"
    database.change(
        "INSERT INTO issued_report (ledger_id, sequence, period_first, period_last, kind,"
        " publication_json, issued_at, school_id)"
        " VALUES ('a', 1, '2025-08-01', '2026-07-31', 'schuljahr', '{}', 'now', '')"
    )
    assert choices.way(YEAR) == "joint"


def test_each_school_keeps_its_number(choices):
    choices.put_number("north", "R017")
    choices.put_number("south", "R018")
    choices.put_number("north", "R019")
    assert choices.numbers() == {"north": "R019", "south": "R018"}
