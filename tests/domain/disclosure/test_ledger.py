"""One report per period, and no two over the same days."""

from datetime import date

import pytest

from ssa_desk.domain.disclosure.errors import PeriodNotExportableError, PeriodTakenError
from ssa_desk.domain.disclosure.ledger import check_period
from ssa_desk.domain.schoolyear import Period, calendar_year, half_years, school_year

YEAR = school_year(date(2025, 9, 1))


def test_the_first_report_of_a_school_year_may_be_issued():
    check_period(YEAR, [])


def test_the_next_school_year_may_be_issued():
    check_period(school_year(date(2026, 9, 1)), [YEAR])


@pytest.mark.parametrize("period", [YEAR, *half_years(YEAR), calendar_year(2025)])
def test_a_report_over_the_same_days_is_refused_by_name(period):
    with pytest.raises(PeriodTakenError, match="Schuljahr 2025/26"):
        check_period(period, [YEAR])


def test_a_free_period_is_for_the_screen_only():
    with pytest.raises(PeriodNotExportableError):
        check_period(Period(date(2025, 8, 1), date(2025, 12, 31)), [])
