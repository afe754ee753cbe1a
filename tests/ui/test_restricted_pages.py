"""After a case is restricted no page holds a word of it, also of those that showed it before."""

from datetime import timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Appointment,
    Case,
    CaseContact,
    CaseGoal,
    Guardian,
    ParentContact,
    Task,
    Transition,
    YoungPerson,
)
from ssa_desk.storage.keys import Root
from ssa_desk.ui.pages import PAGES
from ssa_desk.ui.pages.cases.doings import CASE_DOINGS
from support import ROOT, new_desk
from ui.shell import shell
from ui.test_privacy import visible

MARK, REASON = "Zwirbelkopf", "Holunder"
EVERY = [*(one.id for one in PAGES), "settings"]


@pytest.fixture
def opened(qapp, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    new_desk(path).close()
    made = shell(qapp, path)
    made.conductor.enter(path, Root(ROOT))
    made.case = fill(made.view.desk)
    yield made
    made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def fill(desk):
    today = clock.today()
    child = YoungPerson(first_name=MARK, last_name=MARK)
    case = Case(case_no=MARK, young_person_id=child.id, opened_on=today, initial_situation=MARK)
    of = {"case_id": case.id}
    before = today - timedelta(days=50)
    desk.workspace.save(
        *(child, case, Guardian(young_person_id=child.id, name=MARK, address=MARK)),
        CaseContact(date=before, observation=MARK, agreements=MARK, follow_up_on=today, **of),
        ParentContact(date=today, note=MARK, agreements=MARK, follow_up_on=today, **of),
        *(Appointment(date=today, title=MARK, **of), Task(title=MARK, due_on=today, **of)),
        CaseGoal(goal=MARK, due_on=today, **of),
        Transition(
            young_person_id=child.id,
            started_on=today,
            transition_kind="primary_to_secondary",
            **of,
        ),
    )
    return case


def told(word):
    return [text for text in visible() if word in text]


def test_pages_that_showed_it_show_nothing_of_it_afterwards(opened):
    view, seen = opened.view, 0
    for page in EVERY:
        view.go(page)
        seen += bool(told(MARK))
    assert seen >= 4
    view.go("letters", opened.case.id)
    view.show_case(opened.case.id)
    view.desk.restrictions.restrict(opened.case.id, "unlawful", REASON)
    for page in EVERY:
        view.go(page)
        view.refresh()
        if page != "data_protection":
            assert told(MARK) == [], page


def test_names_can_be_hidden_and_shown_beside_it(opened):
    view = opened.view
    view.go("letters", opened.case.id)
    view.show_case(opened.case.id)
    view.desk.restrictions.restrict(opened.case.id, "unlawful", REASON)
    for _ in range(2):
        for page in ("cases", "letters", "today"):
            view.go(page)
            view.toggle_privacy()
            assert told(MARK) == [], page


def test_the_list_of_restrictions_hides_its_reasons_with_the_names(opened, qtbot):
    view = opened.view
    view.desk.restrictions.restrict(opened.case.id, "unlawful", REASON)
    view.go("data_protection", "restrictions")
    qtbot.waitUntil(lambda: bool(told(REASON)))
    view.toggle_privacy()
    assert told(REASON) == []


def test_the_menu_of_a_case_offers_it(opened):
    assert "restrict" in {one.id for one in CASE_DOINGS}
    view = opened.view
    view.show_case(opened.case.id)
    assert told(MARK)
    view.desk.restrictions.restrict(opened.case.id, "unlawful", REASON)
    view.refresh()
    assert view.page._pane.view is None
