"""Frozen years: how long figures of a period outlive its cases, and what is left afterwards."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ssa_desk.domain.schoolyear import Period, calendar_year, half_years, school_year

State = Literal["live", "sealed", "printed", "partial"]
"""`live`: counted from the records alone. `sealed`: with the counts of deleted cases, exact.

`printed`: cases are deleted and their counts removed, only the issued report tells the year.
`partial`: days of no report, of which cases were deleted: what is counted is too little.
"""

_YEARS_KEPT = 2


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """What one report is about: a period, and a school or "" for all schools together."""

    period: Period
    school_id: str = ""


def kept_since(today: date) -> date:
    """Return the first last day of a period whose counts are still kept: 24 months ago."""
    try:
        return today.replace(year=today.year - _YEARS_KEPT)
    except ValueError:
        return date(today.year - _YEARS_KEPT, 2, 28)


def exportable_periods(days: Period) -> list[Period]:
    """Return every school year, half-year and calendar year that shares a day with these."""
    found: set[Period] = set()
    for year in range(days.first.year - 1, days.last.year + 1):
        whole = school_year(date(year, 8, 1))
        found |= {whole, *half_years(whole), calendar_year(year)}
    return sorted(one for one in found if one.overlaps(days))
