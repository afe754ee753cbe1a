from datetime import date

import pytest

from ssa_desk.domain.figures import figures
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.domain.schoolyear import school_year

DAY = date(2026, 11, 9)
CASES = (
    Case(case_no="1", main_topic="bullying", opened_on=DAY),
    Case(case_no="2", main_topic="school_absenteeism", opened_on=DAY),
)


@pytest.fixture
def copies(desk):
    desk.workspace.save(*CASES)
    contact = CaseContact(case_id="", date=DAY, observation="Streit auf dem Hof")
    return desk.shared_contacts.save(contact, [case.id for case in CASES])


def test_each_case_has_the_note_and_its_own_core_area(desk, copies):
    assert [copy.case_id for copy in copies] == [case.id for case in CASES]
    assert {copy.observation for copy in copies} == {"Streit auf dem Hof"}
    assert [one.core_area for one in copies] == [
        "accompanying_counselling",
        "absenteeism_prevention",
    ]
    assert desk.shared_contacts.others(copies[0]) == [copies[1]]


def test_the_contact_counts_once_for_each_case(desk, copies):
    tables = {one.id: one for one in figures(desk.statistics.material(school_year(DAY)))}
    assert (tables["A01"].total, tables["P01"].total) == (2, 2)


def test_a_change_reaches_all_copies(desk, copies):
    desk.shared_contacts.save_everywhere(copies[1].changed(observation="Geklärt", core_area=None))
    found = desk.workspace.find(CaseContact)
    assert {one.observation for one in found} == {"Geklärt"}
    assert {one.case_id for one in found} == {case.id for case in CASES}


def test_the_copies_survive_the_first_case(desk, copies):
    desk.workspace.delete(CASES[0])
    (left,) = desk.workspace.find(CaseContact)
    assert left == copies[1]
    assert desk.shared_contacts.others(left) == []


def test_a_contact_with_one_child_is_not_shared(desk):
    desk.workspace.save(*CASES)
    contact = CaseContact(case_id="", date=DAY)
    (alone,) = desk.shared_contacts.save(contact, [CASES[0].id, CASES[0].id])
    assert (alone.id, alone.contact_group_id) == (contact.id, None)
