from datetime import date
from random import Random

import pytest

from ssa_desk.domain.records import School
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services import background
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.figure_views import Wanted
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_plan import ReportPlan
from support import new_desk

TODAY = date(2026, 11, 20)
YEAR = school_year(date(2026, 3, 1))


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path / "jahr.ssadesk")
    desk.workspace.save(*invented_records(Random(7), 60, TODAY))
    yield desk
    desk.close()


def view(desk, wanted, goes_on=lambda _part: True):
    return background.view_figures(desk, wanted, goes_on)


def test_the_years_before_are_counted_too(desk):
    now, before = view(desk, Wanted(YEAR, back=1))
    assert before.period == YEAR.years_before(1)
    assert now.tables == {one.id: one for one in desk.statistics.tables(YEAR)}
    assert now.tables["P01"].total != before.tables["P01"].total


def test_one_school_is_counted_alone(desk):
    desk.workspace.save(other := School(name="Andere Schule"))
    (figures,) = view(desk, Wanted(YEAR, other.id))
    assert figures.tables["P01"].total == 0


def test_a_period_without_work_is_empty_whatever_the_number_of_pupils(desk):
    (figures,) = view(desk, Wanted(Period(date(1999, 1, 1), date(1999, 2, 1))))
    assert figures.is_empty


def test_the_issued_report_stands_beside_the_true_figures(desk):
    issue(desk, Wish(ReportPlan(YEAR), slots={"": "R017"}))
    (figures,) = view(desk, Wanted(YEAR))
    assert figures.is_issued
    assert figures.printed["P01"][""] % 5 == 0
    assert not figures.printed.keys() & figures.dropped.keys()


def test_a_joint_report_says_nothing_of_one_school(desk):
    issue(desk, Wish(ReportPlan(YEAR), slots={"": "R017"}))
    (school, *_) = desk.workspace.schools()
    (figures,) = view(desk, Wanted(YEAR, school.id))
    assert not figures.is_issued


def test_of_a_frozen_year_only_printed_numbers_are_left(desk):
    issue(desk, Wish(ReportPlan(YEAR), slots={"": "R017"}))
    days = {"first": YEAR.first.isoformat(), "last": YEAR.last.isoformat()}
    desk.workspace.database.change(
        "INSERT INTO frozen_period VALUES (:first, :last, '', '2026-11-20')", days
    )
    (figures,) = view(desk, Wanted(YEAR))
    assert figures.state == "printed"
    assert not figures.tables
    assert figures.printed


def test_counting_ends_when_nobody_waits_any_more(desk):
    assert view(desk, Wanted(YEAR, back=3), lambda part: part < 0.5)[-1].period.first.year == 2024


def test_a_report_of_one_school_stands_beside_that_school_alone(desk):
    (school, *_) = desk.workspace.schools()
    slots = {one.name: f"R01{n}" for n, one in enumerate(desk.workspace.schools())}
    issue(desk, Wish(ReportPlan(YEAR, "apart"), slots=slots))
    (of_school,) = view(desk, Wanted(YEAR, school.id))
    (of_all,) = view(desk, Wanted(YEAR))
    assert of_school.is_issued
    assert not of_all.is_issued
