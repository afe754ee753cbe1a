"""Days without school: weekends, public holidays of North Rhine-Westphalia, free times."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FreeTime:
    """Days from `first` to `last`, both free: school holidays or the worker's own."""

    name: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class SchoolCalendar:
    """What is known of free days; beyond the last school holidays nothing is."""

    school_holidays: tuple[FreeTime, ...] = ()
    own: tuple[FreeTime, ...] = ()

    def reason(self, day: date) -> str | None:
        """Return why there is no school on a day, in German; None on a school day."""
        if holiday := public_holidays(day.year).get(day):
            return holiday
        if found := next((one for one in self.school_holidays if day in one), None):
            return found.name
        return "Wochenende" if day.weekday() >= 5 else None

    def own_reason(self, day: date) -> str | None:
        """Return why the worker is not there on a day; None when nothing is known."""
        found = next((one for one in self.own if day in one), None)
        return found.name if found else None

    def is_school_day(self, day: date) -> bool:
        """Return whether there is school."""
        return self.reason(day) is None

    def school_days(self, days: Iterable[date]) -> Iterator[date]:
        """Yield the days with school on which the worker is there."""
        return (day for day in days if self.is_school_day(day) and not self.own_reason(day))

    def weekly(self, first: date, last: date) -> Iterator[date]:
        """Yield the day of the week of `first` in every week up to `last`, free days left out."""
        return self.school_days(self.every_week(first, last))

    def every_week(self, first: date, last: date) -> Iterator[date]:
        """Yield the day of the week of `first` in every week up to `last`."""
        return (first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1))


@cache
def public_holidays(year: int) -> dict[date, str]:
    """Return the public holidays of North Rhine-Westphalia (Feiertagsgesetz NW, section 2)."""
    easter = easter_sunday(year)
    return {
        date(year, 1, 1): "Neujahr",
        easter - 2 * _DAY: "Karfreitag",
        easter: "Ostersonntag",
        easter + _DAY: "Ostermontag",
        date(year, 5, 1): "Tag der Arbeit",
        easter + 39 * _DAY: "Christi Himmelfahrt",
        easter + 49 * _DAY: "Pfingstsonntag",
        easter + 50 * _DAY: "Pfingstmontag",
        easter + 60 * _DAY: "Fronleichnam",
        date(year, 10, 3): "Tag der Deutschen Einheit",
        date(year, 11, 1): "Allerheiligen",
        date(year, 12, 25): "1. Weihnachtstag",
        date(year, 12, 26): "2. Weihnachtstag",
    }


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Gauss, as completed by Lichtenberg)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    age = year % 19
    seed = (19 * age + moon) % 30
    correction = seed // 29 + (seed // 28 - seed // 29) * (age // 11)
    full_moon = 21 + seed - correction
    sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + (full_moon + 7 - (full_moon - sunday) % 7 - 1) * _DAY
