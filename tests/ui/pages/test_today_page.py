from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ssa_desk.domain import clock
from ssa_desk.domain.records import AnonymousContact, Case, CaseContact
from ssa_desk.ui.pages.today.rows import CaseRowWidget
from ui.keys import in_dialog, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(desk):
    case = Case(case_no="F-1", opened_on=clock.today())
    contact = CaseContact(
        case_id=case.id,
        date=clock.today() - timedelta(days=3),
        agreements="Rückruf bei der Mutter",
        follow_up_on=clock.today() - timedelta(days=1),
    )
    desk.workspace.save(case, contact)
    return case


def _rows(page):
    return [row for row in page.findChildren(CaseRowWidget) if row.isVisibleTo(page)]


def test_a_due_follow_up_leads_to_its_case_by_enter(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    (row,) = _rows(page)
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [case.id, ""]


def test_a_finished_follow_up_is_gone(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    (row,) = _rows(page)
    qtbot.mouseClick(row.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert desk.workspace.find(CaseContact)[0].follow_up_done
    assert _rows(page) == []


def test_a_mark_on_the_tally_sheet_takes_two_keys(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    in_dialog(lambda: press("Return"))
    page.tally()
    (mark,) = desk.workspace.find(AnonymousContact)
    assert (mark.date, mark.short_count, mark.persons) == (clock.today(), 1, 1)


def test_an_empty_file_offers_the_first_steps(page_of, desk, qtbot):
    page = page_of("today", desk)
    assert page._first_steps.isVisibleTo(page)
    buttons = page._first_steps.findChildren(QPushButton)
    with qtbot.waitSignals([page.page_wanted] * 3):
        for button in buttons:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_case_without_contact_for_weeks_is_listed(page_of, desk, qtbot):
    old = clock.today() - timedelta(weeks=20)
    case = Case(case_no="F-7", opened_on=old)
    desk.workspace.save(case, CaseContact(case_id=case.id, date=old))
    page = page_of("today", desk)
    (row,) = _rows(page)
    assert row.accessibleName() == "F-7, seit 20 Wochen"


def test_a_missing_place_for_backups_stands_on_top_and_leads_to_it(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    assert "Noch kein Ort" in page.backups.title.text()
    assert page.backups.y() < page._grid.geometry().bottom() + page._stack.y()
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.backups.button.click()
    assert wanted.args == ["settings", "backups"]


def test_backups_that_are_well_stand_quietly_below(page_of, desk, case, tmp_path_factory):
    page = page_of("today", desk)
    desk.backups.choose_folder(tmp_path_factory.mktemp("stick"))
    desk.backups.make()
    page.act("news")
    assert page.backups.title.text() == "Sicherungen"
    assert page._left.indexOf(page.backups) == 1


def test_damage_found_by_the_weekly_check_leads_to_the_state_of_the_file(
    page_of, desk, case, qtbot
):
    desk.workspace.database.is_damaged = True
    page = page_of("today", desk)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.backups.button.click()
    assert wanted.args == ["settings", "health"]
