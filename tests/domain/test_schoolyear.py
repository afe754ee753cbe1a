from datetime import date

from ssa_desk.domain.schoolyear import Period, calendar_year, school_year


def test_the_same_days_of_earlier_years_are_of_the_same_kind():
    for period in (school_year(date(2026, 3, 1)), calendar_year(2026)):
        before = period.years_before(2)
        assert (before.kind, before.first.year) == (period.kind, period.first.year - 2)


def test_a_leap_day_becomes_the_day_before_in_other_years():
    assert Period(date(2024, 2, 29), date(2024, 2, 29)).years_before(1).first == date(2023, 2, 28)
