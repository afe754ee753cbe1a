"""The rules of the ledger (R11): which reports may be issued beside those that are."""

from collections.abc import Iterable

from ssa_desk.domain.disclosure.errors import PeriodNotExportableError, SchoolsMixedError
from ssa_desk.domain.frozen import Scope


def check_period(wanted: Scope, issued: Iterable[Scope]) -> None:
    """Raise unless a report may be issued for the period and school.

    Reports over the same days are either joint or apart by school, all of them: a joint number
    without that of one school would be the number of the other. Whether a report can agree with
    those over the same days, `publish` finds out.
    """
    if wanted.period.kind is None:
        raise PeriodNotExportableError
    for one in sorted(issued):
        if one.period.overlaps(wanted.period) and bool(one.school_id) != bool(wanted.school_id):
            raise SchoolsMixedError(one.period, is_joint=not one.school_id)


def beside(wanted: Scope, issued: Iterable[Scope]) -> list[Scope]:
    """Return the issued reports of the same school that share a day, the same period too."""
    return [
        one
        for one in issued
        if one.school_id == wanted.school_id and one.period.overlaps(wanted.period)
    ]
