from datetime import date

import pytest

from ssa_desk.domain.records import Case
from ssa_desk.ui.dialogs.close_case import CloseCaseDialog


@pytest.fixture
def dialog(qtbot, desk):
    case = Case(case_no="1", opened_on=date(2026, 9, 3), main_topic="bullying")
    desk.workspace.save(case)
    dialog = CloseCaseDialog(desk, case, None)
    qtbot.addWidget(dialog)
    return dialog


def closed_on(desk):
    return desk.workspace.find(Case)[0].closed_on


def test_an_end_before_the_begin_is_told_once_and_may_be_passed(dialog, desk):
    dialog._form.editor("closed_on").set_value(date(2026, 9, 2))
    dialog.close_case()
    assert dialog._form.cells["closed_on"].problem.text() == "Das Ende liegt vor dem Beginn."
    assert closed_on(desk) is None
    dialog.close_case()
    assert closed_on(desk) == date(2026, 9, 2)


def test_a_usual_end_closes_at_once(dialog, desk):
    dialog._form.editor("closed_on").set_value(date(2026, 9, 30))
    dialog.close_case()
    assert closed_on(desk) == date(2026, 9, 30)
