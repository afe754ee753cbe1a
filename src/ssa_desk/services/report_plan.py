"""What a report shall be about: its period, all schools together or apart, an exact number."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ssa_desk.domain import clock, frozen
from ssa_desk.domain.disclosure.ledger import check_period
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import report_choices
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.ledger import Ledger
from ssa_desk.storage.ledger_entry import LedgerEntry
from ssa_desk.storage.report_choices import ReportChoices

Way = report_choices.Way
_SETTING = "report_plan"


class NoSchoolError(ExpectedError):
    """Reports apart need schools."""

    def __init__(self) -> None:
        super().__init__(
            "Berichte für jede Schule setzen voraus, dass Schulen angelegt sind. Bitte legen Sie "
            "sie unter Einstellungen an. Es wurde nichts ausgegeben."
        )


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """What was chosen for a report."""

    period: Period
    way: Way = "joint"
    exact_children: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom one report is about: a school, or with the id "" all of them."""

    school_id: str
    name: str

    def __repr__(self) -> str:
        return f"<Scope {self.school_id or 'joint'}>"


JOINT = Scope("", "Alle Schulen")


@dataclass(frozen=True, slots=True)
class Settled:
    """The way that issued reports have settled, and the period of the first of them."""

    way: Way
    by: Period


class ReportPlans:
    """Offers what can be chosen and keeps what was chosen last."""

    def __init__(self, workspace: Workspace, statistics: Statistics, ledger: Ledger) -> None:
        self._workspace, self._statistics, self._ledger = workspace, statistics, ledger
        self._settings = DeskSettings(workspace.database)
        self._choices = ReportChoices(workspace.database)

    def periods(self) -> list[Period]:
        """Return the periods that a report can be made of, as the statistics offer them."""
        return self._statistics.periods()

    def last(self) -> ReportPlan:
        """Return what was chosen last, in a new file the last school year that is over."""
        periods = self.periods()
        kept = _plan(self._settings.get(_SETTING))
        if kept is not None and kept.period in periods:
            return self.of(kept.period, kept)
        over = [one for one in periods if one.last < clock.today() and one.kind == "schuljahr"]
        return self.of((over or periods)[0])

    def of(self, period: Period, like: ReportPlan | None = None) -> ReportPlan:
        """Return the plan of a period: as it was chosen for it, else like the last one."""
        way = self._choices.way(period) or (like.way if like else "joint")
        exact = like.exact_children if like else False
        return self.fitted(ReportPlan(period, way, exact_children=exact))

    def keep(self, plan: ReportPlan) -> None:
        """Keep a choice for the next time; raises the errors of a save."""
        if self._workspace.read_only:
            return
        first, last = plan.period.first.isoformat(), plan.period.last.isoformat()
        value = {"first": first, "last": last, "way": plan.way, "exact": plan.exact_children}
        self._settings.put(_SETTING, value)
        if self._choices.way(plan.period) != plan.way:
            self._choices.choose(plan.period, plan.way)

    def fitted(self, plan: ReportPlan) -> ReportPlan:
        """Return the plan with the way that is still open for its period."""
        settled = self.settled(plan.period)
        if settled is not None:
            return replace(plan, way=settled.way)
        return plan if len(self._workspace.schools()) > 1 else replace(plan, way="joint")

    def settled(self, period: Period) -> Settled | None:
        """Return the way that a period has to take, None while both are open (R11)."""
        for issued in (scope_of(entry) for entry in self._ledger.newest()):
            if issued.period.overlaps(period):
                return Settled("apart" if issued.school_id else "joint", issued.period)
        return None

    def check(self, plan: ReportPlan) -> None:
        """Raise unless the period can be reported, and in this way (R11)."""
        issued = [scope_of(one) for one in self._ledger.newest()]
        for scope in self.scopes(plan):
            check_period(frozen.Scope(plan.period, scope.school_id), issued)

    def scopes(self, plan: ReportPlan) -> tuple[Scope, ...]:
        """Return the reports that a plan makes; raises NoSchoolError."""
        if plan.way == "joint":
            return (JOINT,)
        found = tuple(Scope(one.id, one.name) for one in self._workspace.schools())
        if not found:
            raise NoSchoolError
        return found


def scope_of(entry: LedgerEntry) -> frozen.Scope:
    """Return what an issued report is about."""
    first, last = date.fromisoformat(entry.period_first), date.fromisoformat(entry.period_last)
    return frozen.Scope(Period(first, last), entry.school_id)


def _plan(kept: Any) -> ReportPlan | None:  # noqa: ANN401 - whatever an earlier program kept
    try:
        period = Period(date.fromisoformat(kept["first"]), date.fromisoformat(kept["last"]))
        way: Way = "apart" if kept["way"] == "apart" else "joint"
        return ReportPlan(period, way, exact_children=bool(kept["exact"]))
    except (KeyError, TypeError, ValueError):
        return None
