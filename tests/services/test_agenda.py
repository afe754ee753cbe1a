"""What has a day, today and in a week, and what is ticked off."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    ApplicationHelp,
    Appointment,
    Case,
    CaseContact,
    CaseGoal,
    FreeDay,
    GroupOffer,
    GroupSession,
    ParentContact,
    SchoolAgreement,
    Task,
    Transition,
    YoungPerson,
)

MONDAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def _now():
    with clock.stopped_at(datetime(2026, 11, 4, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def case(desk):
    child = YoungPerson(first_name="Mia", last_name="Quitte")
    case = Case(case_no="F-1", young_person_id=child.id, opened_on=MONDAY)
    desk.workspace.save(child, case)
    return case


def test_appointments_and_sessions_of_today_stand_in_their_order(desk, case):
    offer = GroupOffer(title="Klassenrat")
    desk.workspace.save(
        Appointment(title="Gespräch", date=clock.today(), time=time(12), case_id=case.id),
        Appointment(title="Anderer Tag", date=MONDAY),
        offer,
        GroupSession(offer_id=offer.id, date=clock.today(), time=time(9), state="planned"),
    )
    found = desk.agenda.meetings_today()
    assert [one.text for one in found] == ["Klassenrat", "Gespräch"]
    assert found[1].name == "Mia Quitte"


def test_follow_ups_of_contacts_parents_and_applications_are_due(desk, case):
    due = clock.today()
    desk.workspace.save(
        CaseContact(case_id=case.id, date=MONDAY, follow_up_on=due),
        ParentContact(date=MONDAY, follow_up_on=due),
        ApplicationHelp(date=MONDAY, application_kind="but", follow_up_on=due),
        ParentContact(date=MONDAY, follow_up_on=due + timedelta(days=1)),
    )
    found = desk.today.overview().follow_ups
    assert {one.kind for one in found} == {"case_contact", "parent_contact", "application_help"}


@pytest.mark.parametrize("kind", [CaseContact, ParentContact, Task])
def test_what_is_ticked_off_is_gone(desk, case, kind):
    values = {"title": "Anrufen"} if kind is Task else {"date": MONDAY, "follow_up_on": MONDAY}
    record = kind(case_id=case.id, **values)
    desk.workspace.save(record)
    desk.agenda.finish(kind.KIND, record.id)
    assert (desk.agenda.tasks(), desk.today.overview().follow_ups) == ([], ())


def test_overdue_tasks_come_first_and_those_without_a_day_last(desk):
    for title, due in (("Irgendwann", None), ("Bald", date(2026, 11, 9)), ("Spät", MONDAY)):
        desk.workspace.save(Task(title=title, due_on=due))
    assert [one.text for one in desk.agenda.tasks()] == ["Spät", "Bald", "Irgendwann"]


def test_deadlines_are_goals_reviews_and_agreements_of_the_next_two_weeks(desk, case):
    soon = clock.today() + timedelta(days=14)
    desk.workspace.save(
        case.changed(review_date=soon),
        CaseGoal(case_id=case.id, goal="Pünktlich", due_on=MONDAY),
        CaseGoal(case_id=case.id, goal="Erreicht", due_on=MONDAY, goal_attainment="full"),
        SchoolAgreement(review_on=soon),
        SchoolAgreement(review_on=soon + timedelta(days=1)),
    )
    found = [one.kind for one in desk.agenda.deadlines()]
    assert sorted(found) == ["case", "case_goal", "school_agreement"]


def test_a_week_knows_holidays_and_own_free_days(desk):
    desk.workspace.save(FreeDay(first_day=MONDAY, last_day=MONDAY, note="Fortbildung"))
    days = desk.agenda.week(date(2026, 11, 5))
    assert [one.free for one in days][:2] == ["Fortbildung", ""]
    assert days[6].free == "Wochenende"
    assert all(one.free for one in desk.agenda.week(date(2026, 12, 29)))


def test_names_and_notes_are_hidden_in_privacy(desk, case):
    desk.workspace.save(Appointment(title="Quitte", date=clock.today(), case_id=case.id))
    desk.workspace.privacy.switch(on=True)
    assert "Quitte" not in "".join(f"{one.name}{one.text}" for one in desk.agenda.meetings_today())


def test_open_transitions_are_counted_by_the_class_that_leaves(desk):
    for name in ("9a", "10a", "10a"):
        desk.workspace.save(
            Transition(
                transition_kind="secondary_to_vocational", class_name=name, started_on=MONDAY
            )
        )
    assert desk.transitions.open_classes() == [("10a", 2), ("9a", 1)]


def test_the_weeks_without_contact_are_a_setting_of_the_file(desk, case):
    desk.workspace.save(case.changed(opened_on=clock.today() - timedelta(weeks=3)))
    assert desk.today.overview().quiet == ()
    desk.today.choose_quiet_weeks(2)
    assert [one.case_no for one in desk.today.overview().quiet] == ["F-1"]
