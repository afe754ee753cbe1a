"""Figures of one school: what belongs to it, and nothing else."""

from datetime import date

import pytest

from ssa_desk.domain.records import (
    AnonymousContact,
    Case,
    CaseContact,
    ChildProtectionAssessment,
    ParentContact,
    School,
    TimeEntry,
)
from ssa_desk.domain.schoolyear import school_year

DAY = date(2025, 11, 3)
YEAR = school_year(DAY)


@pytest.fixture
def ring(desk):
    return saved(desk, School(name="Schule am Ring", school_type="gesamtschule", pupils=900))


@pytest.fixture
def park(desk):
    return saved(desk, School(name="Schule am Park", school_type="primary", pupils=200))


@pytest.fixture
def case(desk, ring):
    one = saved(desk, Case(case_no="1", school_id=ring.id, opened_on=DAY))
    saved(desk, CaseContact(case_id=one.id, date=DAY))
    saved(desk, CaseContact(case_id=one.id, date=DAY, channel="no_show"))
    return one


def saved(desk, record):
    desk.workspace.save(record)
    return record


def total(desk, table, school=None, key=""):
    tables = desk.statistics.tables(YEAR, school.id if school else None)
    return next(one[key] for one in tables if one.id == table)


def test_a_case_and_its_contacts_belong_to_the_school_of_the_case(desk, case, ring, park):
    assert [total(desk, "P01", one) for one in (None, ring, park)] == [1, 1, 0]
    assert [total(desk, "A01", one) for one in (None, ring, park)] == [1, 1, 0]
    missed = [desk.statistics.material(YEAR, one.id).missed for one in (ring, park)]
    assert missed == [1, 0]


def test_a_record_without_a_school_belongs_to_that_of_its_case(desk, case, ring, park):
    saved(desk, ParentContact(case_id=case.id, date=DAY))
    saved(desk, ParentContact(school_id=park.id, date=DAY))
    assert [total(desk, "A06", one) for one in (None, ring, park)] == [2, 1, 1]
    assert total(desk, "A09", park) == 1


def test_a_record_names_its_own_school_before_that_of_its_case(desk, case, ring, park):
    saved(desk, ParentContact(case_id=case.id, school_id=park.id, date=DAY))
    assert [total(desk, "A06", one) for one in (ring, park)] == [0, 1]


def test_of_two_schools_neither_has_what_names_none(desk, ring, park):
    saved(desk, AnonymousContact(date=DAY, addressee="pupil", short_count=3))
    saved(desk, TimeEntry(date=DAY, work_area="parent_work", minutes=60))
    saved(desk, ChildProtectionAssessment(assessed_on=DAY))
    for table, key in (("A04", ""), ("A05", ""), ("C01", "measure=assessments")):
        found = [total(desk, table, one, key) for one in (None, ring, park)]
        assert found[0] > 0 == found[1] == found[2]


def test_the_only_school_has_everything(desk, ring):
    saved(desk, TimeEntry(date=DAY, work_area="parent_work", minutes=60))
    saved(desk, ChildProtectionAssessment(assessed_on=DAY))
    joint, apart = desk.statistics.material(YEAR), desk.statistics.material(YEAR, ring.id)
    assert joint == apart


def test_the_pupils_and_indicators_are_those_of_the_school(desk, case, ring, park):
    found = desk.statistics.indicators(YEAR, park.id)
    assert (found["S01"], found["F01"], found["F14"]) == (200, 0, {})


def test_the_members_are_those_of_the_school(desk, case, ring, park):
    assert [one.id for one in desk.statistics.members(YEAR, "P01", "", ring.id)] == [case.id]
    assert desk.statistics.members(YEAR, "P01", "", park.id) == ()
