"""What figures are counted from: the cases and the work of one period, without names.

The facts are gathered by the rules of counting: only cases with a contact in the period, only
contacts that took place, all choices rolled up to the standard lists, empty ones replaced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ssa_desk.domain.figures.facts import CaseFacts, ContactFacts, TallyFacts
from ssa_desk.domain.figures.work_facts import (
    ActivityFacts,
    AssessmentFacts,
    ConsultationFacts,
    GoalFacts,
    NetworkFacts,
    ParentContactFacts,
    ParentEventFacts,
    ReferralFacts,
    SchoolFacts,
    SessionFacts,
    TimeFacts,
    TransitionFacts,
)
from ssa_desk.domain.schoolyear import Period

__all__ = [
    "ActivityFacts",
    "AssessmentFacts",
    "CaseFacts",
    "ConsultationFacts",
    "ContactFacts",
    "GoalFacts",
    "Material",
    "NetworkFacts",
    "ParentContactFacts",
    "ParentEventFacts",
    "ReferralFacts",
    "SchoolFacts",
    "Sealed",
    "Service",
    "SessionFacts",
    "TallyFacts",
    "TimeFacts",
    "TransitionFacts",
    "Work",
]


@dataclass(frozen=True, slots=True)
class Work:
    """What was done beside the cases."""

    parent_contacts: tuple[ParentContactFacts, ...] = ()
    parent_events: tuple[ParentEventFacts, ...] = ()
    sessions: tuple[SessionFacts, ...] = ()
    transitions: tuple[TransitionFacts, ...] = ()
    network: tuple[NetworkFacts, ...] = ()
    consultations: tuple[ConsultationFacts, ...] = ()
    referrals: tuple[ReferralFacts, ...] = ()
    goals: tuple[GoalFacts, ...] = ()
    schools: tuple[SchoolFacts, ...] = ()
    times: tuple[TimeFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    assessments: tuple[AssessmentFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """When the worker was there, None where the file says nothing of it."""

    weekly_hours: float | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """What cases that are gone by now add to the figures of the period.

    `cells` by figure id and cell key, `quantities` of the export by their name; of an activity
    also how many `children` were behind it that are in no case left, and the `largest` number of
    one child (R8).
    """

    cells: Mapping[tuple[str, str], int] = field(default_factory=dict)
    quantities: Mapping[str, int] = field(default_factory=dict)
    children: Mapping[str, int] = field(default_factory=dict)
    largest: Mapping[str, int] = field(default_factory=dict)

    def of(self, figure_id: str) -> Iterator[tuple[str, int]]:
        """Yield the cells of one figure."""
        return ((key, number) for (owner, key), number in self.cells.items() if owner == figure_id)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the figures of one period are counted from; `missed` are appointments.

    `closed_without_contact` are cases that are in no other figure (COUNTING 14).
    """

    period: Period
    cases: tuple[CaseFacts, ...]
    contacts: tuple[ContactFacts, ...]
    tallies: tuple[TallyFacts, ...]
    missed: int
    work: Work = Work()
    closed_without_contact: int = 0
    service: Service = Service()
    sealed: Sealed = field(default_factory=Sealed)

    @property
    def case_count(self) -> int:
        """Return how many cases the period had, those that are gone among them."""
        return len(self.cases) + self.sealed.cells.get(("P01", ""), 0)
