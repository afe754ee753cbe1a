"""Why figures cannot leave the house."""

from collections.abc import Sequence

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


class TooFewChildrenError(NotPublishedError):
    """Fewer than 20 children: their number is not named exactly (R16)."""

    def __init__(self) -> None:
        super().__init__(
            "Die genaue Zahl der beratenen Kinder kann erst ab 20 Kindern angegeben werden. Es "
            "wurde nichts geschrieben. Ohne die genaue Zahl ist der Bericht möglich."
        )


class SchoolsMixedError(NotPublishedError):
    """Reports over the same days were issued the other way: joint or apart by school (R11)."""

    def __init__(self, issued: Period, *, is_joint: bool) -> None:
        was, now = ("gemeinsam für alle Schulen", "je Schule")
        if not is_joint:
            was, now = now, was
        super().__init__(
            f"Über dieselben Tage wurde schon {was} berichtet: {issued.title}. Ein Bericht {now} "
            "könnte daneben Einzelne verraten. Es wurde nichts geschrieben. Möglich ist ein "
            f"Bericht, der auch {was} gilt, oder einer über andere Tage."
        )


class OverlapNotSafeError(NotSafeError):
    """No numbers agree with the reports over the same days (R11, R14)."""

    def __init__(self, issued: Sequence[Period]) -> None:
        names = ", ".join(one.title for one in sorted(issued))
        ExpectedError.__init__(
            self,
            "Der Bericht wurde nicht geschrieben: Zusammen mit dem, was über dieselben Tage schon "
            f"ausgegeben ist ({names}), ließe sich Einzelnes ausrechnen. Ihre Aufzeichnungen sind "
            "unverändert. Möglich ist ein Bericht über Tage, zu denen es noch keinen gibt. Wenn "
            "Sie Halbjahre und das ganze Jahr brauchen, geben Sie bitte das Jahr zuerst aus.",
        )
