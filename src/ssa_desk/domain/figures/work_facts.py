"""Facts of the work beside the cases, nameless; those there are most of are tuples, for speed.

`child` is the child a record belongs to, None where it names none; `school_id` the school.
"""

from dataclasses import dataclass
from typing import NamedTuple

from ssa_desk.domain.figures.reference import Reference


class ParentContactFacts(NamedTuple):
    """One contact with parents, with or without a case."""

    parent_contact_type: str
    interpreter: str
    has_case: bool
    id: str = ""
    child: str | None = None
    school_id: str | None = None
    language: str = "not_stated"
    is_newly_arrived: bool = False
    """Whether it has a case whose child is newly arrived."""

    @property
    def reference(self) -> Reference:
        """Return the contact with parents."""
        return Reference("parent_contact", self.id)


@dataclass(frozen=True, slots=True)
class ParentEventFacts:
    """One event for parents; `languages` are those it was offered in."""

    parent_event_type: str
    languages: tuple[str, ...]
    participants: int
    id: str = ""
    school_id: str | None = None
    mothers: int = 0
    fathers: int = 0

    @property
    def reference(self) -> Reference:
        """Return the event."""
        return Reference("parent_event", self.id)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One session of a group offer that was held; `partners` are those of the offer."""

    offer_id: str
    group_offer_type: str
    offer_form: str
    participants: int
    visitors: int
    id: str = ""
    school_id: str | None = None
    minutes: int = 0
    female: int = 0
    male: int = 0
    diverse: int = 0
    partners: tuple[str, ...] = ()

    @property
    def is_open_offer(self) -> bool:
        """Return whether it belongs to an open offer, which counts visitors (COUNTING 25)."""
        return self.group_offer_type == "break_open_offer"

    @property
    def reference(self) -> Reference:
        """Return the session."""
        return Reference("group_session", self.id)

    @property
    def offer(self) -> Reference:
        """Return the offer it belongs to."""
        return Reference("group_offer", self.offer_id)


@dataclass(frozen=True, slots=True)
class TransitionFacts:
    """One transition begun in the period; its outcome is `open` until it is known."""

    transition_kind: str
    outcome: str
    id: str = ""
    child: str | None = None
    school_id: str | None = None
    stages: tuple[str, ...] = ()
    """The steps that were done."""

    @property
    def reference(self) -> Reference:
        """Return the transition."""
        return Reference("transition", self.id)


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """One activity in a committee or with a partner; "" where it had none."""

    committee_type: str
    partner_type: str
    is_external: bool
    id: str = ""
    school_id: str | None = None
    minutes: int = 0

    @property
    def reference(self) -> Reference:
        """Return the activity."""
        return Reference("network_activity", self.id)


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    """One consultation of staff, about a case or in general."""

    staff_consultation_type: str
    id: str = ""
    child: str | None = None
    school_id: str | None = None
    minutes: int = 0

    @property
    def reference(self) -> Reference:
        """Return the consultation."""
        return Reference("staff_consultation", self.id)


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """One referral (not a mere involvement), of whatever case."""

    partner_type: str
    accepted: str
    id: str = ""
    child: str | None = None
    school_id: str | None = None

    @property
    def reference(self) -> Reference:
        """Return the referral."""
        return Reference("referral", self.id)


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """One risk assessment; each step counts if its own day lies in the period (COUNTING 32)."""

    is_assessed: bool
    is_specialist_consulted: bool
    """Assessed in the period, with a specialist."""
    is_reported: bool
    is_answered: bool
    risk_result: str
    id: str = ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the steps of the period."""
        steps = {
            "assessments": self.is_assessed,
            "specialist_consulted": self.is_specialist_consulted,
            "reported": self.is_reported,
            "answered": self.is_answered,
        }
        return tuple(step for step, counts in steps.items() if counts)

    @property
    def reference(self) -> Reference:
        """Return the assessment."""
        return Reference("child_protection_assessment", self.id)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """One goal of the year plan."""

    goal_attainment: str
    id: str = ""
    school_id: str | None = None

    @property
    def reference(self) -> Reference:
        """Return the goal."""
        return Reference("year_plan_goal", self.id)


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """One school, its number of pupils and the share of a full post."""

    school_type: str
    pupils: int
    school_id: str | None = None
    post_share: float = 0.0

    @property
    def reference(self) -> Reference:
        """Return the school."""
        return Reference("school", self.school_id or "")


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """Working time of one entry."""

    work_area: str
    minutes: int
    id: str = ""
    school_id: str | None = None

    @property
    def reference(self) -> Reference:
        """Return the entry."""
        return Reference("time_entry", self.id)


class ActivityFacts(NamedTuple):
    """What one record, of whatever kind, adds to the activities of a core area.

    There are thousands of these: tuples are made three times as fast.
    """

    core_area: str
    number: int
    kind: str = ""
    id: str = ""
    child: str | None = None
    school_id: str | None = None

    @property
    def reference(self) -> Reference:
        """Return the record."""
        return Reference(self.kind, self.id)
