"""Cases over several years, each contact with a day: the same truth behind any two periods."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.disclosure.halves import with_activities
from domain.disclosure.years import case, year
from ssa_desk.domain.figures.material import (
    CaseFacts,
    ContactFacts,
    Material,
    TransitionFacts,
    Work,
)
from ssa_desk.domain.schoolyear import Period, school_year

BEGIN, END = date(2025, 8, 1), date(2027, 7, 31)


@dataclass(frozen=True, slots=True)
class Life:
    """One case from its first to its last contact, and what was noted on which day."""

    case: CaseFacts
    contacts: tuple[tuple[date, ContactFacts], ...]
    partners: tuple[tuple[date, str, bool], ...]
    transition: TransitionFacts | None

    @property
    def first(self) -> date:
        """Return the day of the first contact."""
        return self.contacts[0][0]

    @property
    def last(self) -> date:
        """Return the day of the last contact."""
        return self.contacts[-1][0]


def lives(seed: int, cases: int) -> tuple[Life, ...]:
    """Return cases that begin on any day of two years and go on for up to ten months."""
    draw = random.Random(seed)
    one_year = year(seed, cases)
    of_case: dict[str, list[ContactFacts]] = {}
    for contact in one_year.contacts:
        of_case.setdefault(contact.case_id, []).append(contact)
    return tuple(_life(one, of_case[one.case_id], draw) for one in one_year.cases)


def _life(facts: CaseFacts, contacts: list[ContactFacts], draw: random.Random) -> Life:
    first = BEGIN + timedelta(days=draw.randrange((END - BEGIN).days))
    length = draw.choice((1, 20, 90, 300))
    days = sorted(
        min(first + timedelta(days=draw.randrange(length)), END) for _ in range(len(contacts))
    )
    partners = tuple(
        (draw.choice(days), partner, partner in facts.referred_to) for partner in facts.partners
    )
    kind = TransitionFacts("secondary_to_vocational", "dual_training")
    return Life(
        facts,
        tuple(zip(days, contacts, strict=True)),
        partners,
        kind if draw.random() < 0.2 else None,
    )


def material(known: tuple[Life, ...], period: Period) -> Material:
    """Return what the figures of a period are counted from."""
    cases, contacts, transitions = [], [], []
    for one in known:
        own = [contact for day, contact in one.contacts if day in period]
        if own:
            cases.append(_case(one, period, len(own)))
            contacts += own
        if one.transition and one.first in period:
            transitions.append(one.transition)
    work = Work(transitions=tuple(transitions))
    return with_activities(Material(period, tuple(cases), tuple(contacts), (), 0, work=work))


def _case(one: Life, period: Period, contacts: int) -> CaseFacts:
    """Return a case as a period sees it: a class higher for each school year since it began."""
    day = next(day for day, _ in one.contacts if day in period)
    years = school_year(day).first.year - school_year(one.first).first.year
    level = one.case.level
    if level.isdigit():
        level = str(min(int(level) + years, 13))
    partners = [(partner, referred) for on, partner, referred in one.partners if on in period]
    is_closed = one.case.is_closed and one.last in period
    values = {name: getattr(one.case, name) for name in _KEPT}
    return replace(
        case(0, **values, level=level),
        contacts=contacts,
        is_new=one.first >= period.first,
        is_closed=is_closed,
        closure_reason=one.case.closure_reason if is_closed else "",
        goal_attainment=one.case.goal_attainment if is_closed else "",
        partners=tuple(dict.fromkeys(partner for partner, _ in partners)),
        referred_to=tuple(dict.fromkeys(partner for partner, referred in partners if referred)),
    )


_KEPT = (
    "case_id",
    "child",
    "access_path",
    "main_topic",
    "topics",
    "gender",
    "newly_arrived",
    "german_main_family_language",
)
