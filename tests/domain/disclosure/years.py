"""Random years for the tests of disclosure: material as the figures see it, nobody real."""

import random
from collections import Counter
from datetime import date

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.figures.material import CaseFacts, ContactFacts, Material
from ssa_desk.domain.schoolyear import Period

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
SCHOOLS = (
    ["1", "2", "3", "4"],
    [str(level) for level in range(5, 11)],
    [str(level) for level in range(5, 14)],
    [str(level) for level in range(1, 14)],
    ["BK"],
)
GROUPS = {
    **dict.fromkeys(["1", "2"], "1-2"),
    **dict.fromkeys(["3", "4"], "3-4"),
    **dict.fromkeys(["5", "6"], "5-6"),
    **dict.fromkeys(["7", "8"], "7-8"),
    **dict.fromkeys(["9", "10"], "9-10"),
    **dict.fromkeys(["11", "12", "13"], "11-13"),
    "BK": "BK",
    "unknown": "unknown",
}


def year(seed: int, cases: int, *, contacts_each: float = 7.0) -> Material:
    """Return a year: uneven topics and channels, some children with two cases, some gaps."""
    draw = random.Random(f"{seed} {cases}")
    levels = draw.choice(SCHOOLS)
    topics, paths, channels = (_uneven(name, draw) for name in ("topic", "access_path", "channel"))
    facts: list[CaseFacts] = []
    for number in range(cases):
        again = number and draw.random() < 0.05
        child = facts[draw.randrange(number)].child if again else f"child {number}"
        topic = "not_stated" if draw.random() < 0.02 else _one(topics, draw)
        level = "unknown" if draw.random() < 0.04 else draw.choice(levels)
        contacts = max(1, round(draw.expovariate(1 / contacts_each)))
        facts.append(
            case(
                number,
                child=child,
                is_new=draw.random() < 0.75,
                is_closed=draw.random() < 0.5,
                access_path=_one(paths, draw),
                main_topic=topic,
                gender=_one(Counter(male=48, female=46, diverse=2, not_stated=4), draw),
                level=level,
                contacts=contacts,
            )
        )
    return Material(YEAR, tuple(facts), tuple(_contacts(facts, channels, draw)), (), 0)


def case(number: int, **given: object) -> CaseFacts:
    """Return one case with everything stated, changed as given."""
    values: dict[str, object] = {
        "case_id": f"case {number}",
        "child": f"child {number}",
        "school_id": None,
        "school_type": None,
        "is_new": True,
        "is_closed": False,
        "access_path": "teacher",
        "main_topic": "bullying",
        "gender": ("female", "male")[number % 2],
        "level": str(5 + number % 6),
        "krefeld_topic": "bullying",
        "newly_arrived": "no",
        "german_main_family_language": "yes",
        "contacts": 3,
        "closure_reason": "",
        "goal_attainment": "",
        **given,
    }
    return CaseFacts(
        **values, level_group=GROUPS[str(values["level"])], topics=(str(values["main_topic"]),)
    )


def of_cases(cases: list[CaseFacts], channel: str = "phone", period: Period = YEAR) -> Material:
    """Return the year of these cases, all their contacts by one channel."""
    channels = Counter({channel: 1})
    return Material(
        period, tuple(cases), tuple(_contacts(cases, channels, random.Random(1))), (), 0
    )


def _contacts(cases, channels, draw):
    for one in cases:
        for _ in range(one.contacts):
            channel = _one(channels, draw)
            yield ContactFacts(one.case_id, one.child, 20, channel, "individual", ("pupil",))


def _uneven(name: str, draw: random.Random) -> Counter:
    codes = (entry.identifier for entry in catalogue(name).standard)
    return Counter({code: draw.randrange(1, 40) ** 2 for code in codes if code != "no_show"})


def _one(weights: Counter, draw: random.Random) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]
