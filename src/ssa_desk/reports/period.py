"""The period as the files for and from the Fachstelle write it."""

from collections.abc import Iterator, Mapping
from datetime import date

from ssa_desk.domain.schoolyear import Period


def period_field(period: Period) -> dict[str, str | None]:
    """Return the period as plain data."""
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "kind": period.kind,
    }


def period_of(field: Mapping[str, str]) -> Period:
    """Return the period that was written; raises ValueError."""
    return Period(date.fromisoformat(field["from"]), date.fromisoformat(field["to"]))


def period_problems(field: Mapping[str, str]) -> Iterator[str]:
    """Yield why a period is none, or not what it is called."""
    try:
        covered = period_of(field)
    except ValueError:
        yield "Der Zeitraum ist keiner."
        return
    if covered.kind != field["kind"]:
        yield "Der Zeitraum passt nicht zu seiner Bezeichnung."
