from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    AbsenceRecord,
    ApplicationHelp,
    CaseContact,
    ChildProtectionAssessment,
    FreeDay,
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    ParentEvent,
    StaffConsultation,
    Task,
    TimeEntry,
    Transition,
    WorkingHours,
    YearPlanGoal,
)
from ssa_desk.domain.rules import problems

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY, BEFORE, LATER = date(2026, 11, 2), date(2026, 10, 1), date(2026, 11, 9)


@pytest.fixture(autouse=True)
def stopped():
    with clock.stopped_at(NOW):
        yield


def found(record):
    return {(one.field, one.weight) for one in problems(record)}


SESSION = {"offer_id": "o", "date": DAY}
ERRORS = [
    (GroupSession(**SESSION, participants=5, female=3, male=3), "participants"),
    (GroupSession(**SESSION, participants=0, diverse=1), "participants"),
    (ParentEvent(date=DAY, participants=9, mothers=6, fathers=4), "participants"),
    (AbsenceRecord(case_id="c", starts_on=DAY, days=2, unexcused_days=3), "unexcused_days"),
    (FreeDay(first_day=DAY, last_day=BEFORE), "last_day"),
    (YearPlanGoal(goal="Z", first_year=26), "first_year"),
]


@pytest.mark.parametrize(("record", "field"), ERRORS, ids=lambda one: getattr(one, "KIND", one))
def test_what_cannot_be_stops_the_save(record, field):
    assert (field, "error") in found(record)


HINTS = [
    (GroupOffer(title="A", starts_on=DAY, ends_on=BEFORE), "ends_on"),
    (GroupSession(**SESSION), "participants"),
    (ParentContact(date=DAY, follow_up_on=BEFORE), "follow_up_on"),
    (AbsenceRecord(case_id="c", starts_on=DAY, ends_on=BEFORE), "ends_on"),
    (AbsenceRecord(case_id="c", starts_on=DAY, step_3_on=BEFORE), "step_3_on"),
    (Transition(transition_kind="k", started_on=DAY, outcome="x"), "outcome_on"),
    (Transition(transition_kind="k", started_on=DAY, outcome_on=LATER), "outcome"),
    (Transition(transition_kind="k", started_on=DAY, outcome_on=BEFORE), "outcome_on"),
    (ChildProtectionAssessment(noticed_on=DAY, assessed_on=BEFORE), "assessed_on"),
    (ChildProtectionAssessment(answered_on=DAY), "reported_on"),
    (NetworkActivity(date=DAY), "committee_type"),
    (
        ApplicationHelp(date=DAY, application_kind="x", submitted_on=DAY, result_on=BEFORE),
        "result_on",
    ),
    (TimeEntry(date=DAY, work_area="x"), "minutes"),
    (WorkingHours(valid_from=DAY, monday=12, tuesday=12, wednesday=12, thursday=15), "monday"),
    (StaffConsultation(date=DAY, duration_min=720), "duration_min"),
    (TimeEntry(date=DAY, work_area="x", minutes=721), "minutes"),
]


@pytest.mark.parametrize(("record", "field"), HINTS, ids=lambda one: getattr(one, "KIND", one))
def test_what_looks_odd_is_only_hinted_at(record, field):
    assert found(record) & {(field, "hint"), (field, "error")} == {(field, "hint")}


@pytest.mark.parametrize(
    "record",
    [
        GroupSession(**SESSION, participants=6, female=3, male=3),
        GroupSession(**SESSION, visitors=20),
        GroupSession(offer_id="o", date=LATER, state="planned"),
        AbsenceRecord(case_id="c", starts_on=DAY, days=3, unexcused_days=3, absence_form="x"),
        Transition(transition_kind="k", started_on=DAY, outcome="x", outcome_on=LATER),
        Task(title="A", due_on=date(2027, 6, 1)),
        NetworkActivity(date=DAY, partner_type="x", duration_min=480),
    ],
    ids=lambda one: one.KIND,
)
def test_usual_records_are_left_alone(record):
    assert problems(record) == []


@pytest.mark.parametrize(
    ("day", "word"),
    [(date(2026, 11, 24), "Zukunft"), (date(2031, 1, 1), "Zukunft"), (date(2022, 5, 1), "lange")],
)
def test_a_day_to_come_or_long_past_is_asked_about(day, word):
    (problem,) = problems(CaseContact(case_id="c", date=day))
    assert (problem.field, problem.weight) == ("date", "hint")
    assert word in problem.sentence


def test_what_is_planned_may_lie_in_the_next_school_year():
    assert problems(Task(title="A", due_on=date(2028, 7, 31))) == []
    (problem,) = problems(Task(title="A", due_on=date(2028, 8, 1)))
    assert "2028" in problem.sentence
