"""Why figures cannot leave the house."""

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import Period


class NotPublishedError(ExpectedError):
    """Nothing was written; the true figures stay on the screen."""


class PeriodNotExportableError(NotPublishedError):
    """The period is for the screen only (R11)."""

    def __init__(self) -> None:
        super().__init__(
            "Ein Bericht ist nur für ein Schuljahr, ein Kalenderjahr oder ein Schulhalbjahr "
            "möglich. Andere Zeiträume sehen Sie auf der Statistikseite. "
            "Es wurde nichts geschrieben."
        )


class PeriodTakenError(NotPublishedError):
    """Another report already covers some of these days (R11)."""

    def __init__(self, issued: Period) -> None:
        super().__init__(
            f"Für diesen Zeitraum wurde schon ein Bericht ausgegeben: {issued.title}. Zwei "
            "Berichte über dieselben Tage könnten Einzelne verraten. Es wurde nichts geschrieben; "
            "den ausgegebenen Bericht können Sie jederzeit wieder erhalten."
        )


class NoFiguresError(NotPublishedError):
    """There is no case in the period."""

    def __init__(self) -> None:
        super().__init__(
            "In diesem Zeitraum gibt es keinen Fall mit einem Kontakt. Bitte prüfen Sie den "
            "Zeitraum. Es wurde nichts geschrieben."
        )


class TooFewCasesError(NotPublishedError):
    """Fewer than 10 cases: too few to hide anybody (R4)."""

    def __init__(self) -> None:
        super().__init__(
            "In diesem Zeitraum gibt es weniger als 10 Fälle. Das sind zu wenige für einen "
            "anonymen Bericht; die Zahlen sehen Sie auf der Statistikseite. Es wurde nichts "
            "geschrieben."
        )


class NotSafeError(NotPublishedError):
    """The program's own audit could not prove the figures safe (R14)."""

    def __init__(self) -> None:
        super().__init__(
            "Der Bericht wurde nicht geschrieben: Die eigene Prüfung des Programms konnte nicht "
            "zeigen, dass aus den Zahlen niemand zu erkennen ist. Ihre Aufzeichnungen sind "
            "unverändert; die Zahlen sehen Sie auf der Statistikseite."
        )
