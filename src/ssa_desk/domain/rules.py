"""Completeness and plausibility: what is wrong with a record, and what only looks odd."""

from collections.abc import Callable
from typing import Any

from ssa_desk.domain import clock, consents
from ssa_desk.domain.base import Record
from ssa_desk.domain.common_rules import day_problems, duration_problems
from ssa_desk.domain.daily_rules import DAILY_RULES, in_order
from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.consent import Consent
from ssa_desk.domain.records.data_subject_request import DataSubjectRequest
from ssa_desk.domain.records.young_person import YoungPerson
from ssa_desk.domain.request_clock import request_problems

__all__ = ["Problem", "default_core_area", "problems"]


def problems(record: Record) -> list[Problem]:
    """Return what the rules say about this record alone."""
    rules = (*_RULES.get(record.KIND, ()), *_COMMON)
    return [found for rule in rules for found in rule(record)]


def default_core_area(main_topic: str | None) -> str:
    """Return the core area of a case contact by the main topic of its case (A1)."""
    if main_topic == "school_absenteeism":
        return "absenteeism_prevention"
    if main_topic in ("school_career_change", "transition_career"):
        return "transition_support"
    return "accompanying_counselling"


def _case(case: Case) -> list[Problem]:
    found = in_order(case, "opened_on", "closed_on", "Das Ende liegt vor dem Beginn.")
    if case.closed_on and not case.closure_reason:
        found.append(hint("closure_reason", "Der Abschlussgrund fehlt noch."))
    if not case.main_topic:
        found.append(hint("main_topic", "Ohne Hauptthema zählt der Fall nicht bei den Themen."))
    if case.main_topic and case.main_topic in case.topics:
        found.append(hint("topics", "Das Hauptthema steht schon oben."))
    return [*found, *_legal_hold(case), *_without_parents(case)]


def _legal_hold(case: Case) -> list[Problem]:
    """Return what a hold lacks: whoever keeps longer than allowed says why, and looks again."""
    needed = {
        "legal_hold_reason": (
            "Bitte begründen Sie, warum nicht gelöscht wird.",
            case.legal_hold_reason,
        ),
        "legal_hold_until": (
            "Bitte sagen Sie, wann der Vermerk überprüft wird.",
            case.legal_hold_until,
        ),
    }
    return [
        Problem(field, sentence)
        for field, (sentence, value) in needed.items()
        if case.legal_hold and not value
    ]


def _without_parents(case: Case) -> list[Problem]:
    if case.counselling_without_parents and not case.without_parents_reason:
        return [hint("without_parents_reason", "Die Begründung fehlt noch.")]
    return []


def _contact(contact: CaseContact) -> list[Problem]:
    return in_order(contact, "date", "follow_up_on", "Die Wiedervorlage liegt vor dem Kontakt.")


def _tally(entry: AnonymousContact) -> list[Problem]:
    if entry.short_count + entry.long_count == 0:
        return [hint("short_count", "Es ist noch nichts gezählt.")]
    return []


def _young_person(person: YoungPerson) -> list[Problem]:
    if person.birth_date and person.birth_date > clock.today():
        return [Problem("birth_date", "Das Geburtsdatum liegt in der Zukunft.")]
    return []


_RULES: dict[str, tuple[Callable[[Any], list[Problem]], ...]] = {
    Case.KIND: (_case,),
    CaseContact.KIND: (_contact,),
    AnonymousContact.KIND: (_tally,),
    YoungPerson.KIND: (_young_person,),
    DataSubjectRequest.KIND: (request_problems,),
    Consent.KIND: (consents.problems,),
    **DAILY_RULES,
}
_COMMON: tuple[Callable[[Record], list[Problem]], ...] = (duration_problems, day_problems)
