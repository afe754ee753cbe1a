"""What figures are counted from: the cases, contacts and tally lines of one period, without names.

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
class Material:
    """Everything the figures of one period are counted from; `missed` are appointments."""

    period: Period
    cases: tuple[CaseFacts, ...]
    contacts: tuple[ContactFacts, ...]
    tallies: tuple[TallyFacts, ...]
    missed: int
