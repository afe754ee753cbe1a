"""S03 and S04: hours of a usual week and weeks in service."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from ssa_desk.domain.figures.material import Service
from ssa_desk.domain.figures.rounding import one_decimal
from ssa_desk.domain.holidays import SchoolCalendar, public_holidays
from ssa_desk.domain.records import WorkingHours
from ssa_desk.domain.schoolyear import Period

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def service(
    hours: Iterable[WorkingHours], calendar: SchoolCalendar, period: Period, today: date
) -> Service:
    """Return the mean weekly hours of the days with hours, and the weeks with a working day."""
    known = sorted(hours, key=lambda one: one.valid_from)
    days = [(day, valid) for day in _days(period, today) if (valid := _valid(known, day))]
    if not days:
        return Service()
    weekly = sum((_weekly(valid) for _, valid in days), Fraction(0)) / len(days)
    weeks = {day.isocalendar()[:2] for day, valid in days if _is_there(day, valid, calendar)}
    return Service(one_decimal(weekly), len(weeks))


def _days(period: Period, today: date) -> Iterator[date]:
    last = min(period.last, today)
    return (period.first + timedelta(days=one) for one in range((last - period.first).days + 1))


def _valid(known: Sequence[WorkingHours], day: date) -> WorkingHours | None:
    return next((one for one in reversed(known) if one.valid_from <= day), None)


def _weekly(hours: WorkingHours) -> Fraction:
    return sum((Fraction(str(getattr(hours, day) or 0)) for day in _WEEKDAYS), Fraction(0))


def _is_there(day: date, hours: WorkingHours, calendar: SchoolCalendar) -> bool:
    if day.weekday() >= len(_WEEKDAYS) or not getattr(hours, _WEEKDAYS[day.weekday()]):
        return False
    if calendar.own_reason(day) or day in public_holidays(day.year):
        return False
    return hours.in_holidays or calendar.is_school_day(day)
