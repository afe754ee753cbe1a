"""A breach of data protection: the clock of 72 hours, the risk, what is still to be done.

Art. 33 and 34 GDPR, section 83a SGB X. The program counts and asks; the employer decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from ssa_desk.domain.records.data_breach import DataBreach

Answer = Literal["yes", "no", "unknown"]
Risk = Literal["none", "risk", "high"]
StepName = Literal["what", "data", "risk", "authority", "supervision", "persons", "measures"]

HOURS = timedelta(hours=72)
"""Plain hours: weekends and holidays count (Regulation 1182/71, Art. 3)."""
READABLE = ("lay_open", "key_was_there")
"""Questions whose "yes" means that somebody could read something."""
CLOSED = ("was_locked", "came_back_unread")
"""Questions whose "yes" means that nobody could."""
GRAVE = ("sensitive", "endangers")

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "lost_device": ("was_locked", "key_was_there", "lay_open", *GRAVE),
    "theft": ("was_locked", "key_was_there", "lay_open", *GRAVE),
    "wrong_recipient": ("came_back_unread", *GRAVE),
    "seen_by_others": GRAVE,
    "other": ("was_locked", "lay_open", *GRAVE),
}
"""What is asked to judge the risk of each kind of breach."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How much time is left to tell the authority; `stopped_at` is when it was told."""

    deadline: datetime
    now: datetime
    stopped_at: datetime | None = None

    @property
    def left(self) -> timedelta:
        """Return the time that is left, negative when it is over."""
        return self.deadline - (self.stopped_at or self.now)

    @property
    def is_over(self) -> bool:
        """Return whether the authority was or will be told too late."""
        return self.left < timedelta(0)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: whether it is done, and whether the breach cannot be closed without it."""

    name: StepName
    is_done: bool
    is_needed: bool


def discovered_at(breach: DataBreach) -> datetime:
    """Return when the clock began; without a time of day at the beginning of that day."""
    at = datetime.combine(breach.discovered_on, breach.discovered_time or time())
    return at.astimezone()


def clock_of(breach: DataBreach, now: datetime) -> Clock:
    """Return the clock of a breach."""
    started = discovered_at(breach)
    # Over the change to summer time 72 hours are 72 hours: counted in the time of `now`.
    deadline = (started.astimezone(now.tzinfo) + HOURS).astimezone()
    return Clock(deadline, now, _told_at(breach))


def _told_at(breach: DataBreach) -> datetime | None:
    if breach.authority_informed_on is None:
        return None
    at = breach.authority_informed_time or time()
    return datetime.combine(breach.authority_informed_on, at).astimezone()


def suggested_risk(kind: str, answers: Mapping[str, Answer]) -> Risk | None:
    """Return the risk that the answers suggest; None while one is missing.

    Who does not know is treated as if it were so: the careful way.
    """
    asked = QUESTIONS.get(kind, QUESTIONS["other"])
    if any(one not in answers for one in asked):
        return None
    if not _could_be_read(asked, answers):
        return "none"
    return "high" if any(answers[one] != "no" for one in GRAVE) else "risk"


def _could_be_read(asked: tuple[str, ...], answers: Mapping[str, Answer]) -> bool:
    opened = any(answers[one] != "no" for one in asked if one in READABLE)
    closed = [answers[one] for one in asked if one in CLOSED]
    return opened or not closed or any(one != "yes" for one in closed)


def steps(breach: DataBreach, *, supervised: bool) -> tuple[Step, ...]:
    """Return what is to be done; `supervised`: section 83a SGB X holds for the employer."""
    reports = breach.breach_risk in ("risk", "high")
    silent = breach.breach_risk == "none" and bool(breach.no_report_reason)
    told = breach.authority_informed_on is not None
    return (
        Step("what", bool(breach.what), is_needed=True),
        Step("data", bool(breach.data_affected), is_needed=True),
        Step("risk", breach.breach_risk is not None, is_needed=True),
        Step("authority", told or silent, is_needed=True),
        Step(
            "supervision",
            breach.supervision_informed_on is not None,
            is_needed=supervised and (reports or told),
        ),
        Step(
            "persons",
            breach.persons_informed_on is not None,
            is_needed=breach.breach_risk == "high",
        ),
        Step("measures", bool(breach.measures), is_needed=True),
    )


def lacks_delay_reason(breach: DataBreach, now: datetime) -> bool:
    """Return whether the authority is told too late and nobody has said why (Art. 33(1))."""
    is_late = clock_of(breach, now).is_over
    return is_late and breach.breach_risk in ("risk", "high") and not breach.delay_reason


def missing(breach: DataBreach, now: datetime, *, supervised: bool) -> tuple[str, ...]:
    """Return what is needed and not done yet: names of steps, and "delay" for its reason."""
    needed = (one for one in steps(breach, supervised=supervised) if one.is_needed)
    names = tuple(str(one.name) for one in needed if not one.is_done)
    return (*names, "delay") if lacks_delay_reason(breach, now) else names


def runs(breach: DataBreach) -> bool:
    """Return whether the clock still matters: nobody was told, and no reason says why not."""
    silent = breach.breach_risk == "none" and bool(breach.no_report_reason)
    return breach.closed_on is None and breach.authority_informed_on is None and not silent
