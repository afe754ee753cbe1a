"""True figures for the worker's eyes: periods, material, tables."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.holidays import school_holidays
from ssa_desk.domain import clock
from ssa_desk.domain.figures import figures, indicators, members
from ssa_desk.domain.figures.indicators import Value
from ssa_desk.domain.figures.material import Material, Service
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.figures.service import service
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.holidays import FreeTime, SchoolCalendar
from ssa_desk.domain.records import FreeDay, WorkingHours
from ssa_desk.domain.restriction import leaves_figures
from ssa_desk.domain.schoolyear import Period, calendar_year, half_years, school_year, within_reason
from ssa_desk.domain.table import Table
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_list, facts, report_choices, sealed_counts
from ssa_desk.storage.case_facts import Topics
from ssa_desk.storage.fact_scope import Children

_MOST_ENTRIES = 2000


class Statistics:
    """Counts what the file holds; nothing of it leaves the house as it is."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._database = workspace.database

    def periods(self) -> list[Period]:
        """Return this school year and every exportable period with entries, newest first."""
        today = clock.today()
        with self._database.whole():
            first, last = case_list.activity_days(self._database) or (today, today)
        first = min(within_reason(first, today), today)
        last = max(within_reason(last, today), today)
        found = {school_year(today), calendar_year(today.year)}
        for year in range(first.year - 1, last.year + 1):
            whole = school_year(date(year, 8, 1))
            found |= {whole, *half_years(whole), calendar_year(year)}
        touched = Period(first, last)
        kinds = {"schuljahr": 2, "kalenderjahr": 1, "halbjahr": 0}
        return sorted(
            {period for period in found if period.overlaps(touched)} | self._without_cases(),
            key=lambda period: (kinds[period.kind or "halbjahr"], period.first),
            reverse=True,
        )

    def _without_cases(self) -> set[Period]:
        """Return the periods whose cases may all be deleted by now."""
        known = (*sealed_counts.sealed(self._database), *sealed_counts.frozen(self._database))
        return {scope.period for scope in known}

    def material(self, period: Period, school_id: str | None = None) -> Material:
        """Return the cases and the work of a period without names, of one school or of all."""
        scope = Scope(period, school_id or "")
        sealed = sealed_counts.as_sealed(self._database, scope)
        records = self.of_records(period, school_id)
        # Hours and weeks are those of the worker, not of one school.
        served = self._service(period) if school_id is None else Service()
        return replace(records, sealed=sealed, service=served)

    def of_records(
        self, period: Period, school_id: str | None = None, children: Children | None = None
    ) -> Material:
        """Return the material of the records alone, without what deleted cases counted for.

        Materials made with the same `children` can be compared.
        """
        topics = Topics(krefeld_topics(), _protected())
        with self._database.restriction.leaving_out(self.left_out(period)):
            return facts.material(self._database, period, topics, school_id, children)

    def left_out(self, period: Period) -> frozenset[str]:
        """Return the restricted cases that do not count in a period (`domain.restriction`)."""
        cases = self._database.restriction.cases()
        is_issued = bool(cases) and report_choices.is_issued(self._database, period)
        return frozenset(
            case_id
            for case_id, ground in cases.items()
            if leaves_figures(ground, is_issued=is_issued)
        )

    def tables(self, period: Period, school_id: str | None = None) -> tuple[Table, ...]:
        """Return all true tables of a period."""
        return figures(self.material(period, school_id))

    def indicators(self, period: Period, school_id: str | None = None) -> dict[str, Value]:
        """Return the indicators of a period by their code."""
        return indicators(self.material(period, school_id))

    def members(
        self, period: Period, figure_id: str, key: str, school_id: str | None = None
    ) -> tuple[Reference, ...]:
        """Return the records behind a cell of a table, each once."""
        return self.members_of(period, figure_id, (key,), school_id)

    def members_of(
        self, period: Period, figure_id: str, keys: Iterable[str], school_id: str | None = None
    ) -> tuple[Reference, ...]:
        """Return the records behind several cells of a table, each once."""
        material = self.material(period, school_id)
        found = (one for key in keys for one in members(material, figure_id, key))
        return tuple(dict.fromkeys(found))

    def _service(self, period: Period) -> Service:
        """Return when the worker was there; without hours by weekday those of the profile."""
        hours = self._workspace.find(WorkingHours, limit=_MOST_ENTRIES)
        free = self._workspace.find(FreeDay, limit=_MOST_ENTRIES)
        own = tuple(FreeTime("frei", one.first_day, one.last_day) for one in free)
        calendar = SchoolCalendar(school_holidays(), own)
        found = service(hours, calendar, period, clock.today())
        if found.weekly_hours is None:
            return replace(found, weekly_hours=self._workspace.profile().weekly_hours or None)
        return found


def krefeld_topics() -> dict[str, str]:
    """Return the topic of the Rahmenkonzept by topic (COUNTING 16a)."""
    return {
        entry.identifier: entry.maps_to or "not_in_concept" for entry in catalogue("topic").entries
    }


def _protected() -> frozenset[str]:
    """Return the specially protected topics (COUNTING 17)."""
    return frozenset(one.identifier for one in catalogue("topic").entries if one.protected)
