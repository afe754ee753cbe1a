from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.holidays import FreeTime, SchoolCalendar, easter_sunday, public_holidays

AUTUMN = FreeTime("Herbstferien", date(2026, 10, 17), date(2026, 10, 31))
LEAVE = FreeTime("Urlaub", date(2026, 11, 16), date(2026, 11, 20))
CALENDAR = SchoolCalendar((AUTUMN,), (LEAVE,))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2028, date(2028, 4, 16)),
        (2030, date(2030, 4, 21)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_is_when_it_is(year, day):
    assert easter_sunday(year) == day


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year):
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_the_holidays_of_a_year_are_those_of_the_state():
    days = public_holidays(2026)
    assert len(days) == 13
    assert days[date(2026, 6, 4)] == "Fronleichnam"
    assert days[date(2026, 5, 14)] == "Christi Himmelfahrt"
    assert date(2026, 10, 31) not in days


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 10, 16), None),
        (date(2026, 10, 17), "Herbstferien"),
        (date(2026, 10, 31), "Herbstferien"),
        (date(2026, 11, 1), "Allerheiligen"),
        (date(2026, 11, 8), "Wochenende"),
        (date(2026, 11, 17), None),
    ],
)
def test_a_day_without_school_says_why(day, reason):
    assert CALENDAR.reason(day) == reason


def test_a_series_leaves_out_holidays_and_own_free_days():
    days = list(CALENDAR.weekly(date(2026, 10, 9), date(2026, 11, 27)))
    assert days == [
        date(2026, 10, 9),
        date(2026, 10, 16),
        *(date(2026, 11, d) for d in (6, 13, 27)),
    ]
