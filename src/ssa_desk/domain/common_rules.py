"""Plausibility that many records share: long durations, days in a wrong year."""

from datetime import date

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.schoolyear import school_year

_LONG = 480
_LONG_AGO = 3
_DONE = frozenset(
    {
        "absence_record",
        "anonymous_contact",
        "application_help",
        "case_contact",
        "network_activity",
        "parent_contact",
        "referral",
        "staff_consultation",
        "time_entry",
    }
)
"""Kinds that tell what happened: a day to come looks odd."""
_DAYS = ("date", "opened_on", "starts_on", "started_on", "assessed_on", "first_day", "due_on")


def duration_problems(record: Record) -> list[Problem]:
    """Return a hint for more than eight hours."""
    return [
        hint(field, "Länger als acht Stunden. Stimmt das?")
        for field in ("duration_min", "minutes")
        if (getattr(record, field, None) or 0) > _LONG
    ]


def day_problems(record: Record) -> list[Problem]:
    """Return a hint for the first day that lies in the future or in a year long past."""
    for field in _DAYS:
        day = getattr(record, field, None)
        if isinstance(day, date):
            return _day_problems(record, field, day)
    return []


def _day_problems(record: Record, field: str, day: date) -> list[Problem]:
    today = clock.today()
    years = school_year(day).first.year - school_year(today).first.year
    if record.KIND in _DONE and day > today:
        return [hint(field, "Das Datum liegt in der Zukunft.")]
    if years > 1:
        return [hint(field, f"Das Datum liegt im Jahr {day.year}. Stimmt das?")]
    if years <= -_LONG_AGO:
        return [hint(field, f"Das Datum liegt lange zurück ({day.year}). Stimmt das?")]
    return []
