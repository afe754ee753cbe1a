from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.domain.records import Case, CaseContact, ChildProtectionAssessment, YoungPerson
from ssa_desk.ui.dialogs.delete_case import DeletingDialog, delete_in_case
from ssa_desk.ui.dialogs.delete_cases import DeleteCasesDialog
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.dialog import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(desk):
    child = YoungPerson(last_name="Mond", first_name="Ida")
    case = Case(case_no="2026-7", young_person_id=child.id)
    desk.workspace.save(child, case, CaseContact(case_id=case.id, date=date(2026, 2, 10)))
    desk.keys.note_checked()
    return case


@pytest.fixture
def delete(desk, jobs, qtbot):
    host = QWidget()
    qtbot.addWidget(host)

    def deleted(case):
        view = desk.cases.view(case.id)
        return delete_in_case(Surroundings(desk, jobs), view, host)

    return deleted


def answer(kind, act):
    """Do this with the dialog of this kind as soon as it waits."""

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(10, look)
            return
        act(dialog)

    QTimer.singleShot(0, look)


def agree(dialog):
    dialog.ground.setCurrentIndex(dialog.ground.findData("revoked"))
    dialog.archive.setCurrentIndex(dialog.archive.findData("on_request"))
    dialog.sure.setChecked(True)
    dialog.confirm()


def test_a_case_is_deleted_at_the_wish_of_the_person(desk, case, delete):
    answer(DeleteCasesDialog, agree)
    assert delete(case).startswith("Der Fall ist gelöscht.")
    assert desk.workspace.count(Case) == 0
    assert "Einwilligung widerrufen" in desk.deletion_records.all()[0].grounds


def test_without_a_ground_nothing_is_deleted(desk, case, delete):
    def press(dialog):
        dialog.confirm()
        assert dialog.proof is None
        dialog.reject()

    answer(DeleteCasesDialog, press)
    assert delete(case) == ""
    assert desk.workspace.count(Case) == 1


def test_a_held_case_says_what_stands_against_it(desk, case, delete):
    desk.workspace.save(case.changed(legal_hold=True, legal_hold_reason="Klage"))
    said = []

    def read(dialog):
        said.append(dialog.accessibleName())
        dialog.reject()

    answer(Dialog, read)
    assert delete(case) == ""
    assert said == ["Dieser Fall wird gerade nicht gelöscht"]


def test_an_assessed_case_asks_for_the_day_of_the_decision(desk, case, delete):
    desk.workspace.save(ChildProtectionAssessment(case_id=case.id))

    def press(dialog):
        agree(dialog)
        assert dialog.proof is None
        dialog.decided_on.set_value(date(2026, 1, 5))
        dialog.confirm()

    answer(DeleteCasesDialog, press)
    delete(case)
    assert "Jugendamt entschieden am 05.01.2026" in desk.deletion_records.all()[0].grounds


def test_stopping_leaves_the_case(desk, case, delete):
    def stop(dialog):
        dialog.reject()

    def press(dialog):
        answer(DeletingDialog, stop)
        agree(dialog)

    answer(DeleteCasesDialog, press)
    said = delete(case)
    assert (desk.workspace.count(Case) == 1) == (said == "")
