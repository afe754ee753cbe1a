from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, ClassMembership, YoungPerson
from ssa_desk.domain.schoolyear import school_year
from ui.keys import in_dialog, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(desk):
    person = YoungPerson(first_name="Mia", last_name="Kaya")
    return desk.cases.save_case(Case(case_no="F-1", class_name="6a"), person)


@pytest.fixture
def page(page_of, desk, case):
    page = page_of("cases", desk)
    page.show_case(case.id, "")
    page._pane.tabs.setCurrentWidget(page._pane.master_data)
    return page


def _card(page):
    return page._pane.master_data.classes


def _button(page, words):
    buttons = _card(page).findChildren(QToolButton)
    return next(one for one in buttons if words in one.accessibleName() and one.isVisible())


def _row(case, day, name):
    return ClassMembership(young_person_id=case.young_person_id, valid_from=day, class_name=name)


def test_an_empty_history_says_which_class_counts(page):
    assert "Klasse zu Beginn, 6a" in _card(page)._nothing.text()


def test_a_new_class_is_written_by_keys_and_shown_everywhere_at_once(page, desk):
    _card(page).new.setFocus()
    in_dialog(lambda: (write("7b"), press("Return")))
    press("Return")
    (row,) = desk.workspace.find(ClassMembership)
    assert (row.class_name, row.valid_from, row.case_id) == ("7b", clock.today(), None)
    assert "7b" in [one.text() for one in _card(page).findChildren(QLabel)]
    assert any("7b" in one.text() for one in page._pane.header.findChildren(QLabel))
    assert page.list_pane.model.case_row(0).class_name == "7b"


def test_a_class_without_a_name_is_refused_with_a_sentence(page, desk):
    seen = []

    def answer():
        press("Return")
        dialog = QApplication.activeModalWidget()
        seen.append(dialog._form.cells["class_name"].problem.text())
        press("Esc")

    in_dialog(answer)
    _card(page).new.click()
    assert seen == ["Bitte ausfüllen."]
    assert desk.workspace.count(ClassMembership) == 0


def test_a_class_is_corrected(page, desk, case):
    desk.workspace.save(_row(case, clock.today() - timedelta(days=5), "7b"))
    page.refresh()
    in_dialog(lambda: (press("Ctrl+A"), write("7c"), press("Return")))
    _button(page, "ändern").click()
    assert [row.class_name for row in desk.workspace.find(ClassMembership)] == ["7c"]
    assert desk.cases.view(case.id).class_name == "7c"


@pytest.mark.parametrize(("key", "left"), [("Alt+L", 0), ("Alt+B", 1)])
def test_a_class_is_deleted_after_a_question(page, desk, case, key, left):
    desk.workspace.save(_row(case, clock.today(), "7b"))
    page.refresh()
    in_dialog(lambda: press(key))
    _button(page, "löschen").click()
    assert desk.workspace.count(ClassMembership) == left
    assert page.list_pane.model.case_row(0).class_name == ("7b" if left else "6a")


def test_a_read_only_file_takes_no_class(page, desk, case):
    desk.workspace.save(_row(case, clock.today(), "7b"))
    desk.workspace.database.read_only = True
    page.refresh()
    assert not _button(page, "ändern").isEnabled()
    _card(page).add()
    assert QApplication.activeModalWidget() is None


def test_the_figures_follow_a_new_class_at_once(page, desk, case):
    desk.cases.save_contact(desk.cases.new_contact(case.id))
    _card(page).new.setFocus()
    in_dialog(lambda: (write("7b"), press("Return")))
    press("Return")
    tables = {one.id: one for one in desk.statistics.tables(school_year(clock.today()))}
    assert tables["P03"]["level=7"] == 1
