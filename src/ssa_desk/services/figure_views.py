"""What the page of statistics shows of a period: true figures beside what was printed of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.figures import figures as count
from ssa_desk.domain.figures import indicators
from ssa_desk.domain.figures.indicators import Value
from ssa_desk.domain.frozen import State
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table
from ssa_desk.services.frozen_years import FrozenYears
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.ledger import Ledger

MOST_BACK = 3
"""Earlier periods that may stand beside one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A period, of one school or "" for all of them, and how many years before are compared."""

    period: Period
    school_id: str = ""
    back: int = 0

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the chosen period, then the same days of the years before."""
        return tuple(self.period.years_before(years) for years in range(self.back + 1))


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The figures of one period. `tables` is empty once only the printed numbers are left."""

    period: Period
    tables: Mapping[str, Table] = field(default_factory=dict)
    indicators: Mapping[str, Value] = field(default_factory=dict)
    printed: Mapping[str, PublicTable] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)
    """Why tables were left out of the issued report, by their id."""
    is_issued: bool = False
    state: State = "live"

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing but what stands fast without any work."""
        counted = (one for name, one in self.tables.items() if name not in _ALWAYS)
        is_counted = any(any(one.cells.values()) for one in counted)
        return self.state != "printed" and not self.printed and not is_counted


_ALWAYS = frozenset({"S01", "Z01"})
"""Pupils and goals are there before anything was done."""


class FigureViews:
    """Counts and reads; made to run in the background over a connection of its own."""

    def __init__(self, workspace: Workspace, ledger: Ledger) -> None:
        self._statistics = Statistics(workspace)
        self._frozen = FrozenYears(workspace, self._statistics)
        self._ledger = ledger

    def view(
        self, wanted: Wanted, goes_on: Callable[[float], bool] = lambda _part: True
    ) -> tuple[PeriodFigures, ...]:
        """Return the figures of the chosen period and of those before; fewer once told to stop."""
        issued = self._issued(wanted.school_id)
        found = []
        for place, period in enumerate(wanted.periods):
            if not goes_on(place / len(wanted.periods)):
                break
            found.append(self._figures(period, wanted.school_id, issued.get(period)))
        return tuple(found)

    def _figures(
        self, period: Period, school_id: str, publication: Publication | None
    ) -> PeriodFigures:
        state = self._frozen.state(period, school_id)
        tables: tuple[Table, ...] = ()
        values: Mapping[str, Value] = {}
        if state != "printed":
            material = self._statistics.material(period, school_id or None)
            tables, values = count(material), indicators(material)
        return PeriodFigures(
            period=period,
            state=state,
            indicators=values,
            tables={table.id: table for table in tables},
            printed={table.id: table for table in publication.tables} if publication else {},
            dropped=dict(publication.dropped) if publication else {},
            is_issued=publication is not None,
        )

    def _issued(self, school_id: str) -> dict[Period, Publication]:
        """Return the newest report of each period, joint or of the school."""
        from ssa_desk.domain.disclosure.stored import publication_of

        found = {}
        for entry in self._ledger.entries():
            publication = publication_of(json.loads(entry.publication_json))
            if publication.school_id == school_id:
                found[publication.period] = publication
        return found
