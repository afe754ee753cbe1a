from datetime import date

from ssa_desk.domain.figures.material import Service
from ssa_desk.domain.figures.service import service
from ssa_desk.domain.holidays import FreeTime, SchoolCalendar
from ssa_desk.domain.records import WorkingHours
from ssa_desk.domain.schoolyear import Period

MARCH = Period(date(2026, 3, 2), date(2026, 3, 29))
LATER = date(2026, 12, 31)
EASTER = FreeTime("Osterferien", date(2026, 3, 23), date(2026, 3, 29))
CALENDAR = SchoolCalendar((EASTER,))


def hours(first=date(2025, 8, 1), **values):
    week = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), 7.8)
    return WorkingHours(valid_from=first, **{**week, **values})


def served(*known, calendar=CALENDAR, period=MARCH, today=LATER):
    found = service(known, calendar, period, today)
    return found.weekly_hours, found.weeks


def test_without_hours_nothing_is_told():
    assert service((), SchoolCalendar(), MARCH, LATER) == Service(None, None)


def test_weeks_of_the_school_holidays_do_not_count_unless_worked():
    assert served(hours()) == (39.0, 3)
    assert served(hours(in_holidays=True)) == (39.0, 4)


def test_a_week_off_does_not_count_and_a_single_day_does_not_matter():
    week, friday = (date(2026, 3, 9), date(2026, 3, 15)), (date(2026, 3, 6), date(2026, 3, 6))
    own = (FreeTime("Urlaub", *week), FreeTime("Urlaub", *friday))
    assert served(hours(), calendar=SchoolCalendar((EASTER,), own)) == (39.0, 2)


def test_hours_that_change_count_by_their_days():
    half = hours(date(2026, 3, 16), monday=None, tuesday=None, wednesday=3.9)
    assert served(hours(), half) == (29.3, 3)


def test_the_weeks_to_come_do_not_count():
    assert served(hours(), today=date(2026, 3, 10)) == (39.0, 2)
    assert served(hours(), today=date(2026, 3, 1)) == (None, None)


def test_a_public_holiday_alone_makes_no_week():
    only_monday = hours(**dict.fromkeys(("tuesday", "wednesday", "thursday", "friday")))
    easter_week = Period(date(2026, 4, 6), date(2026, 4, 12))
    assert served(only_monday, period=easter_week) == (7.8, 0)
