"""Facts for tests: a case with everything given, changed where the test says so."""

from datetime import date

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


def session(**values):
    facts = {
        "offer_id": "o1",
        "group_offer_type": "class_council",
        "offer_form": "social_group_work",
    }
    return SessionFacts(**{**facts, "participants": 20, "visitors": 0, **values})


def material(*, cases=(), contacts=(), tallies=(), missed=0, **work):
    facts = {name: tuple(values) for name, values in work.items()}
    return Material(YEAR, tuple(cases), tuple(contacts), tuple(tallies), missed, Work(**facts))


def everything():
    """One of each, so that every dim of every table has a cell."""
    closed = {"is_closed": True, "closure_reason": "goal_reached", "goal_attainment": "fully"}
    partners = {"partners": ("police",), "referred_to": ("police",)}
    absence = {"absence_forms": ("truancy",), "absence_result": "returned"}
    return material(
        cases=[case(**closed, **partners, **absence)],
        contacts=[contact()],
        tallies=[tally()],
        parent_contacts=[ParentContactFacts("phone_call", "yes", has_case=True)],
        parent_events=[ParentEventFacts("parent_cafe", ("tr",), 7)],
        sessions=[session(), session(group_offer_type="break_open_offer", visitors=9)],
        transitions=[TransitionFacts("kita_to_primary", "open")],
        network=[
            NetworkFacts("steering_group", "", is_external=False),
            NetworkFacts("training", "", is_external=True),
            NetworkFacts("", "police", is_external=True),
        ],
        consultations=[ConsultationFacts("teacher_individual")],
        goals=[GoalFacts("mostly")],
        schools=[SchoolFacts("primary", 200)],
        times=[TimeFacts("parent_work", 30)],
        activities=[ActivityFacts("parent_work", 2)],
        assessments=[assessment(), assessment(risk_result="latent", is_reported=True)],
    )


def assessment(**values):
    facts = {
        "is_assessed": True,
        "is_specialist_consulted": False,
        "is_reported": False,
        "is_answered": False,
        "risk_result": "acute",
    }
    return AssessmentFacts(**{**facts, **values})
