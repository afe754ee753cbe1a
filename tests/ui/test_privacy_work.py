"""While names are hidden the pages of groups and transitions hold none, also while one writes."""

from datetime import timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    GroupAttendance,
    GroupOffer,
    GroupSession,
    Transition,
    TransitionStage,
)
from ui.test_privacy import leaks, opened  # noqa: F401 - a fixture


@pytest.fixture
def work(opened):  # noqa: F811
    workspace = opened.view.desk.workspace
    child = opened.case.young_person_id
    offer = GroupOffer(title="Chor", needs_names=True)
    session = GroupSession(offer_id=offer.id, date=clock.today() - timedelta(days=7))
    row = GroupAttendance(session_id=session.id, young_person_id=child)
    transition = Transition(
        transition_kind="secondary_to_vocational",
        case_id=opened.case.id,
        young_person_id=child,
        started_on=clock.today(),
        next_school="Sanddorn",
        note="Sanddorn",
    )
    stage = TransitionStage(transition_id=transition.id, stage="internship", provider="Sanddorn")
    workspace.save(offer, session, row, transition, stage)
    opened.transition, opened.session = transition, session
    return opened


@pytest.mark.parametrize("tab", ["transition", "open"])
def test_a_transition_that_is_being_written_is_covered(work, qtbot, tab):
    work.view.go("transitions", f"{tab}:{work.transition.id}")
    qtbot.waitUntil(work.view.page.part.isVisible)
    work.view.page.part.side.form.editor("class_name").set_typed("10c")
    assert leaks()
    work.view.toggle_privacy()
    assert leaks() == []


def test_a_session_that_is_being_written_is_covered(work):
    work.view.go("groups", f"group_session:{work.session.id}")
    work.view.page.part.sessions.side.form.editor("participants").set_value(4)
    assert leaks()
    work.view.toggle_privacy()
    assert leaks() == []
