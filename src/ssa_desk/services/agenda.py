"""What has a day: today's work, the week with its free days, and what is done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ssa_desk.domain import clock
from ssa_desk.domain.consents import WARNING
from ssa_desk.domain.records import ApplicationHelp, CaseContact, ParentContact, Task
from ssa_desk.services.plausibility import Plausibility
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import agenda
from ssa_desk.storage.agenda import AgendaLine

__all__ = ["Agenda", "AgendaLine", "DayPlan"]

_AHEAD = timedelta(days=14)
"""Deadlines are shown so long before."""
_OPEN_TEXT = frozenset({"group_session", "school_agreement", "consent"})
"""Kinds whose words name no person."""
_WITH_FOLLOW_UP = {one.KIND: one for one in (CaseContact, ParentContact, ApplicationHelp)}


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: why it is free, if it is, and what is on it."""

    day: date
    free: str
    lines: tuple[AgendaLine, ...]


class Agenda:
    """Reads what has a day, and ticks off what is done."""

    def __init__(self, workspace: Workspace, plausibility: Plausibility) -> None:
        self._workspace = workspace
        self._database = workspace.database
        self._plausibility = plausibility

    def meetings_today(self) -> list[AgendaLine]:
        """Return the appointments and sessions of today."""
        today = clock.today()
        return self._shown(agenda.meetings(self._database, today, today))

    def tasks(self) -> list[AgendaLine]:
        """Return the open tasks, the overdue first, those without a day last."""
        return self._shown(agenda.tasks(self._database, date.min, date.max))

    def deadlines(self) -> list[AgendaLine]:
        """Return what is to be looked at by today or soon, consents that end among them."""
        today = clock.today()
        found = (
            *agenda.deadlines(self._database, date.min, today + _AHEAD),
            *self._consents(date.min, today + WARNING),
        )
        return self._shown(sorted(found, key=lambda one: one.day or date.max))

    def week(self, day: date) -> tuple[DayPlan, ...]:
        """Return the seven days of the week of a day."""
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
        found = self._shown(
            (
                *agenda.meetings(self._database, first, last),
                *agenda.follow_ups(self._database, first, last),
                *(one for one in agenda.tasks(self._database, first, last) if one.day),
                *agenda.deadlines(self._database, first, last),
                *self._consents(first, last),
            )
        )
        calendar = self._plausibility.calendar()
        days = (first + timedelta(days=number) for number in range(7))
        return tuple(
            DayPlan(
                one,
                calendar.own_reason(one) or calendar.reason(one) or "",
                tuple(line for line in found if line.day == one),
            )
            for one in days
        )

    def finish(self, kind: str, record_id: str) -> None:
        """Tick off a task or a follow-up."""
        if kind == Task.KIND:
            task = self._workspace.get(Task, record_id)
            self._workspace.save(task.changed(done_on=clock.today()))
            return
        record = self._workspace.get(_WITH_FOLLOW_UP[kind], record_id)
        self._workspace.save(record.changed(follow_up_done=True))

    def _consents(self, first: date, last: date) -> list[AgendaLine]:
        kinds = self._workspace.catalogue("consent_kind")
        found = agenda.consents(self._database, first, last)
        return [replace(one, text=kinds.label(one.text)) for one in found]

    def _shown(self, lines: Iterable[AgendaLine]) -> list[AgendaLine]:
        privacy = self._workspace.privacy
        return [
            replace(
                one,
                name=privacy.shown(one.name),
                text=one.text if one.kind in _OPEN_TEXT else privacy.text(one.text),
            )
            for one in lines
        ]
