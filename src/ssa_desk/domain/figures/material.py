"""What figures are counted from: the cases and the work of one period, without names.

The facts are gathered by the rules of counting: only cases with a contact in the period, only
contacts that took place, all choices rolled up to the standard lists, empty ones replaced.
"""

from dataclasses import dataclass

from ssa_desk.domain.schoolyear import Period


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case of the period. `child` is the same for every case of one child.

    `topics` begins with the main topic and holds each topic once; `contacts` are those of the
    period; `closure_reason` and `goal_attainment` are "" while the case is open.
    """

    case_id: str
    child: str
    school_id: str | None
    school_type: str | None
    is_new: bool
    is_closed: bool
    access_path: str
    main_topic: str
    topics: tuple[str, ...]
    krefeld_topic: str
    gender: str
    level: str
    level_group: str
    newly_arrived: str
    german_main_family_language: str
    contacts: int
    closure_reason: str
    goal_attainment: str
    has_protected_topic: bool = False
    partners: tuple[str, ...] = ()
    """Partners involved in the period, each once; `referred_to` are those of referrals."""
    referred_to: tuple[str, ...] = ()
    absence_forms: tuple[str, ...] = ()
    """Forms of the absence records that overlap the period; `absence_result` of the latest."""
    absence_result: str = ""

    @property
    def extent(self) -> str:
        """Return the extent class by the contacts in the period: 1-2, 3-10, 11 and more."""
        if self.contacts <= 2:
            return "brief_1_2"
        return "standard_3_10" if self.contacts <= 10 else "intensive_11_plus"


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One contact of the period that took place."""

    case_id: str
    child: str
    minutes: int | None
    channel: str
    setting: str
    addressees: tuple[str, ...]

    @property
    def length_class(self) -> str:
        """Return `short` up to 15 minutes, `standard` above."""
        if self.minutes is None:
            return "not_stated"
        return "short" if self.minutes <= 15 else "standard"


@dataclass(frozen=True, slots=True)
class TallyFacts:
    """One line of the tally: how many short and longer counsellings, how many persons."""

    addressee: str
    short: int
    long: int
    persons: int


@dataclass(frozen=True, slots=True)
class ParentContactFacts:
    """One contact with parents, with or without a case."""

    parent_contact_type: str
    interpreter: str
    has_case: bool


@dataclass(frozen=True, slots=True)
class ParentEventFacts:
    """One event for parents; `languages` are those it was offered in."""

    parent_event_type: str
    languages: tuple[str, ...]
    participants: int


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One session of a group offer that was held."""

    offer_id: str
    group_offer_type: str
    offer_form: str
    participants: int
    visitors: int

    @property
    def is_open_offer(self) -> bool:
        """Return whether it belongs to an open offer, which counts visitors (COUNTING 25)."""
        return self.group_offer_type == "break_open_offer"


@dataclass(frozen=True, slots=True)
class TransitionFacts:
    """One transition begun in the period; its outcome is `open` until it is known."""

    transition_kind: str
    outcome: str


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """One activity in a committee or with a partner; "" where it had none."""

    committee_type: str
    partner_type: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """One school and its number of pupils."""

    school_type: str
    pupils: int


@dataclass(frozen=True, slots=True)
class Work:
    """What was done beside the cases. `minutes` by work area, `activities` by core area."""

    parent_contacts: tuple[ParentContactFacts, ...] = ()
    parent_events: tuple[ParentEventFacts, ...] = ()
    sessions: tuple[SessionFacts, ...] = ()
    transitions: tuple[TransitionFacts, ...] = ()
    network: tuple[NetworkFacts, ...] = ()
    consultations: tuple[str, ...] = ()
    """The kind of each consultation of staff."""
    goals: tuple[str, ...] = ()
    """The attainment of each goal of the year plan."""
    schools: tuple[SchoolFacts, ...] = ()
    minutes: tuple[tuple[str, int], ...] = ()
    activities: tuple[tuple[str, int], ...] = ()
    assessments: tuple[tuple[str, int], ...] = ()
    """Risk assessments by step, each by its own day."""
    assessment_results: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the figures of one period are counted from; `missed` are appointments."""

    period: Period
    cases: tuple[CaseFacts, ...]
    contacts: tuple[ContactFacts, ...]
    tallies: tuple[TallyFacts, ...]
    missed: int
    work: Work = Work()
