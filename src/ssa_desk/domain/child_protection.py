"""The steps of a child protection procedure (E2): which are duties, done, open, still to come.

Everything is derived from what was written down; no state is stored. What a legal path asks for
stands in `REQUIREMENTS` alone: closing, the next step and the list of what is missing follow.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from ssa_desk.domain.records.child_protection_assessment import ChildProtectionAssessment
from ssa_desk.domain.records.child_protection_protocol import (
    ChildProtectionAnswer,
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
)
from ssa_desk.domain.retention import RetentionPlan, protection_due

Step = Literal[
    "noticed",
    "first_assessment",
    "acute_danger",
    "specialist",
    "assessed",
    "custodians",
    "child",
    "help",
    "decision",
    "feedback",
    "closed",
]
State = Literal["done", "open", "later", "not_needed"]
STEPS: tuple[Step, ...] = get_args(Step)

FEEDBACK_AFTER = timedelta(days=14)
"""So long a report may wait for an answer before the program reminds."""

SUSPICION = frozenset({"observation", "statement"})
"""Kinds of entries that say what was noticed."""
YEARLY_REVIEW = "yearly_review"
REOPENING = "reopening"
CORRECTION = "correction"

PATH_OF_EMPLOYER: Mapping[str, str] = {
    "municipal": "p8a_public",
    "land": "p4_kkg",
    "independent": "p8a_agreement",
    "church": "p8a_agreement",
}
"""The usual legal path by the type of the employer (E1)."""

_HELP_PATHS = frozenset({"p8a_public", "p8a_agreement", "p4_kkg"})
_MANAGEMENT_PATHS = frozenset({"p8a_agreement", "p42_schulg"})


@dataclass(frozen=True, slots=True, repr=False)
class Procedure:
    """One procedure with everything that belongs to it, each list as it was written."""

    assessment: ChildProtectionAssessment
    entries: tuple[ChildProtectionEntry, ...] = ()
    answers: tuple[ChildProtectionAnswer, ...] = ()
    ratings: tuple[ChildProtectionRating, ...] = ()
    measures: tuple[ChildProtectionMeasure, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Return whether it is closed: then nothing is written any more."""
        return self.assessment.closed_on is not None

    @property
    def is_only_counted(self) -> bool:
        """Return whether it came from a list and nothing but its days is known."""
        return not (self.entries or self.answers or self.ratings or self.measures)

    def answer(self, question: str) -> ChildProtectionAnswer | None:
        """Return the newest answer to a question, which counts."""
        found = (one for one in reversed(self.answers) if one.protection_question == question)
        return next(found, None)

    def rating(self, area: str) -> ChildProtectionRating | None:
        """Return the newest rating of an area, which counts."""
        found = (one for one in reversed(self.ratings) if one.risk_area == area)
        return next(found, None)

    def is_answered(self, question: str) -> bool:
        """Return whether it is said "yes, on ..." or "no, because ..."."""
        found = self.answer(question)
        return found is not None and is_complete(found)

    def is_yes(self, question: str) -> bool:
        """Return whether it is said "yes, on ..."."""
        found = self.answer(question)
        return found is not None and found.answer == "yes" and found.date is not None


def is_complete(answer: ChildProtectionAnswer) -> bool:
    """Return whether a yes has its day and a no its reason."""
    if answer.answer == "yes":
        return answer.date is not None
    return answer.answer == "no" and bool(answer.reason)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that has to be there before closing, where `applies` says so."""

    code: str
    step: Step
    is_met: Callable[[Procedure], bool]
    applies: Callable[[Procedure], bool] = lambda _procedure: True


def _is_acute(procedure: Procedure) -> bool:
    return procedure.assessment.acute_danger == "yes"


def _is_reported(procedure: Procedure) -> bool:
    return procedure.assessment.reported_on is not None


def _on_path(*paths: str) -> Callable[[Procedure], bool]:
    return lambda procedure: procedure.assessment.legal_path in paths


def _needs_help(procedure: Procedure) -> bool:
    one = procedure.assessment
    return one.legal_path in _HELP_PATHS and one.risk_result != "no_danger_no_help"


def _has_specialist(procedure: Procedure) -> bool:
    one = procedure.assessment
    consulted = one.specialist_consulted == "yes"
    return bool(consulted and one.specialist_on and one.specialist_name)


def _specialist_or_reason(procedure: Procedure) -> bool:
    one = procedure.assessment
    refused = one.specialist_consulted == "no" and bool(one.no_specialist_reason)
    return _has_specialist(procedure) or refused


def _is_averted(procedure: Procedure) -> bool:
    return _is_reported(procedure) or procedure.is_yes("police_informed")


def _is_decided(procedure: Procedure) -> bool:
    return _is_reported(procedure) or bool(procedure.assessment.not_reported_reason)


def _has_feedback(procedure: Procedure) -> bool:
    one = procedure.assessment
    return one.answered_on is not None or bool(one.no_feedback_reason)


def _answered(question: str) -> Callable[[Procedure], bool]:
    return lambda procedure: procedure.is_answered(question)


def _given(*names: str) -> Callable[[Procedure], bool]:
    return lambda procedure: all(getattr(procedure.assessment, name) for name in names)


REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement("noticed", "noticed", _given("noticed_on")),
    Requirement(
        "observation",
        "noticed",
        lambda one: any(entry.protection_entry_kind in SUSPICION for entry in one.entries),
    ),
    Requirement("legal_path", "noticed", _given("legal_path")),
    Requirement("urgency", "first_assessment", _given("urgency")),
    Requirement(
        "management",
        "first_assessment",
        _answered("management_involved"),
        _on_path(*_MANAGEMENT_PATHS),
    ),
    Requirement("acute", "acute_danger", lambda one: one.assessment.acute_danger in {"yes", "no"}),
    Requirement("averted", "acute_danger", _is_averted, _is_acute),
    Requirement("specialist", "specialist", _has_specialist, _on_path("p8a_agreement")),
    Requirement(
        "specialist_or_reason",
        "specialist",
        _specialist_or_reason,
        _on_path("p8a_public", "p4_kkg", "p42_schulg"),
    ),
    Requirement("assessed", "assessed", _given("assessed_on", "risk_result")),
    Requirement(
        "professionals",
        "assessed",
        lambda one: one.is_yes("other_professionals"),
        _on_path("p8a_public"),
    ),
    Requirement("custodians", "custodians", _answered("custodians_talk")),
    Requirement("child", "child", _answered("child_involved")),
    Requirement("help", "help", _answered("help_offered"), _needs_help),
    Requirement("decision", "decision", _is_decided),
    Requirement("reported_to", "decision", _given("reported_to", "report_form"), _is_reported),
    Requirement("informed", "decision", _answered("custodians_informed"), _is_reported),
    Requirement("feedback", "feedback", _has_feedback, _is_reported),
)
"""What has to be there, in the order of the steps; sentences stand in `child_protection.toml`."""


@dataclass(frozen=True, slots=True)
class StepState:
    """One step as it stands: what is missing for it, and the day it was done where it has one."""

    step: Step
    state: State
    missing: tuple[str, ...] = ()
    day: date | None = None


def missing(procedure: Procedure) -> tuple[str, ...]:
    """Return the codes of what is missing before it can be closed."""
    return tuple(
        one.code for one in REQUIREMENTS if one.applies(procedure) and not one.is_met(procedure)
    )


def may_close(procedure: Procedure) -> bool:
    """Return whether nothing of what the legal path asks for is missing."""
    return not procedure.is_closed and not missing(procedure)


def needs_help_at_once(procedure: Procedure) -> bool:
    """Return whether acute danger was stated and nobody was called yet: all else can wait."""
    return _is_acute(procedure) and not _is_averted(procedure)


def steps(procedure: Procedure) -> tuple[StepState, ...]:
    """Return all steps in their order; closing is the last one."""
    lacking = set(missing(procedure))
    return tuple(_state(procedure, step, lacking) for step in STEPS)


def next_step(procedure: Procedure) -> StepState | None:
    """Return what is to be done now, None for closed procedures and those only counted."""
    if procedure.is_closed or procedure.is_only_counted:
        return None
    found = steps(procedure)
    if needs_help_at_once(procedure):
        return next(one for one in found if one.step == "acute_danger")
    return next((one for one in found if one.state == "open"), None)


def _state(procedure: Procedure, step: Step, lacking: set[str]) -> StepState:
    day = _day(procedure, step)
    if step == "closed":
        state: State = "done" if procedure.is_closed else "later" if lacking else "open"
        return StepState(step, state, day=day)
    asked = [one for one in REQUIREMENTS if one.step == step]
    if step == "feedback" and not _is_decided(procedure):
        return StepState(step, "later")
    if not any(one.applies(procedure) for one in asked):
        return StepState(step, "not_needed")
    own = tuple(one.code for one in asked if one.code in lacking)
    if not own:
        return StepState(step, "done", day=day)
    waits = needs_help_at_once(procedure) and step not in ("acute_danger", "decision")
    return StepState(step, "later" if waits else "open", own, day)


def _day(procedure: Procedure, step: Step) -> date | None:
    question = _QUESTIONS.get(step)
    if question is not None:
        found = procedure.answer(question)
        return found.date if found is not None else None
    field = _DAYS.get(step)
    day: date | None = getattr(procedure.assessment, field) if field else None
    return day


_DAYS: Mapping[Step, str] = {
    "noticed": "noticed_on",
    "specialist": "specialist_on",
    "assessed": "assessed_on",
    "decision": "reported_on",
    "feedback": "answered_on",
    "closed": "closed_on",
}
_QUESTIONS: Mapping[Step, str] = {
    "custodians": "custodians_talk",
    "child": "child_involved",
    "help": "help_offered",
}


def review_due(procedure: Procedure, today: date) -> bool:
    """Return whether an open procedure or one of its measures is to be looked at again."""
    if procedure.is_closed:
        return False
    days: list[date | None] = [procedure.assessment.next_review_on]
    days += [one.review_on for one in procedure.measures if one.done_on is None]
    return any(day is not None and day <= today for day in days)


def feedback_missing(procedure: Procedure, today: date) -> bool:
    """Return whether the Jugendamt owes an answer for long."""
    one = procedure.assessment
    if procedure.is_closed or procedure.is_only_counted or one.reported_on is None:
        return False
    return not _has_feedback(procedure) and one.reported_on + FEEDBACK_AFTER <= today


def yearly_review_due(procedure: Procedure, today: date, plan: RetentionPlan) -> bool:
    """Return whether a closed procedure is to be looked at again (RC2)."""
    one = procedure.assessment
    return protection_due(one.closed_on, one.next_review_on, plan).is_due(today)


def corrections(
    entries: Sequence[ChildProtectionEntry],
) -> dict[str, tuple[ChildProtectionEntry, ...]]:
    """Return the addenda of each entry by its id, the oldest first."""
    found: dict[str, tuple[ChildProtectionEntry, ...]] = {}
    for one in entries:
        if one.corrects_id:
            found[one.corrects_id] = (*found.get(one.corrects_id, ()), one)
    return found
