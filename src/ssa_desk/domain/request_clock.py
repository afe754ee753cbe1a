"""The clock of a request of a person about their own data: one month (Art. 12(3) GDPR)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.records.data_subject_request import DataSubjectRequest

MONTHS, MOST_MONTHS = 1, 3
"""A month to answer; two more where the request is complex and the person is told why."""
_SOON = 7

Standing = Literal["answered", "overdue", "soon", "running"]


@dataclass(frozen=True, slots=True)
class Clock:
    """By when a request must be answered, and how long it may still be extended."""

    due_on: date
    last_extension: date
    standing: Standing
    days_left: int
    is_extended: bool

    @property
    def may_extend(self) -> bool:
        """Return whether the person can still be told in time that it takes longer."""
        return self.standing in ("soon", "running") and not self.is_extended


def clock_of(request: DataSubjectRequest, today: date) -> Clock:
    """Return how a request stands on a day."""
    due_on = due(request)
    left = (due_on - today).days
    return Clock(
        due_on=due_on,
        last_extension=after(request.received_on, MOST_MONTHS),
        standing=_standing(request, left),
        days_left=left,
        is_extended=due_on > after(request.received_on, MONTHS),
    )


def due(request: DataSubjectRequest) -> date:
    """Return the last day for the answer; an extension counts within what the law allows."""
    first = after(request.received_on, MONTHS)
    wanted = request.extended_until or first
    return min(max(first, wanted), after(request.received_on, MOST_MONTHS))


def after(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month.

    A weekend does not move it (Regulation 1182/71 would): the earlier day is the safe one.
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def request_problems(request: DataSubjectRequest) -> list[Problem]:
    """Return what does not fit: an extension too long or without reason, a bare refusal."""
    return [*_extension(request), *_decision(request)]


def _standing(request: DataSubjectRequest, left: int) -> Standing:
    if request.answered_on or request.request_decision == "withdrawn":
        return "answered"
    if left < 0:
        return "overdue"
    return "soon" if left <= _SOON else "running"


def _extension(request: DataSubjectRequest) -> list[Problem]:
    until, found = request.extended_until, []
    if until and until > after(request.received_on, MOST_MONTHS):
        found.append(
            Problem("extended_until", "Länger als drei Monate nach dem Eingang geht es nicht.")
        )
    if until and until <= request.received_on:
        found.append(Problem("extended_until", "Die Verlängerung endet vor dem Eingang."))
    if until and not request.extension_reason:
        found.append(Problem("extension_reason", "Eine Verlängerung braucht einen Grund."))
    return found


def _decision(request: DataSubjectRequest) -> list[Problem]:
    decision, found = request.request_decision, []
    if decision in ("refused", "partly") and not request.refusal_ground:
        found.append(Problem("refusal_ground", "Bitte wählen Sie den Grund der Ablehnung."))
    if decision in ("refused", "partly") and not request.refusal_reason:
        found.append(
            Problem(
                "refusal_reason",
                "Die Gründe müssen festgehalten werden (§ 83 Abs. 3 SGB X).",
            )
        )
    if request.decided_on and request.decided_on < request.received_on:
        found.append(Problem("decided_on", "Die Entscheidung liegt vor dem Eingang."))
    if request.answered_on and request.answered_on < request.received_on:
        found.append(Problem("answered_on", "Die Antwort liegt vor dem Eingang."))
    if decision and decision != "withdrawn" and not request.decided_on:
        found.append(hint("decided_on", "Es fehlt noch, wann entschieden wurde."))
    return found
