"""Years whose cases are deleted: what they counted for is kept, until the report has it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.frozen import Scope, State, exportable_periods
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.sealing import Seal
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import sealed_counts
from ssa_desk.storage.database import Database
from ssa_desk.storage.fact_scope import Children
from ssa_desk.storage.sealed_counts import Name


@dataclass(frozen=True, slots=True)
class Counted:
    """What the records of these periods and schools, alike in all numbers, were counted from."""

    scopes: tuple[Scope, ...]
    records: Material
    seal: Seal


@dataclass(frozen=True, slots=True)
class Known:
    """What was counted already, and who the children are; as long as nobody saves something.

    A seal of the first batch serves those after it: records and sealed counts together stay what
    they were, and so do the rows that a report joins.
    """

    materials: dict[Scope, Material] = field(default_factory=dict, repr=False)
    seals: dict[Scope, Seal] = field(default_factory=dict, repr=False)
    children: Children = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Before:
    """What periods counted before cases were deleted; of those `done` nothing may be kept."""

    counts: Sequence[Counted]
    done: Sequence[Scope]
    known: Known


@dataclass(frozen=True, slots=True)
class Missing:
    """What periods count no more: to be kept in the transaction that deletes."""

    numbers: Sequence[tuple[tuple[Scope, ...], Mapping[Name, int]]]
    done: Sequence[Scope]


class FiguresGoneError(ExpectedError):
    """Cases of the period are deleted and what they counted for is removed: no new report."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            f"Für {period.title} lässt sich kein neuer Bericht mehr berechnen: Fälle aus dieser "
            "Zeit sind gelöscht, und ihre Zahlen wurden mit der Ausgabe des Berichts oder 24 "
            "Monate nach dem Ende des Zeitraums entfernt. Was ausgegeben wurde, bleibt, wie es "
            "gedruckt ist. Es wurde nichts geändert."
        )


class FrozenYears:
    """Tells what the figures of a period rest on, and keeps what deleted cases counted for."""

    def __init__(self, workspace: Workspace, statistics: Statistics) -> None:
        self._workspace, self._statistics = workspace, statistics
        self._database = workspace.database

    def state(self, period: Period, school_id: str = "") -> State:
        """Return whether the figures are counted in full, and from what (`domain.frozen`)."""
        scope = Scope(period, school_id)
        frozen, sealed = sealed_counts.frozen(self._database), sealed_counts.sealed(self._database)
        if scope in frozen:
            return "printed"
        if scope in sealed:
            return "sealed"
        if period.kind is None and _is_touched(period, school_id, (*frozen, *sealed)):
            return "partial"
        return "live"

    def check(self, period: Period, school_id: str = "") -> None:
        """Raise FiguresGoneError when a report of the period could not be counted any more."""
        check_countable(self._database, period, school_id)

    def tidy(self) -> bool:
        """Remove what may not be kept any longer, for good; return whether there was something."""
        today = clock.today()
        if self._workspace.read_only or not sealed_counts.is_due(self._database, today):
            return False
        with self._database.transaction():
            sealed_counts.remove_done(self._database, today)
        return True

    def counted(
        self,
        days: Iterable[date],
        schools: Collection[str],
        step: Callable[[float], None],
        known: Known | None = None,
    ) -> Before:
        """Return what the periods with one of these days count, joint and for these schools."""
        today = clock.today()
        scopes = tuple(_scopes(days, schools))
        done = [one for one in scopes if sealed_counts.is_done(self._database, one, today)]
        known = known or Known()
        counts = []
        groups = list(self._groups(one for one in scopes if one not in done))
        for place, group in enumerate(groups, 1):
            counts.append(self._counted(group, known))
            step(place / len(groups))
        return Before(counts, done, known)

    def missing(self, before: Before, step: Callable[[float], None]) -> Missing:
        """Return what is missing since `counted`; the periods are known as they count now."""
        numbers = []
        for place, own in enumerate(before.counts, 1):
            now = self._records(own.scopes[0], before.known.children)
            numbers.append((own.scopes, own.seal.missing(own.records, now)))
            before.known.materials.update(dict.fromkeys(own.scopes, now))
            step(place / len(before.counts))
        return Missing(numbers, before.done)

    def keep(self, missing: Missing) -> None:
        """Keep what is missing, within the transaction that deletes.

        What was reported already, or is too old to be, is not kept: these periods are frozen.
        """
        for scopes, numbers in missing.numbers:
            for scope in scopes:
                sealed_counts.add(self._database, scope, numbers)
        for scope in missing.done:
            sealed_counts.freeze(self._database, scope, clock.today())

    def _groups(self, scopes: Iterable[Scope]) -> Iterator[tuple[Scope, ...]]:
        """Yield the scopes that count the same together: the only school has what all have."""
        is_one = self._database.value("SELECT COUNT(*) FROM school") == 1
        for _, group in groupby(scopes, key=lambda one: one.period):
            own = tuple(group)
            first, *others = (sealed_counts.as_sealed(self._database, one) for one in own)
            if is_one and all(one == first for one in others):
                yield own
            else:
                yield from ((one,) for one in own)

    def _counted(self, scopes: tuple[Scope, ...], known: Known) -> Counted:
        first = scopes[0]
        records = known.materials.get(first)
        if records is None:
            records = self._records(first, known.children)
        if first not in known.seals:
            key = self._database.value("SELECT value FROM secret WHERE name = 'gender_assignment'")
            sealed = sealed_counts.as_sealed(self._database, first)
            known.seals[first] = Seal.of(records, sealed, key)
        return Counted(scopes, records, known.seals[first])

    def _records(self, scope: Scope, children: Children) -> Material:
        return self._statistics.of_records(scope.period, scope.school_id or None, children)


def _scopes(days: Iterable[date], schools: Iterable[str]) -> Iterator[Scope]:
    periods = {one for day in set(days) for one in exportable_periods(Period(day, day))}
    return (Scope(period, school) for period in sorted(periods) for school in ("", *schools))


def check_countable(database: Database, period: Period, school_id: str) -> None:
    """Raise FiguresGoneError when cases of the period are deleted and counted no more."""
    if Scope(period, school_id) in sealed_counts.frozen(database):
        raise FiguresGoneError(period)


def _is_touched(period: Period, school_id: str, scopes: Iterable[Scope]) -> bool:
    """Return whether days of deleted cases may lie in the period.

    Each lies in one half-year and in one calendar year that are both in the list.
    """
    of = [one.period for one in scopes if one.school_id == school_id]
    years = [one for one in of if one.kind == "kalenderjahr"]
    halves = [one for one in of if one.kind == "halbjahr"]
    common = (
        replace(half, first=max(half.first, year.first), last=min(half.last, year.last))
        for half in halves
        for year in years
        if half.overlaps(year)
    )
    return any(one.overlaps(period) for one in common)
