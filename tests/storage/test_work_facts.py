"""Whose the work of a period is: the child, the school, the record."""

from datetime import date

import pytest

from ssa_desk.domain.records import (
    AbsenceRecord,
    ApplicationHelp,
    Case,
    CaseContact,
    ChildProtectionAssessment,
    LocalEntry,
    ParentContact,
    Referral,
    StaffConsultation,
    Transition,
    TransitionStage,
    YoungPerson,
)
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.case_facts import Topics
from ssa_desk.storage.facts import material

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
DAY, LATER = date(2025, 10, 1), date(2026, 8, 1)


@pytest.fixture
def gathered(database, repository):
    """Save records and return the material of the school year."""

    def gather(*records):
        repository.save(*records)
        return material(database, YEAR, Topics({}))

    return gather


@pytest.fixture
def child():
    return YoungPerson(last_name="Öz", first_name="Kim")


@pytest.fixture
def case(child):
    return Case(case_no="1", young_person_id=child.id, opened_on=DAY)


def test_the_child_is_the_same_wherever_its_case_is_named(gathered, child, case):
    of_case = {"case_id": case.id}
    facts = gathered(
        child,
        case,
        CaseContact(date=DAY, **of_case),
        ParentContact(date=DAY, **of_case),
        StaffConsultation(date=DAY, **of_case),
        Referral(date=DAY, partner_type="police", **of_case),
        Transition(transition_kind="kita_to_primary", started_on=DAY, **of_case),
        ApplicationHelp(application_kind="but", date=DAY, **of_case),
        AbsenceRecord(starts_on=DAY, **of_case),
    )
    work = facts.work
    named = (work.parent_contacts, work.consultations, work.referrals, work.transitions)
    assert {one[0].child for one in named} == {facts.cases[0].child}
    assert [one.child for one in work.activities] == [facts.cases[0].child] * 6


def test_a_case_without_a_contact_lends_its_child_too(gathered, child, case):
    facts = gathered(child, case, ParentContact(date=DAY, case_id=case.id))
    assert facts.cases == ()
    assert facts.work.parent_contacts[0].child is not None


def test_a_transition_without_a_case_is_of_its_child(gathered, child, case):
    same = YoungPerson(last_name="öz ", first_name="Kim")
    of_child = Transition(
        transition_kind="kita_to_primary", started_on=DAY, young_person_id=same.id
    )
    of_nobody = Transition(transition_kind="kita_to_primary", started_on=DAY)
    contact = CaseContact(date=DAY, case_id=case.id)
    facts = gathered(child, same, case, contact, of_child, of_nobody)
    children = {one.id: one.child for one in facts.work.transitions}
    assert children == {of_child.id: facts.cases[0].child, of_nobody.id: None}


def test_a_parent_contact_without_a_case_is_of_nobody(gathered):
    one = ParentContact(date=DAY, language="tr")
    (facts,) = gathered(one).work.parent_contacts
    assert (facts.child, facts.has_case, facts.language) == (None, False, "tr")
    assert facts.reference == ("parent_contact", one.id)


def test_the_core_area_of_a_contact_follows_the_topic_of_its_case(gathered):
    absent = Case(case_no="1", main_topic="school_absenteeism")
    own = LocalEntry(catalogue="core_area", label="Eltern", rolls_up_to="parent_work")
    contacts = (
        CaseContact(case_id=absent.id, date=DAY, core_area=None),
        CaseContact(case_id=absent.id, date=DAY, core_area=own.id),
    )
    found = gathered(own, absent, *contacts).work.activities
    assert [one.core_area for one in found] == ["absenteeism_prevention", "parent_work"]


def test_steps_and_days_are_those_of_the_period(gathered, case):
    closed = case.changed(closed_on=date(2025, 12, 10))
    absence = AbsenceRecord(case_id=case.id, starts_on=DAY, step_1_on=DAY, step_3_on=LATER)
    contact = CaseContact(case_id=case.id, date=DAY)
    (facts,) = gathered(closed.changed(young_person_id=None), absence, contact).cases
    assert (facts.absence_steps, facts.days) == (("1",), 70)


def test_a_stage_done_after_the_period_is_not_done_yet(gathered):
    one = Transition(transition_kind="kita_to_primary", started_on=DAY)
    stages = (
        TransitionStage(transition_id=one.id, stage=stage, state=state, date=day)
        for stage, state, day in (
            ("registration", "done", None),
            ("first_weeks", "done", LATER),
            ("school_play", "planned", None),
        )
    )
    assert gathered(one, *stages).work.transitions[0].stages == ("registration",)


def test_a_case_closed_without_a_contact_is_told_aside(gathered):
    closed = Case(case_no="1", opened_on=DAY, closed_on=DAY)
    missed = CaseContact(case_id=closed.id, date=DAY, channel="no_show")
    facts = gathered(closed, missed)
    assert (facts.closed_without_contact, facts.missed, facts.cases) == (1, 1, ())


def test_each_step_of_an_assessment_counts_by_its_own_day(gathered):
    before = ChildProtectionAssessment(
        assessed_on=date(2025, 7, 1), specialist_consulted="yes", answered_on=DAY
    )
    within = ChildProtectionAssessment(
        assessed_on=DAY, specialist_consulted="yes", reported_on=LATER
    )
    outside = ChildProtectionAssessment(assessed_on=LATER)
    steps = {one.id: one.steps for one in gathered(before, within, outside).work.assessments}
    assert steps == {
        before.id: ("answered",),
        within.id: ("assessments", "specialist_consulted"),
    }


def test_an_involvement_is_no_referral(gathered, case):
    one = Referral(case_id=case.id, date=DAY, partner_type="police", referral_kind="involved")
    assert gathered(case.changed(young_person_id=None), one).work.referrals == ()
