"""Which reports may be issued beside each other."""

from datetime import date

import pytest

from ssa_desk.domain.disclosure.errors import PeriodNotExportableError, SchoolsMixedError
from ssa_desk.domain.disclosure.ledger import beside, check_period
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.schoolyear import Period, calendar_year, half_years, school_year

YEAR = school_year(date(2025, 9, 1))
NEXT = school_year(date(2026, 9, 1))


@pytest.mark.parametrize("period", [YEAR, NEXT, *half_years(YEAR), calendar_year(2025)])
def test_any_year_or_half_year_may_be_reported_beside_another(period):
    check_period(Scope(period), [Scope(YEAR)])


def test_a_free_period_is_for_the_screen_only():
    with pytest.raises(PeriodNotExportableError):
        check_period(Scope(Period(date(2025, 8, 1), date(2025, 12, 31))), [])


def test_after_a_joint_report_the_same_days_are_not_reported_by_school():
    with pytest.raises(SchoolsMixedError, match="gemeinsam für alle Schulen berichtet: Schuljahr"):
        check_period(Scope(half_years(YEAR)[0], "school"), [Scope(YEAR)])


def test_after_a_report_of_one_school_the_same_days_are_not_reported_jointly():
    with pytest.raises(SchoolsMixedError, match="je Schule"):
        check_period(Scope(YEAR), [Scope(YEAR, "school")])


def test_schools_reported_apart_do_not_hinder_each_other():
    check_period(Scope(YEAR, "one"), [Scope(YEAR, "two")])


def test_only_reports_of_the_same_school_and_days_are_beside_a_new_one():
    first, second = half_years(YEAR)
    issued = [Scope(YEAR, "one"), Scope(first, "two"), Scope(NEXT, "one"), Scope(second, "one")]
    assert beside(Scope(YEAR, "one"), issued) == [Scope(YEAR, "one"), Scope(second, "one")]
