"""Random years for the tests of disclosure: material as the figures see it, nobody real."""

import random
from collections import Counter
from dataclasses import replace

from domain.figures.material_samples import YEAR
from domain.figures.material_samples import case as sample_case
from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.figures.material import (
    ActivityFacts,
    AssessmentFacts,
    CaseFacts,
    ConsultationFacts,
    ContactFacts,
    GoalFacts,
    Material,
    NetworkFacts,
    ParentContactFacts,
    ParentEventFacts,
    SchoolFacts,
    SessionFacts,
    TallyFacts,
    TimeFacts,
    TransitionFacts,
    Work,
)
from ssa_desk.domain.schoolyear import Period

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
    topics, paths, channels, partners, reasons, aims = (
        _uneven(name, draw)
        for name in (
            "topic",
            "access_path",
            "channel",
            "partner_type",
            "closure_reason",
            "goal_attainment",
        )
    )
    facts: list[CaseFacts] = []
    for number in range(cases):
        again = number and draw.random() < 0.05
        child = facts[draw.randrange(number)].child if again else f"child {number}"
        topic = "not_stated" if draw.random() < 0.02 else _one(topics, draw)
        level = "unknown" if draw.random() < 0.04 else draw.choice(levels)
        contacts = max(1, round(draw.expovariate(1 / contacts_each)))
        is_closed = draw.random() < 0.5
        involved = _some(partners, draw, 0.4)
        facts.append(
            case(
                number,
                child=child,
                is_new=draw.random() < 0.75,
                is_closed=is_closed,
                access_path=_one(paths, draw),
                main_topic=topic,
                topics=tuple(dict.fromkeys((topic, *_some(topics, draw, 0.5)))),
                gender=_one(Counter(male=48, female=46, diverse=2, not_stated=4), draw),
                level=level,
                contacts=contacts,
                newly_arrived=_one(Counter(yes=2, no=10, unknown=1), draw),
                german_main_family_language=_one(Counter(yes=8, no=5, unknown=1), draw),
                closure_reason=_one(reasons, draw) if is_closed else "",
                goal_attainment=_one(aims, draw) if is_closed else "",
                partners=involved,
                referred_to=tuple(one for one in involved if draw.random() < 0.4),
                **_absence(draw),
            )
        )
    contacts = tuple(_contacts(facts, channels, draw))
    tallies = tuple(_tally(draw) for _ in range(draw.choice((0, 2, 40))))
    return Material(
        YEAR, tuple(facts), contacts, tallies, 0, work=work(facts, contacts, tallies, draw)
    )


def work(
    cases: list[CaseFacts],
    contacts: tuple[ContactFacts, ...],
    tallies: tuple[TallyFacts, ...],
    draw: random.Random,
) -> Work:
    """Return what was done beside the cases, now and then next to nothing."""
    busy = draw.choice((0, 1, 6))
    parents = tuple(
        ParentContactFacts(
            _one(_uneven("parent_contact_type", draw), draw),
            draw.choice(("yes", "no", "no")),
            has_case=False,
            child=draw.choice([None, *(case.child for case in cases)]) if cases else None,
        )
        for _ in range(10 * busy)
    )
    sessions = tuple(
        SessionFacts(
            f"offer {draw.randrange(1 + busy)}",
            draw.choice(("class_council", "class_project", "break_open_offer")),
            "not_stated",
            participants=draw.randrange(30),
            visitors=draw.randrange(40),
        )
        for _ in range(4 * busy)
    )
    # One kind for an offer, as in the file.
    kinds = {one.offer_id: one.group_offer_type for one in sessions}
    sessions = tuple(replace(one, group_offer_type=kinds[one.offer_id]) for one in sessions)
    transitions = tuple(_transition(draw) for _ in range(draw.choice((0, 3, 25))))
    events = tuple(
        ParentEventFacts("parent_cafe", ("tr", "ar"), draw.randrange(25)) for _ in range(busy)
    )
    network = tuple(
        NetworkFacts("" if draw.random() < 0.6 else "working_group", "police", is_external=True)
        for _ in range(5 * busy)
    )
    consultations = tuple(
        ConsultationFacts(_one(_uneven("staff_consultation_type", draw), draw))
        for _ in range(4 * busy)
    )
    areas = _uneven("core_area", draw)
    of_children = [one.child for one in (*contacts, *parents)]
    nobodys = [*sessions, *transitions, *events, *network, *consultations]
    activities = [ActivityFacts(_one(areas, draw), 1, child=child) for child in of_children]
    activities += [ActivityFacts(_one(areas, draw), 1) for _ in nobodys]
    activities.append(
        ActivityFacts(_one(areas, draw), sum(one.short + one.long for one in tallies))
    )
    return Work(
        parent_contacts=parents,
        parent_events=events,
        sessions=sessions,
        transitions=transitions,
        network=network,
        consultations=consultations,
        goals=tuple(GoalFacts(one) for one in ("fully", "partly", "not_stated")[:busy]),
        schools=(SchoolFacts("gesamtschule", 812),),
        times=tuple(
            TimeFacts(_one(_uneven("work_area", draw), draw), draw.randrange(5, 300))
            for _ in range(30 * busy)
        ),
        activities=tuple(activities),
        assessments=tuple(
            AssessmentFacts(
                is_assessed=True,
                is_specialist_consulted=draw.random() < 0.6,
                is_reported=draw.random() < 0.4,
                is_answered=False,
                risk_result="not_stated",
            )
            for _ in range(draw.choice((0, 2, 9, 17)))
        ),
    )


def case(number: int, **given: object) -> CaseFacts:
    """Return one case with everything stated, changed as given."""
    values: dict[str, object] = {
        "case_id": f"case {number}",
        "child": f"child {number}",
        "school_id": None,
        "school_type": None,
        "gender": ("female", "male")[number % 2],
        "level": str(5 + number % 6),
        "contacts": 3,
        **given,
    }
    if "main_topic" in given:
        values.setdefault("topics", (given["main_topic"],))
    return sample_case(**values, level_group=GROUPS[str(values["level"])])


def of_cases(cases: list[CaseFacts], channel: str = "phone", period: Period = YEAR) -> Material:
    """Return the year of these cases, all their contacts by one channel."""
    channels = Counter({channel: 1})
    contacts = tuple(_contacts(cases, channels, random.Random(1)))
    activities = (ActivityFacts("accompanying_counselling", 1, child=one.child) for one in contacts)
    return Material(period, tuple(cases), contacts, (), 0, work=Work(activities=tuple(activities)))


def _contacts(cases, channels, draw):
    settings = _uneven("setting", draw)
    for one in cases:
        for _ in range(one.contacts):
            channel, setting = _one(channels, draw), _one(settings, draw)
            minutes = draw.choice((None, 10, 20, 45))
            addressees = draw.choice((("pupil",), ("pupil", "teacher"), ("parents",), ()))
            yield ContactFacts(one.case_id, one.child, minutes, channel, setting, addressees)


def _tally(draw):
    addressee = draw.choice(("pupil", "pupil", "teacher", "parents", "not_stated"))
    short, long = draw.randrange(4), draw.randrange(3)
    return TallyFacts(addressee, short, long, short + long + draw.randrange(3))


def _transition(draw):
    kind = draw.choice(("kita_to_primary", "primary_to_secondary", "secondary_to_vocational"))
    outcomes = [entry.identifier for entry in catalogue(f"outcome_{kind}").standard]
    return TransitionFacts(kind, draw.choice([*outcomes, "open"]))


def _absence(draw):
    if draw.random() > 0.2:
        return {}
    forms = [entry.identifier for entry in catalogue("absence_form").standard]
    result = draw.choice(("returned", "partly", "not", "open"))
    return {
        "absence_forms": tuple(draw.sample(forms, draw.choice((1, 1, 2)))),
        "absence_result": result,
    }


def _some(weights: Counter, draw: random.Random, again: float) -> tuple[str, ...]:
    found = []
    while draw.random() < again:
        found.append(_one(weights, draw))
    return tuple(dict.fromkeys(found))


def _uneven(name: str, draw: random.Random) -> Counter:
    codes = (entry.identifier for entry in catalogue(name).standard)
    return Counter({code: draw.randrange(1, 40) ** 2 for code in codes if code != "no_show"})


def _one(weights: Counter, draw: random.Random) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]
