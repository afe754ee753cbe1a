"""The work of ten years beside the cases, invented: parents, groups, transitions, network, time."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ssa_desk.domain.base import Record
from ssa_desk.domain.clock import today
from ssa_desk.domain.records import (
    AbsenceRecord,
    Case,
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    Referral,
    School,
    StaffConsultation,
    TimeEntry,
    Transition,
)

PARENT_CONTACTS, OFFERS, SESSIONS, TRANSITIONS = 20_000, 200, 25, 3_000
_FURTHER = 1_000
_KINDS = ("kita_to_primary", "primary_to_secondary", "secondary_to_vocational")
_CONTACTS = ("phone_call", "parent_interview", "home_visit", "written")
_OFFERS = ("class_council", "social_skills_training", "break_open_offer", "participation")
_AREAS = ("counselling_casework", "group_class_project", "parent_work", "committees_networking")


def work(
    chance: random.Random, cases: Sequence[Case], school: School, vocabulary: list[str], times: int
) -> Iterator[Record]:
    """Yield the records of ten years, `times` times as many as usual."""
    for _ in range(PARENT_CONTACTS * times):
        yield _parent_contact(chance, cases, school, vocabulary)
    for number in range(OFFERS * times):
        yield from _offer(chance, number, school)
    for _ in range(TRANSITIONS * times):
        yield _transition(chance, cases, school)
    for _ in range(_FURTHER * times):
        yield from _further(chance, chance.choice(cases), school)


def _day(chance: random.Random) -> date:
    return today() - timedelta(days=chance.randrange(3650))


def _parent_contact(
    chance: random.Random, cases: Sequence[Case], school: School, vocabulary: list[str]
) -> ParentContact:
    return ParentContact(
        case_id=chance.choice(cases).id if chance.random() < 0.6 else None,
        school_id=school.id,
        date=_day(chance),
        duration_min=chance.randrange(5, 60),
        parent_contact_type=chance.choice(_CONTACTS),
        language=chance.choice(("de", "tr", "ar")),
        note=" ".join(chance.choices(vocabulary, k=20)),
    )


def _offer(chance: random.Random, number: int, school: School) -> Iterator[Record]:
    begin = _day(chance)
    offer = GroupOffer(
        title=f"Angebot {number}",
        group_offer_type=chance.choice(_OFFERS),
        school_id=school.id,
        starts_on=begin,
        ends_on=begin + timedelta(weeks=SESSIONS),
    )
    yield offer
    for week in range(SESSIONS):
        participants = chance.randrange(5, 28)
        yield GroupSession(
            offer_id=offer.id,
            date=begin + timedelta(weeks=week),
            duration_min=45,
            participants=participants,
            female=participants // 2,
            male=participants - participants // 2,
        )


def _transition(chance: random.Random, cases: Sequence[Case], school: School) -> Transition:
    return Transition(
        transition_kind=chance.choice(_KINDS),
        case_id=chance.choice(cases).id if chance.random() < 0.5 else None,
        school_id=school.id,
        started_on=_day(chance),
        class_name=chance.choice(("4a", "10b", "")),
    )


def _further(chance: random.Random, case: Case, school: School) -> Iterator[Record]:
    begin = _day(chance)
    end = begin + timedelta(days=20)
    yield AbsenceRecord(case_id=case.id, starts_on=begin, ends_on=end, absence_form="truancy")
    yield Referral(case_id=case.id, date=_day(chance), partner_type="family_counselling")
    yield NetworkActivity(date=_day(chance), committee_type="working_group", school_id=school.id)
    yield StaffConsultation(date=_day(chance), staff_consultation_type="teacher_individual")
    for area in _AREAS:
        yield TimeEntry(date=_day(chance), work_area=area, minutes=chance.randrange(15, 200))
