"""While names are hidden no text, tooltip, accessible name or title holds one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact, Guardian, YoungPerson
from ssa_desk.storage.keys import Root
from ssa_desk.ui.dialogs.pick_case import PickCaseDialog
from ssa_desk.ui.pages import PAGES
from support import ROOT, new_desk
from ui.shell import shell

MARKERS = ("Zwetschge", "Quitte", "Holunder", "Sanddorn")


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    new_desk(path).close()
    made = shell(qapp, path)
    made.conductor.enter(path, Root(ROOT))
    child = YoungPerson(first_name="Quitte", last_name="Zwetschge")
    case = Case(case_no="2026-001", young_person_id=child.id, opened_on=clock.today())
    contact = CaseContact(
        case_id=case.id,
        date=clock.today() - timedelta(days=9),
        observation="Sanddorn",
        agreements="Sanddorn",
        follow_up_on=clock.today(),
    )
    mother = Guardian(
        young_person_id=child.id, name="Holunder", address="Holunder", email="Holunder"
    )
    made.view.desk.workspace.save(child, case, contact, mother)
    made.case, made.contact = case, contact
    yield made
    made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def visible():
    """Return everything that can be read or heard now."""
    said = []
    for one in QApplication.allWidgets():
        if not one.isVisible():
            continue
        said += [
            one.toolTip(),
            one.accessibleName(),
            one.accessibleDescription(),
            one.windowTitle(),
        ]
        if isinstance(one, QLabel | QLineEdit):
            said.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            said.append(one.toPlainText())
        elif isinstance(one, QComboBox):
            said.append(one.currentText())
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            said += _of_model(one.model())
    return said


def _of_model(model):
    roles = Qt.ItemDataRole
    shown = (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole)
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            yield from (str(model.index(row, column).data(role) or "") for role in shown)


def leaks():
    return [text for text in visible() if any(marker in text for marker in MARKERS)]


@pytest.mark.parametrize("page", [*(one.id for one in PAGES), "settings"])
def test_no_page_shows_a_name_while_names_are_hidden(opened, page):
    opened.view.toggle_privacy()
    opened.view.go(page)
    assert leaks() == []


@pytest.mark.parametrize("tab", range(3))
def test_a_case_shows_no_name_in_any_tab(opened, tab):
    opened.view.show_case(opened.case.id)
    opened.view.page._pane.tabs.setCurrentIndex(tab)
    assert leaks()
    opened.view.toggle_privacy()
    assert leaks() == []
    opened.view.toggle_privacy()
    assert leaks()


def test_open_forms_are_covered_and_keep_what_is_typed(opened):
    opened.view.show_case(opened.case.id)
    opened.view.page._write_contact(opened.contact.id)
    editor = opened.view.page._editor._form.editor("observation")
    editor.set_typed("Sanddorn und mehr")
    opened.view.toggle_privacy()
    assert leaks() == []
    opened.view.toggle_privacy()
    assert editor.isVisible()
    assert editor.typed() == "Sanddorn und mehr"


def test_forms_that_open_while_names_are_hidden_are_covered(opened):
    opened.view.toggle_privacy()
    opened.view.show_case(opened.case.id)
    opened.view.page._pane.tabs.setCurrentIndex(1)
    opened.view.page._pane.master_data.edit()
    assert leaks() == []


def test_a_letter_to_a_case_is_covered(opened):
    opened.view.go("letters", opened.case.id)
    assert leaks()
    opened.view.toggle_privacy()
    assert leaks() == []


def test_an_open_dialog_reads_its_names_again(opened):
    dialog = PickCaseDialog(opened.view.desk, opened.window)
    dialog.show()
    assert leaks()
    opened.view.toggle_privacy()
    assert leaks() == []
    dialog.reject()
    dialog.deleteLater()


def test_the_side_bar_says_that_names_are_hidden(opened):
    opened.view.toggle_privacy()
    assert opened.view.sidebar.privacy.isChecked()
    assert opened.view.sidebar.privacy.accessibleName() == "Namen sind verdeckt"
