"""Why reports cannot be added up."""

from ssa_desk.domain.errors import ExpectedError

LEAST_REPORTS = 5
LEAST_SCHOOLS = 3
"""R12: a sum of fewer would stand for single workers and schools."""


class TooFewReportsError(ExpectedError):
    """Fewer than five reports from three schools are left for every period."""

    def __init__(self, reports: int, schools: int) -> None:
        super().__init__(
            f"Für eine Auswertung braucht es mindestens {LEAST_REPORTS} Berichte von mindestens "
            f"{LEAST_SCHOOLS} Schulen über denselben Zeitraum. Verwendbar sind bisher "
            f"{_number(reports, 'Bericht', 'Berichte')} von "
            f"{_number(schools, 'Schule', 'Schulen')}. Es wurde nichts geschrieben; "
            "die Berichte selbst sind unverändert."
        )


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
