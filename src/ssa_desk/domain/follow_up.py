"""When a transition is to be looked at again: three and six months after its outcome."""

from dataclasses import dataclass
from datetime import date

from ssa_desk.domain.records.transition import Transition

MONTHS = (3, 6)
_NOTHING_TO_ASK = frozenset({"open", "moved"})


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """The next follow-up of a transition that nobody has answered."""

    months: int
    day: date

    @property
    def field(self) -> str:
        """Return the field of the transition that takes the answer."""
        return f"follow_up_{self.months}"


def next_follow_up(transition: Transition) -> FollowUpDue | None:
    """Return the follow-up that is due next, whether or not its day has come."""
    if transition.outcome_on is None or transition.outcome in (None, *_NOTHING_TO_ASK):
        return None
    for months in MONTHS:
        due = FollowUpDue(months, after(transition.outcome_on, months))
        if getattr(transition, due.field) is None:
            return due
    return None


def after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (date(first.year + month // 11, (month + 1) % 12 + 1, 1) - first).days
    return first.replace(day=min(day.day, last))
