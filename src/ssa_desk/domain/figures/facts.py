"""Facts of cases, of their contacts and of the tally, nameless."""

from dataclasses import dataclass
from typing import NamedTuple

from ssa_desk.domain.figures.reference import Reference


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
    absence_steps: tuple[str, ...] = ()
    """Steps taken in the period ("1" to "7"), each as often as it was taken."""
    days: int = 0
    """From the begin to the end of a case that was closed in the period."""

    @property
    def extent(self) -> str:
        """Return the extent class by the contacts in the period: 1-2, 3-10, 11 and more."""
        if self.contacts <= 2:
            return "brief_1_2"
        return "standard_3_10" if self.contacts <= 10 else "intensive_11_plus"

    @property
    def reference(self) -> Reference:
        """Return the case."""
        return Reference("case", self.case_id)


class ContactFacts(NamedTuple):
    """One contact of the period that took place.

    There are thousands of these: tuples are made three times as fast.
    """

    case_id: str
    child: str
    minutes: int | None
    channel: str
    setting: str
    addressees: tuple[str, ...]
    id: str = ""
    school_id: str | None = None

    @property
    def length_class(self) -> str:
        """Return `short` up to 15 minutes, `standard` above."""
        if self.minutes is None:
            return "not_stated"
        return "short" if self.minutes <= 15 else "standard"

    @property
    def reference(self) -> Reference:
        """Return the contact."""
        return Reference("case_contact", self.id)


@dataclass(frozen=True, slots=True)
class TallyFacts:
    """One line of the tally: how many short and longer counsellings, how many persons."""

    addressee: str
    short: int
    long: int
    persons: int
    id: str = ""
    school_id: str | None = None

    @property
    def reference(self) -> Reference:
        """Return the line of the tally."""
        return Reference("anonymous_contact", self.id)
