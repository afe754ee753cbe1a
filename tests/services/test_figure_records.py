from datetime import date
from random import Random

import pytest

from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.records import Case, ChildProtectionAssessment
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services import background
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.figure_records import FigureRecords
from ssa_desk.services.figure_views import Wanted
from support import new_desk

TODAY = date(2026, 11, 20)
YEAR = school_year(date(2026, 3, 1))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = new_desk(tmp_path_factory.mktemp("file") / "jahr.ssadesk")
    records = list(invented_records(Random(7), 40, TODAY))
    desk.workspace.save(*records, *invented_work(Random(7), records, TODAY))
    yield desk
    desk.close()


@pytest.fixture
def records(desk):
    return FigureRecords(desk.workspace, desk.lists)


def behind(desk, figure_id, key=""):
    return background.records_behind(desk, Wanted(YEAR), figure_id, (key,))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_the_records_behind_every_number_can_be_listed(desk, records, figure):
    for table in desk.statistics.tables(YEAR):
        if table.id == figure.id:
            for key in table.cells:
                found = behind(desk, figure.id, key)
                lines = records.lines(found)
                assert [one.reference for one in lines] == list(found)


def test_the_newest_record_stands_first(desk, records):
    days = [line.day for line in records.lines(behind(desk, "A01"))]
    assert len(days) > 9
    assert days == sorted(days, key=lambda day: day.split(".")[::-1], reverse=True)


def test_a_case_is_named_by_its_child_and_its_number(desk, records):
    line = records.lines(behind(desk, "P01"))[0]
    case = desk.workspace.get(Case, line.reference.id)
    assert case.case_no in line.whose
    assert line.title == "Fall"


def test_hidden_names_stay_hidden(desk, records):
    shown = records.lines(behind(desk, "P01"))[0].whose
    desk.workspace.privacy.switch(on=True)
    hidden = records.lines(behind(desk, "P01"))[0].whose
    desk.workspace.privacy.switch(on=False)
    assert shown.split(" · ")[0] not in hidden


def test_assessments_of_child_protection_are_listed_without_day_and_words(desk, records):
    found = behind(desk, "C01", "measure=assessments")
    lines = records.lines(found)
    assert [one.reference.kind for one in lines] == [ChildProtectionAssessment.KIND] * len(found)
    assert {(one.day, one.whose, one.words) for one in lines} <= {("", "", "geschützter Bereich")}


def test_a_record_that_is_gone_has_no_line(records):
    assert records.lines([Reference(Case.KIND, "gone")]) == []
