"""Which backups are kept: many young ones, few old ones, none beyond its time."""

from calendar import monthrange
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

NEWEST, DAYS, WEEKS, MONTHS = 5, 7, 4, 5
LEAST_MONTHS, USUAL_MONTHS, MOST_MONTHS = 3, 6, 12


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup as the plan sees it: the sequence number orders, not the clock."""

    sequence: int
    created: datetime
    is_verified: bool


def superfluous(
    copies: Iterable[Kept], now: datetime, months: int = USUAL_MONTHS
) -> frozenset[int]:
    """Return the sequence numbers that may be deleted.

    The newest verified one never may, and none while the clock is earlier than a backup.
    """
    ordered = sorted(copies, key=lambda one: one.sequence, reverse=True)
    if not ordered or max(one.created for one in ordered) > now:
        return frozenset()
    oldest = _months_before(now, min(max(months, LEAST_MONTHS), MOST_MONTHS))
    young = [one for one in ordered if one.created >= oldest]
    verified = next((one.sequence for one in ordered if one.is_verified), None)
    return frozenset(one.sequence for one in ordered) - _wanted(young) - {verified}


def _wanted(copies: list[Kept]) -> set[int]:
    """Return the newest ones and the last of each of the latest days, weeks and months."""
    return {one.sequence for one in copies[:NEWEST]}.union(
        _last_of_each(copies, DAYS, lambda day: day),
        _last_of_each(copies, WEEKS, lambda day: tuple(day.isocalendar())[:2]),
        _last_of_each(copies, MONTHS, lambda day: (day.year, day.month)),
    )


def _last_of_each(copies: list[Kept], spans: int, span_of: Callable[[date], Hashable]) -> set[int]:
    """Return the newest copy of each of the latest spans that have one."""
    found: dict[Hashable, int] = {}
    for one in copies:
        found.setdefault(span_of(one.created.astimezone().date()), one.sequence)
    return set(list(found.values())[:spans])


def _months_before(now: datetime, months: int) -> datetime:
    """Return this moment some months ago; a day that month lacks becomes its last one."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)
