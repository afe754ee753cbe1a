"""What a report would miss: found by record, gone when it is filled in."""

import datetime as dt

import pytest

from ssa_desk.domain import records
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.missing_data import _WORDS, MissingData
from ssa_desk.storage.gaps import GAPS

DAY = dt.date(2026, 3, 5)
YEAR = school_year(DAY)


@pytest.fixture
def found(desk):
    """Return the records in which something is missing, by the id of what is missing."""

    def look(period=YEAR):
        findings = MissingData(desk.workspace).findings(period)
        return {one.id: [missing.id for missing in one.records] for one in findings}

    return look


@pytest.fixture
def case(desk):
    child = records.YoungPerson(last_name="Adler")
    case = records.Case(case_no="K-1", young_person_id=child.id, closed_on=DAY)
    contact = records.CaseContact(case_id=case.id, date=DAY)
    desk.workspace.save(child, case, contact)
    return case


def test_every_gap_has_its_words():
    assert {gap.id for gap in GAPS} == set(_WORDS)


def test_a_bare_case_misses_everything_that_is_counted(found, case):
    of_case = {name for name, ids in found().items() if ids == [case.id]}
    expected = "main_topic gender class access school newly_arrived german closure_reason"
    assert of_case == {*expected.split(), "attainment"}


def test_a_bare_contact_misses_duration_setting_and_who_was_there(found, case):
    assert {"duration", "setting", "addressee"} <= set(found())


def test_what_is_filled_in_is_found_no_more(desk, found, case):
    desk.workspace.save(case.changed(main_topic="bullying", access_path="self", class_name="7b"))
    assert not {"main_topic", "access", "class"} & set(found())


def test_a_class_of_the_history_is_enough(desk, found, case):
    desk.workspace.save(
        records.ClassMembership(
            young_person_id=case.young_person_id, valid_from=DAY, class_name="7b"
        )
    )
    assert "class" not in found()


def test_a_case_without_a_contact_in_the_period_is_not_looked_at(found, case):
    assert "main_topic" not in found(school_year(dt.date(2024, 9, 1)))


def test_a_missed_appointment_needs_no_duration(desk, found, case):
    desk.workspace.save(records.CaseContact(case_id=case.id, date=DAY, channel="no_show"))
    assert len(found()["duration"]) == 1


def test_the_work_beside_the_cases_is_looked_at(desk, found, case):
    offer = records.GroupOffer(title="Angebot")
    desk.workspace.save(
        records.AbsenceRecord(case_id=case.id, starts_on=DAY),
        records.Transition(transition_kind="primary_to_secondary", started_on=DAY),
        records.ParentContact(date=DAY),
        records.ParentEvent(date=DAY),
        offer,
        records.GroupSession(offer_id=offer.id, date=DAY),
        records.NetworkActivity(date=DAY),
        records.StaffConsultation(date=DAY),
        records.AnonymousContact(date=DAY, short_count=1),
        records.YearPlanGoal(first_year=2025, goal="Mehr Elternarbeit"),
    )
    assert {gap.id for gap in GAPS} <= set(found())


def test_profile_schools_and_working_time_are_looked_at(desk, found, case):
    desk.workspace.save(records.School(name="Schule am Park"))
    expected = {"hours", "profile_fte", "profile_report_slot", "school_pupils"}
    assert expected <= set(found())


def test_groups_stand_together_and_an_empty_file_asks_for_the_profile_only(desk):
    findings = MissingData(desk.workspace).findings(YEAR)
    assert {one.group for one in findings} == {"Rahmen des Berichts"}


def test_a_repr_names_nobody(desk, case):
    (first, *_) = MissingData(desk.workspace).findings(YEAR)
    assert "K-1" not in repr(first)
