"""A year and its halves, of random facts that each have a day; nobody real."""

import random
from dataclasses import fields, replace
from datetime import date

from ssa_desk.domain.figures.material import ActivityFacts, CaseFacts, Material, Work
from ssa_desk.domain.schoolyear import Period

FIRST = Period(date(2025, 8, 1), date(2026, 1, 31))
SECOND = Period(date(2026, 2, 1), date(2026, 7, 31))
BY_DAY = ("parent_contacts", "parent_events", "sessions", "transitions", "network")
BY_DAY = (*BY_DAY, "consultations", "assessments", "times")
AREAS = ("accompanying_counselling", "personality_development", "parent_work")


def halves(year: Material, seed: int = 1) -> tuple[Material, Material]:
    """Return both halves of a year: each contact, each deed lies in one of them."""
    draw = random.Random(seed)
    early = [draw.random() < 0.55 for _ in year.contacts]
    both = [
        tuple(one for one, is_early in zip(year.contacts, early, strict=True) if is_early == wanted)
        for wanted in (True, False)
    ]
    tallies = _split(year.tallies, draw)
    works = _works(year.work, draw)
    made = []
    for half, period in enumerate((FIRST, SECOND)):
        counts: dict[str, int] = {}
        for one in both[half]:
            counts[one.case_id] = counts.get(one.case_id, 0) + 1
        cases = tuple(_of_half(one, counts, half) for one in year.cases if one.case_id in counts)
        made.append(
            replace(
                year,
                period=period,
                cases=cases,
                contacts=both[half],
                tallies=tallies[half],
                work=works[half],
            )
        )
    return with_activities(made[0]), with_activities(made[1])


def with_activities(material: Material) -> Material:
    """Return the year with one activity for each deed, its core area the same in every period."""
    work = material.work
    deeds = [*material.contacts, *work.parent_contacts, *work.sessions, *work.transitions]
    deeds += [*work.parent_events, *work.network, *work.consultations]
    found = [
        ActivityFacts(AREAS[len(str(one)) % 3], 1, child=getattr(one, "child", None))
        for one in deeds
    ]
    talks = sum(one.short + one.long for one in material.tallies)
    found.append(ActivityFacts(AREAS[0], talks))
    return replace(material, work=replace(work, activities=tuple(found)))


def fivefold(material: Material) -> Material:
    """Return everything five times, so that the true numbers are what may be printed."""
    cases = [
        replace(one, gender="female") if one.gender in {"diverse", "not_stated"} else one
        for one in material.cases
    ]
    work = material.work
    copied = {
        name: _copies(getattr(work, name))
        for name in (field.name for field in fields(work))
        if name not in {"schools", "goals", "times"}
    }
    return replace(
        material,
        cases=_copies(cases),
        contacts=_copies(material.contacts),
        tallies=_copies(material.tallies),
        work=replace(work, **copied),
    )


def _of_half(case: CaseFacts, counts: dict[str, int], half: int) -> CaseFacts:
    """Return a case as one half sees it: half of the cases end in each."""
    number = sum(case.case_id.encode())
    ends = case.is_closed and number % 2 == half
    begins = case.is_new and (half == 0 or number % 3 == 0)
    kept = {} if number % 2 == half or not case.partners else {"partners": (), "referred_to": ()}
    ended = {} if ends else {"closure_reason": "", "goal_attainment": ""}
    return replace(
        case, contacts=counts[case.case_id], is_closed=ends, is_new=begins, **kept, **ended
    )


def _works(work: Work, draw: random.Random) -> tuple[Work, Work]:
    split = {name: _split(getattr(work, name), draw) for name in BY_DAY}
    first = replace(work, **{name: parts[0] for name, parts in split.items()})
    second = replace(work, **{name: parts[1] for name, parts in split.items()})
    return first, second


def _split(items, draw):
    parts = ([], [])
    for item in items:
        parts[draw.random() < 0.5].append(item)
    return tuple(parts[0]), tuple(parts[1])


def _copies(items):
    return tuple(_copy(one, number) for one in items for number in range(5))


def _copy(item, number):
    names = getattr(item, "_fields", None) or [field.name for field in fields(item)]
    own = {name: getattr(item, name) for name in names if name in {"case_id", "child"}}
    given = {name: f"{value} {number}" for name, value in own.items() if value}
    return item._replace(**given) if hasattr(item, "_replace") else replace(item, **given)
