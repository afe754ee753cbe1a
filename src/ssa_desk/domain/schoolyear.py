"""School years, calendar years and the periods a report may cover."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["schuljahr", "kalenderjahr", "halbjahr"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("period ends before it begins")

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Return whether at least one day belongs to both."""
        return self.first <= other.last and other.first <= self.last

    @property
    def kind(self) -> PeriodKind | None:
        """Return what the period is called in a report; None: for the screen only (R11)."""
        first, last = self.first, self.last
        if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
            return "kalenderjahr"
        if (first, last) == (date(first.year, 8, 1), date(first.year + 1, 7, 31)):
            return "schuljahr"
        halves = (
            (date(first.year, 8, 1), date(first.year + 1, 1, 31)),
            (date(first.year, 2, 1), date(first.year, 7, 31)),
        )
        return "halbjahr" if (first, last) in halves else None

    @property
    def title(self) -> str:
        """Return the period in German words."""
        match self.kind:
            case "schuljahr":
                return f"Schuljahr {self.first.year}/{self.last.year % 100:02}"
            case "kalenderjahr":
                return f"Kalenderjahr {self.first.year}"
            case "halbjahr":
                half = 1 if self.first.month == 8 else 2
                start = school_year(self.first).first.year
                return f"{half}. Halbjahr {start}/{(start + 1) % 100:02}"
            case _:
                return f"{self.first:%d.%m.%Y} bis {self.last:%d.%m.%Y}"

    def years_before(self, years: int) -> "Period":
        """Return the same days so many years earlier; of 29 February the day before."""
        return Period(_years_before(self.first, years), _years_before(self.last, years))


def _years_before(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return (day - timedelta(days=1) if leap_day else day).replace(year=day.year - years)


def within_reason(day: date, today: date) -> date:
    """Return the day, or the nearest of the years that are offered.

    One mistyped year must not fill a choice of periods, nor reach the end of all years.
    """
    return min(max(day, date(1990, 8, 1)), date(today.year + 2, 12, 31))


def school_year(day: date) -> Period:
    """Return the school year of a day: 1 August to 31 July (NRW)."""
    start = day.year if day.month >= 8 else day.year - 1
    return Period(date(start, 8, 1), date(start + 1, 7, 31))


def calendar_year(year: int) -> Period:
    """Return 1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def half_years(year: Period) -> tuple[Period, Period]:
    """Return the two halves of a school year: to 31 January, from 1 February."""
    february = date(year.last.year, 2, 1)
    return Period(year.first, february - timedelta(days=1)), Period(february, year.last)
