"""Plausibility of the records of the daily work, each looked at alone."""

from collections.abc import Callable, Iterable
from typing import Any

from ssa_desk.domain.base import Record
from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.records.absence_record import AbsenceRecord
from ssa_desk.domain.records.application_help import ApplicationHelp
from ssa_desk.domain.records.child_protection_assessment import ChildProtectionAssessment
from ssa_desk.domain.records.group_offer import GroupOffer
from ssa_desk.domain.records.group_session import GroupSession
from ssa_desk.domain.records.network_activity import NetworkActivity
from ssa_desk.domain.records.parent_contact import ParentContact
from ssa_desk.domain.records.parent_event import ParentEvent
from ssa_desk.domain.records.time_entry import TimeEntry
from ssa_desk.domain.records.transition import Transition
from ssa_desk.domain.records.working_hours import FreeDay, WorkingHours
from ssa_desk.domain.records.year_plan_goal import YearPlanGoal

_FULL_WEEK = 50
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def in_order(record: Record, first: str, last: str, sentence: str) -> list[Problem]:
    """Return a hint at the later day when it lies before the earlier one."""
    begin, end = getattr(record, first), getattr(record, last)
    return [hint(last, sentence)] if begin and end and end < begin else []


def _group_offer(offer: GroupOffer) -> list[Problem]:
    return in_order(offer, "starts_on", "ends_on", "Das Ende liegt vor dem Beginn.")


def _group_session(session: GroupSession) -> list[Problem]:
    parts = _sum((session.female, session.male, session.diverse))
    if session.state != "held":
        return []
    if session.participants is None and session.visitors is None:
        return [hint("participants", "Ohne Zahl zählt der Termin, aber niemand nimmt teil.")]
    if parts > (session.participants or 0):
        return [Problem("participants", f"Nach Geschlecht sind es schon {parts}.")]
    return []


def _parent_contact(contact: ParentContact) -> list[Problem]:
    sentence = "Die Wiedervorlage liegt vor dem Kontakt."
    return in_order(contact, "date", "follow_up_on", sentence)


def _parent_event(event: ParentEvent) -> list[Problem]:
    parts = _sum((event.mothers, event.fathers))
    if event.participants is not None and parts > event.participants:
        return [Problem("participants", f"Mütter und Väter sind zusammen schon {parts}.")]
    return []


def _transition(transition: Transition) -> list[Problem]:
    found = in_order(transition, "started_on", "outcome_on", "Das Ergebnis liegt vor dem Beginn.")
    if transition.outcome and transition.outcome_on is None:
        found.append(hint("outcome_on", "Ohne Datum zählt der Anschluss noch als offen."))
    if transition.outcome_on and not transition.outcome:
        found.append(hint("outcome", "Das Ergebnis fehlt noch."))
    return found


def _absence(absence: AbsenceRecord) -> list[Problem]:
    found = in_order(absence, "starts_on", "ends_on", "Das Ende liegt vor dem Beginn.")
    for number in range(1, 8):
        sentence = "Der Schritt liegt vor dem ersten Fehltag."
        found += in_order(absence, "starts_on", f"step_{number}_on", sentence)
    if absence.days is not None and (absence.unexcused_days or 0) > absence.days:
        found.append(Problem("unexcused_days", "Das sind mehr, als es Fehltage gibt."))
    if not absence.absence_form:
        found.append(hint("absence_form", "Ohne Form zählt die Fehlzeit nicht bei den Formen."))
    return found


def _assessment(assessment: ChildProtectionAssessment) -> list[Problem]:
    before = "Das liegt vor dem Tag der Wahrnehmung."
    found = in_order(assessment, "noticed_on", "assessed_on", before)
    found += in_order(assessment, "noticed_on", "reported_on", before)
    found += in_order(
        assessment, "reported_on", "answered_on", "Die Rückmeldung liegt vor der Meldung."
    )
    if assessment.answered_on and assessment.reported_on is None:
        found.append(hint("reported_on", "Zur Rückmeldung fehlt der Tag der Meldung."))
    return found


def _network(activity: NetworkActivity) -> list[Problem]:
    if not (activity.committee_type or activity.partner_type):
        return [hint("committee_type", "Ohne Gremium und Stelle zählt der Eintrag nirgends.")]
    return []


def _application(application: ApplicationHelp) -> list[Problem]:
    sentence = "Das Ergebnis liegt vor dem Tag, an dem der Antrag eingereicht wurde."
    return in_order(application, "submitted_on", "result_on", sentence)


def _time(entry: TimeEntry) -> list[Problem]:
    return [] if entry.minutes else [hint("minutes", "Es sind noch keine Minuten eingetragen.")]


def _year_plan_goal(goal: YearPlanGoal) -> list[Problem]:
    if not 2000 <= goal.first_year <= 2100:
        return [Problem("first_year", "Bitte ein Jahr mit vier Ziffern, zum Beispiel 2026.")]
    return []


def _working_hours(hours: WorkingHours) -> list[Problem]:
    total = sum(getattr(hours, day) or 0 for day in _WEEKDAYS)
    if total > _FULL_WEEK:
        return [hint("monday", f"Das sind {total:g} Stunden in der Woche. Stimmt das?")]
    return []


def _free_day(free: FreeDay) -> list[Problem]:
    if free.last_day < free.first_day:
        return [Problem("last_day", "Der letzte Tag liegt vor dem ersten.")]
    return []


def _sum(parts: Iterable[int | None]) -> int:
    return sum(part or 0 for part in parts)


DAILY_RULES: dict[str, tuple[Callable[[Any], list[Problem]], ...]] = {
    GroupOffer.KIND: (_group_offer,),
    GroupSession.KIND: (_group_session,),
    ParentContact.KIND: (_parent_contact,),
    ParentEvent.KIND: (_parent_event,),
    Transition.KIND: (_transition,),
    AbsenceRecord.KIND: (_absence,),
    ChildProtectionAssessment.KIND: (_assessment,),
    NetworkActivity.KIND: (_network,),
    ApplicationHelp.KIND: (_application,),
    TimeEntry.KIND: (_time,),
    YearPlanGoal.KIND: (_year_plan_goal,),
    WorkingHours.KIND: (_working_hours,),
    FreeDay.KIND: (_free_day,),
}
