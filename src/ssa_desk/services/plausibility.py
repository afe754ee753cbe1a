"""Plausibility of a record beside others: its case, its offer, the calendar."""

from datetime import date

from ssa_desk.content import catalogues
from ssa_desk.content.holidays import school_holidays
from ssa_desk.domain.base import Record
from ssa_desk.domain.holidays import FreeTime, SchoolCalendar
from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.records import (
    Case,
    FreeDay,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    Transition,
)
from ssa_desk.services.without_parents import WithoutParents
from ssa_desk.services.workspace import Workspace

_MOST_FREE_TIMES = 2000
_MOST_SESSIONS = 1000
_HOLIDAY_OFFER = "leisure_culture_outdoor"
"""Offers of this type take place in the holidays too."""


class Plausibility:
    """Tells what looks odd about a record; `domain.rules` looks at the record alone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def hints(self, record: Record) -> list[Problem]:
        """Return hints that may be passed; the fields are those of the record."""
        if isinstance(record, GroupSession):
            return self._session(record)
        if isinstance(record, Transition):
            return self._outcome(record)
        if isinstance(record, GroupOffer):
            return self._names(record)
        return [*self._case(record), *WithoutParents(self._workspace).hints(record)]

    def calendar(self) -> SchoolCalendar:
        """Return the school holidays and the worker's own free days."""
        kinds = self._workspace.catalogue("free_day_kind")
        found = self._workspace.find(FreeDay, order="first_day", limit=_MOST_FREE_TIMES)
        own = (
            FreeTime(
                one.note or kinds.label(one.free_day_kind or "other"), one.first_day, one.last_day
            )
            for one in found
        )
        return SchoolCalendar(school_holidays(), tuple(own))

    def _case(self, record: Record) -> list[Problem]:
        """Return a hint when the day lies outside the time of the case."""
        case_id, day = getattr(record, "case_id", None), getattr(record, "date", None)
        if not case_id or not isinstance(day, date):
            return []
        case = self._workspace.get(Case, case_id)
        if case.closed_on and day > case.closed_on:
            return [hint("date", "Der Fall war da schon abgeschlossen.")]
        if case.opened_on and day < case.opened_on:
            return [hint("date", "Der Fall war da noch nicht begonnen.")]
        return []

    def _session(self, session: GroupSession) -> list[Problem]:
        offer = self._workspace.get(GroupOffer, session.offer_id)
        reason = None
        if session.state != "cancelled":
            calendar = self.calendar()
            if offer.group_offer_type != _HOLIDAY_OFFER:
                reason = calendar.reason(session.date)
            reason = reason or calendar.own_reason(session.date)
        found = [hint("date", f"An diesem Tag ist frei: {reason}.")] if reason else []
        if offer.starts_on and session.date < offer.starts_on:
            found.append(hint("date", "Der Termin liegt vor dem Beginn des Angebots."))
        if offer.ends_on and session.date > offer.ends_on:
            found.append(hint("date", "Der Termin liegt nach dem Ende des Angebots."))
        return found

    def _names(self, offer: GroupOffer) -> list[Problem]:
        """Return a hint when names would go: the offer only counts from now on."""
        if offer.needs_names:
            return []
        held = self._workspace.find(GroupSession, offer_id=offer.id, limit=_MOST_SESSIONS)
        ids = tuple(one.id for one in held)
        if not ids or not self._workspace.count(GroupAttendance, session_id=ids):
            return []
        words = "Die Namen dieses Angebots werden beim Speichern gelöscht, die Zahlen bleiben."
        return [hint("needs_names", words)]

    def _outcome(self, transition: Transition) -> list[Problem]:
        known = catalogues.catalogue(f"outcome_{transition.transition_kind}")
        if transition.outcome and transition.outcome not in known:
            return [hint("outcome", "Dieses Ergebnis gibt es bei diesem Übergang nicht.")]
        return []
