"""What a report can be about: the last choice, and what issued reports have settled."""

from datetime import date

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact, School
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services.report_plan import NoSchoolError, ReportPlan
from ssa_desk.storage.desk_settings import DeskSettings

YEAR = school_year(date(2026, 3, 1))


@pytest.fixture
def two_schools(desk):
    case = Case(case_no="1")
    desk.workspace.save(
        School(name="Schule am Park"),
        School(name="Schule am See"),
        case,
        CaseContact(case_id=case.id, date=date(2026, 3, 1)),
    )
    return desk


def test_the_first_proposal_is_the_last_school_year_that_is_over(two_schools):
    plan = two_schools.report_plans.last()
    assert plan.period.last < clock.today()
    assert (plan.period.kind, plan.way) == ("schuljahr", "joint")


def test_the_last_choice_comes_back(two_schools):
    plan = ReportPlan(YEAR, "apart", exact_children=True)
    two_schools.report_plans.keep(plan)
    assert two_schools.report_plans.last() == plan


def test_joint_or_apart_is_kept_for_each_period(two_schools):
    plans = two_schools.report_plans
    plans.keep(ReportPlan(YEAR, "apart"))
    plans.keep(ReportPlan(YEAR.years_before(1), "joint"))
    assert plans.of(YEAR).way == "apart"


@pytest.mark.parametrize("kept", [None, 3, {}, {"first": "x", "last": "y", "way": 1, "exact": 0}])
def test_a_choice_that_cannot_be_read_is_no_choice(two_schools, kept):
    DeskSettings(two_schools.workspace.database).put("report_plan", kept)
    assert two_schools.report_plans.last().way == "joint"


def test_one_school_has_a_joint_report(desk):
    desk.workspace.save(School(name="Schule am Park"))
    assert desk.report_plans.fitted(ReportPlan(YEAR, "apart")).way == "joint"


def test_reports_apart_need_schools(desk):
    with pytest.raises(NoSchoolError):
        desk.report_plans.scopes(ReportPlan(YEAR, "apart"))


def test_nothing_is_settled_before_a_report_is_issued(two_schools):
    assert two_schools.report_plans.settled(Period(YEAR.first, YEAR.last)) is None
