from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, Transition, TransitionStage, YoungPerson

BEGIN = date(2025, 9, 1)


@pytest.fixture(autouse=True)
def stopped():
    with clock.stopped_at(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def transition(kind="kita_to_primary", **values):
    return Transition(transition_kind=kind, started_on=BEGIN, **values)


def test_a_new_transition_has_all_stages_of_its_kind_planned(desk):
    stages = desk.transitions.stages(transition("primary_to_secondary"))
    assert [one.stage for one in stages][:2] == ["information_evening", "counselling_talk"]
    assert {one.state for one in stages} == {"planned"}


def test_only_stages_that_tell_something_are_saved(desk):
    one = transition()
    first, second, *rest = desk.transitions.stages(one)
    desk.transitions.save(one, (first.changed(state="done"), second.changed(note="bald"), *rest))
    assert {stage.stage for stage in desk.transitions.stages_saved(one)} == {
        first.stage,
        second.stage,
    }
    again = desk.transitions.stages(one)
    assert [stage.stage for stage in again] == [first.stage, second.stage, *(s.stage for s in rest)]
    desk.transitions.save(one, (again[0].changed(state="planned"), *again[1:]))
    assert desk.transitions.stages(one)[0].state == "planned"


def test_a_stage_of_another_kind_is_shown_too(desk):
    one = transition()
    desk.workspace.save(one, TransitionStage(transition_id=one.id, stage="internship"))
    assert desk.transitions.stages(one)[-1].stage == "internship"


def test_open_transitions_stand_class_by_class(desk):
    child = YoungPerson(first_name="Mia", last_name="Yıldız")
    case = Case(case_no="7", young_person_id=child.id)
    career = "secondary_to_vocational"
    wanted = transition(career, class_name="10b", case_id=case.id, young_person_id=child.id)
    desk.workspace.save(
        *(child, case, wanted),
        transition(class_name=""),
        transition(career, class_name="10a", outcome="no_follow_up", outcome_on=BEGIN),
        transition(career, class_name="10a", outcome="dual_training", outcome_on=BEGIN),
        Transition(transition_kind=career, started_on=date(2027, 1, 1)),
    )
    found = desk.transitions.open()
    assert [one.class_name for one in found] == ["10b", "10a", ""]
    assert (found[0].id, found[0].case_no, found[0].name) == (wanted.id, "7", "Mia Yıldız")


@pytest.mark.parametrize(
    ("outcome_on", "answers", "months"),
    [
        (date(2026, 8, 23), {}, 3),
        (date(2026, 8, 24), {}, None),
        (date(2026, 5, 23), {"follow_up_3": "yes"}, 6),
        (date(2026, 5, 24), {"follow_up_3": "yes"}, None),
        (date(2026, 5, 1), {}, 3),
        (date(2026, 5, 1), {"follow_up_3": "no", "follow_up_6": "unknown"}, None),
        (date(2024, 5, 1), {}, None),
    ],
)
def test_follow_ups_are_due_after_three_and_six_months(desk, outcome_on, answers, months):
    desk.workspace.save(transition(outcome="postponed", outcome_on=outcome_on, **answers))
    found = desk.transitions.due()
    assert [one.due.months for one in found] == ([months] if months else [])


def test_a_follow_up_at_the_end_of_february_is_due(desk):
    desk.workspace.save(transition(outcome="postponed", outcome_on=date(2026, 11, 30)))
    with clock.stopped_at(datetime(2027, 2, 28, 9, tzinfo=UTC)):
        assert len(desk.transitions.due()) == 1
