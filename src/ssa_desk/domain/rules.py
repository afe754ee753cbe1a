"""Completeness and plausibility: what is wrong with a record, and what only looks odd."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.young_person import YoungPerson


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about one field. Errors stop the save, hints may be passed."""

    field: str
    sentence: str
    weight: Literal["error", "hint"] = "error"


def problems(record: Record) -> list[Problem]:
    """Return what the rules say about this record alone."""
    return [found for rule in _RULES.get(record.KIND, ()) for found in rule(record)]


def default_core_area(main_topic: str | None) -> str:
    """Return the core area of a case contact by the main topic of its case (A1)."""
    if main_topic == "school_absenteeism":
        return "absenteeism_prevention"
    if main_topic in ("school_career_change", "transition_career"):
        return "transition_support"
    return "accompanying_counselling"


def _case(case: Case) -> list[Problem]:
    found = []
    if case.closed_on and case.opened_on and case.closed_on < case.opened_on:
        found.append(Problem("closed_on", "Das Ende liegt vor dem Beginn."))
    if case.closed_on and not case.closure_reason:
        found.append(Problem("closure_reason", "Der Abschlussgrund fehlt noch.", "hint"))
    if not case.main_topic:
        found.append(
            Problem("main_topic", "Ohne Hauptthema zählt der Fall nicht bei den Themen.", "hint")
        )
    if case.main_topic and case.main_topic in case.topics:
        found.append(Problem("topics", "Das Hauptthema steht schon oben.", "hint"))
    return found


def _contact(contact: CaseContact) -> list[Problem]:
    found = []
    if contact.duration_min is not None and contact.duration_min > 480:
        found.append(Problem("duration_min", "Länger als acht Stunden. Stimmt das?", "hint"))
    if contact.date > clock.today():
        found.append(Problem("date", "Das Datum liegt in der Zukunft.", "hint"))
    if contact.follow_up_on and contact.follow_up_on < contact.date:
        found.append(Problem("follow_up_on", "Die Wiedervorlage liegt vor dem Kontakt.", "hint"))
    return found


def _tally(entry: AnonymousContact) -> list[Problem]:
    if entry.short_count + entry.long_count == 0:
        return [Problem("short_count", "Es ist noch nichts gezählt.", "hint")]
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
}
