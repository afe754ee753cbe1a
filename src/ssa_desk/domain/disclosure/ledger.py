"""The rules of the ledger (R11): one report per period, and no two over the same days."""

from collections.abc import Iterable

from ssa_desk.domain.disclosure.errors import PeriodNotExportableError, PeriodTakenError
from ssa_desk.domain.schoolyear import Period


def check_period(period: Period, issued: Iterable[Period]) -> None:
    """Raise unless a new report may be issued for the period.

    Reports over the same days need one model with the earlier ones (equal, at least, at most);
    as long as there is none, every overlap is refused.
    """
    if period.kind is None:
        raise PeriodNotExportableError
    taken = overlapping(period, issued)
    if taken is not None:
        raise PeriodTakenError(taken)


def overlapping(period: Period, issued: Iterable[Period]) -> Period | None:
    """Return the first issued period that shares a day with this one; None means it is free."""
    return next((one for one in sorted(issued) if one.overlaps(period)), None)
