"""Breaches of data protection in the open file: list, clock, what the file says about itself."""

from collections.abc import Mapping

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain import breaches, clock
from ssa_desk.domain.breaches import Answer, Clock, Risk, Step
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import DataBreach
from ssa_desk.services.desk_facts import DeskFacts
from ssa_desk.services.workspace import Workspace

__all__ = ["Answer", "Breaches", "Clock", "Risk", "Step", "judged"]

_MOST = 1000
_WRITTEN = ("what", "data_affected", "measures", "delay_reason", "no_report_reason")
"""What the texts to the authorities take over from the entry."""


class BreachUnfinishedError(ExpectedError):
    """A breach was to be closed while steps are open."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(
            "Die Datenpanne lässt sich noch nicht abschließen, deshalb wurde nichts gespeichert. "
            "Was Sie getippt haben, bleibt stehen. Es fehlt noch: "
            f"{'; '.join(missing)}. Bitte ergänzen Sie das oder lassen Sie „Abgeschlossen am“ leer."
        )


class Breaches:
    """Reads and saves breaches; the rules are those of `domain.breaches`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self) -> list[DataBreach]:
        """Return every breach, the newest first."""
        return self._workspace.find(DataBreach, order="discovered_on", descending=True, limit=_MOST)

    def open_ones(self) -> list[DataBreach]:
        """Return the breaches that are not closed, the newest first."""
        return [one for one in self.all() if one.closed_on is None]

    def running(self) -> list[tuple[DataBreach, Clock]]:
        """Return the breaches nobody was told of yet, with their clocks, the most urgent first."""
        found = [(one, self.clock(one)) for one in self.open_ones() if breaches.runs(one)]
        return sorted(found, key=lambda one: one[1].deadline)

    def clock(self, breach: DataBreach) -> Clock:
        """Return how much time is left for the report to the authority."""
        return breaches.clock_of(breach, clock.now())

    def steps(self, breach: DataBreach) -> tuple[Step, ...]:
        """Return what is to be done about it."""
        return breaches.steps(breach, supervised=self.is_supervised)

    def missing(self, breach: DataBreach) -> tuple[str, ...]:
        """Return what stands against closing it, in German."""
        words = paper_words("breach")["steps"]
        names = breaches.missing(breach, clock.now(), supervised=self.is_supervised)
        return tuple(words[one] for one in names)

    def save(self, breach: DataBreach) -> None:
        """Save a breach; raises BreachUnfinishedError and the errors of a save."""
        missing = self.missing(breach) if breach.closed_on else ()
        if missing:
            raise BreachUnfinishedError(missing)
        self._workspace.save(breach)

    @property
    def is_supervised(self) -> bool:
        """Return whether social data are reported to the supervision, too (section 83a SGB X)."""
        return self._workspace.profile().employer_type == "municipal"

    def named(self, breach: DataBreach) -> tuple[str, ...]:
        """Return words of the entry that may name somebody: its texts go to authorities."""
        from ssa_desk.services.name_check import name_check

        written = {name: text for name in _WRITTEN if (text := str(getattr(breach, name))).strip()}
        if not written:
            return ()
        hits = name_check(self._workspace).hits(written)
        return tuple(dict.fromkeys(written[one.section][one.first : one.last] for one in hits))

    def facts(self, breach: DataBreach) -> tuple[str, ...]:
        """Return what the file says about its own protection at that time: no content."""
        return DeskFacts(self._workspace).before(breaches.discovered_at(breach))


def judged(kind: str, answers: Mapping[str, Answer]) -> tuple[Risk, str] | None:
    """Return the risk that the answers suggest and why, in German; None while one is missing."""
    risk = breaches.suggested_risk(kind, answers)
    if risk is None:
        return None
    reasons = paper_words("breach")["reasons"]
    if risk == "none":
        return risk, reasons["locked" if "was_locked" in answers else "unread"]
    why = reasons["readable"]
    return risk, f"{why} {reasons['grave']}" if risk == "high" else why
