from datetime import date, timedelta

import pytest

from ssa_desk.domain.records import (
    AnonymousContact,
    Case,
    CaseContact,
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    TimeEntry,
    WorkingHours,
)

MONDAY = date(2026, 11, 16)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def case(desk):
    case = Case(case_no="F-1")
    desk.workspace.save(case)
    return case


def stored(desk):
    found = desk.workspace.find(TimeEntry, order="date")
    return [(one.date, one.work_area, one.minutes) for one in found]


def test_records_propose_minutes_by_day_and_area(desk, case):
    offer = GroupOffer(title="Pause", group_offer_type="break_open_offer")
    desk.workspace.save(
        offer,
        CaseContact(case_id=case.id, date=MONDAY, duration_min=30),
        CaseContact(case_id=case.id, date=MONDAY, duration_min=15, core_area="transition_support"),
        ParentContact(date=MONDAY, duration_min=20),
        GroupSession(offer_id=offer.id, date=TUESDAY, duration_min=45),
        GroupSession(offer_id=offer.id, date=TUESDAY, duration_min=45, state="cancelled"),
        NetworkActivity(date=TUESDAY, duration_min=90, committee_type="training"),
        AnonymousContact(date=TUESDAY, short_count=3, long_count=1),
        ParentContact(date=MONDAY + timedelta(days=7), duration_min=99),
    )
    assert desk.working_time.week(TUESDAY).proposed == {
        (MONDAY, "counselling_casework"): 30,
        (MONDAY, "transition_support"): 15,
        (MONDAY, "parent_work"): 20,
        (TUESDAY, "open_offer"): 45 + 3 * 10 + 25,
        (TUESDAY, "training_supervision_quality"): 90,
    }


def test_a_contact_with_several_children_takes_its_time_once(desk, case):
    first = CaseContact(case_id=case.id, date=MONDAY, duration_min=40)
    group = {"contact_group_id": first.id, "date": MONDAY, "duration_min": 40}
    desk.workspace.save(first.changed(contact_group_id=first.id))
    desk.workspace.save(CaseContact(case_id=case.id, **group))
    assert desk.working_time.week(MONDAY).proposed == {(MONDAY, "counselling_casework"): 40}


def test_a_confirmed_week_is_stored_and_shown(desk):
    cells = {(MONDAY, "parent_work"): 60, (TUESDAY, "open_offer"): 0}
    desk.working_time.confirm(MONDAY, cells, None)
    assert stored(desk) == [(MONDAY, "parent_work", 60)]
    week = desk.working_time.week(TUESDAY)
    assert week.is_confirmed
    assert week.minutes((MONDAY, "parent_work")) == 60


def test_confirming_again_corrects_and_doubles_nothing(desk):
    for minutes in (60, 60, 45):
        desk.working_time.confirm(MONDAY, {(MONDAY, "parent_work"): minutes}, None)
    assert stored(desk) == [(MONDAY, "parent_work", 45)]
    desk.working_time.confirm(MONDAY, {}, None)
    assert stored(desk) == []


def test_several_entries_of_a_day_keep_their_notes(desk):
    desk.workspace.save(
        TimeEntry(date=MONDAY, work_area="parent_work", minutes=30, note="Café"),
        TimeEntry(date=MONDAY, work_area="parent_work", minutes=20, note="Abend"),
    )
    desk.working_time.confirm(MONDAY, {(MONDAY, "parent_work"): 70}, None)
    assert sum(minutes for _, _, minutes in stored(desk)) == 70
    assert len(stored(desk)) == 2
    desk.working_time.confirm(MONDAY, {(MONDAY, "parent_work"): 10}, None)
    assert sum(minutes for _, _, minutes in stored(desk)) == 10


def test_the_hours_of_a_usual_week_are_those_that_hold(desk):
    assert desk.working_time.week(MONDAY).contracted is None
    desk.workspace.save(desk.workspace.profile().changed(weekly_hours=39))
    assert desk.working_time.week(MONDAY).contracted == 39 * 60
    desk.workspace.save(WorkingHours(valid_from=date(2026, 8, 1), monday=8, friday=5.5))
    assert desk.working_time.week(MONDAY).contracted == 810
