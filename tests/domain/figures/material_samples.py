"""Facts for tests: a case with everything given, changed where the test says so."""

from datetime import date

from ssa_desk.domain.figures.material import CaseFacts, ContactFacts, Material, TallyFacts
from ssa_desk.domain.schoolyear import Period

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))

_CASE = {
    "case_id": "c1",
    "child": "k1",
    "school_id": "s1",
    "school_type": "gesamtschule",
    "is_new": True,
    "is_closed": False,
    "access_path": "teacher",
    "main_topic": "bullying",
    "topics": ("bullying",),
    "krefeld_topic": "bullying",
    "gender": "female",
    "level": "7",
    "level_group": "7-8",
    "newly_arrived": "no",
    "german_main_family_language": "yes",
    "contacts": 1,
    "closure_reason": "",
    "goal_attainment": "",
}


def case(**values):
    return CaseFacts(**{**_CASE, **values})


def contact(**values):
    facts = {"case_id": "c1", "child": "k1", "minutes": 30, "channel": "phone"}
    return ContactFacts(**{**facts, "setting": "individual", "addressees": ("pupil",), **values})


def tally(**values):
    return TallyFacts(**{"addressee": "pupil", "short": 1, "long": 0, "persons": 1, **values})


def material(*, cases=(), contacts=(), tallies=(), missed=0):
    return Material(YEAR, tuple(cases), tuple(contacts), tuple(tallies), missed)
