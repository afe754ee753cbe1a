"""Words of the page of statistics that several of its parts use."""

from ssa_desk.domain.schoolyear import Period


def short_title(period: Period) -> str:
    """Return the title of a period for the head of a column: "2025/26", "2026"."""
    title = period.title.removeprefix("Schuljahr ").removeprefix("Kalenderjahr ")
    return title.replace("Halbjahr", "Hj.").replace(" bis ", "–")
