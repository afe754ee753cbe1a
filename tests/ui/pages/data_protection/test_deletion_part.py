from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from deleting import delete_cases
from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Case,
    ChildProtectionAssessment,
    ParentContact,
    YoungPerson,
)
from ssa_desk.ui.dialogs.delete_cases import DeleteCasesDialog
from ssa_desk.ui.dialogs.protected import ProtectedDialog
from ssa_desk.ui.dialogs.retention_rule import RetentionRuleDialog
from ssa_desk.ui.widgets.dialog import Dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def due_desk(desk):
    """A case that is due, one that is held, an old contact, and a case to look at."""
    children = [
        YoungPerson(last_name=name, left_school_on=date(2026, 6, 1)) for name in ("Mond", "Stern")
    ]
    closed = date(2026, 6, 1)
    due, held = (
        Case(case_no=f"2026-{number}", young_person_id=child.id, closed_on=closed)
        for number, child in enumerate(children, 1)
    )
    quiet = Case(case_no="2025-9", opened_on=date(2025, 1, 1))
    desk.workspace.save(
        *children,
        due,
        held.changed(legal_hold=True, legal_hold_reason="Klage"),
        quiet,
        ParentContact(date=date(2025, 1, 1)),
    )
    desk.keys.note_checked()
    return desk


@pytest.fixture
def part(due_desk, page_of, qtbot, jobs):
    page = page_of("data_protection", due_desk)
    page.act("deletion")
    page.part.due.open()
    qtbot.waitUntil(lambda: jobs.is_idle)
    return page.part


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
    """Answer what a deletion asks."""
    dialog.archive.setCurrentIndex(dialog.archive.findData("no_duty"))
    dialog.sure.setChecked(True)
    dialog.confirm()


def texts(part):
    model = part.due.model
    return [model.texts(row)[0] for row in range(model.rowCount())]


def test_the_list_is_shown_after_the_password_only(desk, page_of, qtbot):
    desk.workspace.save(Case(case_no="2025-9", opened_on=date(2025, 1, 1)))
    page = page_of("data_protection", desk)
    page.act("deletion")
    assert page.part.due.found is None
    answer(ProtectedDialog, lambda dialog: dialog.reject())
    page.part.due.show_list.click()
    assert page.part.due.found is None


def test_what_is_due_is_ticked_and_what_is_held_cannot_be(part):
    assert texts(part) == [
        "2026-1 · Mond",
        "2026-2 · Stern",
        "2025-9",
        "Elternkontakte (1)",
    ]
    assert part.due.model.ticks == [0, 3]
    part.due.model.turn(1)
    assert part.due.model.ticks == [0, 3]


def test_the_blank_ticks_a_row(part, qtbot):
    part.due.table.selectRow(2)
    qtbot.keyClick(part.due.table, Qt.Key.Key_Space)
    assert part.due.model.ticks == [0, 2, 3]
    part.due.none.click()
    assert not part.due.remove.isEnabled()
    part.due.all.click()
    assert part.due.model.ticks == [0, 3]


def test_deleting_asks_shows_how_far_it_is_and_leaves_a_proof(part, due_desk, qtbot, jobs):
    answer(DeleteCasesDialog, agree)
    part.due.remove.click()
    qtbot.waitUntil(lambda: len(texts(part)) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert due_desk.workspace.count(Case) == 2
    assert part.proofs.list.model.rowCount() == 2
    assert part.due.news.isVisibleTo(part)


def test_without_an_answer_about_the_archive_nothing_is_deleted(part, due_desk, qtbot, jobs):
    def press(dialog):
        dialog.sure.setChecked(True)
        dialog.confirm()
        assert dialog.result() == QDialog.DialogCode.Rejected
        dialog.reject()

    answer(DeleteCasesDialog, press)
    part.due.remove.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert due_desk.workspace.count(Case) == 3


def test_the_day_of_the_offer_is_asked_for(qtbot, due_desk, part):
    def press(dialog):
        dialog.archive.setCurrentIndex(dialog.archive.findData("offered_taken"))
        dialog.sure.setChecked(True)
        dialog.confirm()
        assert dialog.proof is None
        dialog.offered_on.set_value(date(2026, 10, 1))
        dialog.confirm()

    answer(DeleteCasesDialog, press)
    part.due.remove.click()
    qtbot.waitUntil(lambda: len(texts(part)) == 2, timeout=20_000)
    assert due_desk.deletion_records.all()[0].archive.startswith("am 01.10.2026 angeboten")


def test_a_case_still_needed_leaves_the_list_for_a_year(part, due_desk, qtbot, jobs):
    part.due.none.click()
    part.due.model.turn(2)
    part.due.needed.click()
    qtbot.waitUntil(lambda: "2025-9" not in texts(part))
    assert due_desk.workspace.count(Case) == 3


def test_a_number_is_checked_against_the_proofs(part, due_desk):
    case = due_desk.workspace.find(Case, case_no="2026-1")[0]
    delete_cases(due_desk, [case.id])
    part.proofs.number.setText("2026-1")
    part.proofs.check()
    assert part.proofs.answer.text().startswith("Ja")
    part.proofs.number.setText("2026-3")
    part.proofs.check()
    assert "keinen Löschnachweis" in part.proofs.answer.text()


def test_a_period_is_changed_and_set_back(part, due_desk, qtbot):
    def change(dialog):
        dialog.editors["parent_contact_months"].set_value(6)
        dialog.take()

    part.plan.table.selectRow(3)
    answer(RetentionRuleDialog, change)
    part.plan.change.click()
    assert due_desk.retention.plan().parent_contact_months == 6
    assert "eigene Festlegung" in part.plan.whole.text()
    answer(Dialog, lambda dialog: dialog.accept())
    part.plan.back.click()
    assert due_desk.retention.plan().parent_contact_months == 12


def test_a_period_out_of_reach_is_refused_in_the_dialog(part, due_desk):
    def change(dialog):
        dialog.editors["audit_months"].set_value(3)
        dialog.take()
        assert dialog.isVisible()
        dialog.reject()

    part.plan.table.selectRow(8)
    answer(RetentionRuleDialog, change)
    part.plan.change.click()
    assert due_desk.retention.plan().audit_months == 24


def test_backups_with_deleted_cases_are_listed_and_renewed(part, due_desk, qtbot, jobs):
    # The renewal runs in the worker, by the true clock.
    with clock.stopped_at(datetime(2021, 1, 1, 9, 0, tzinfo=UTC)):
        due_desk.backups.make()
    with clock.stopped_at(datetime(2021, 1, 2, 9, 0, tzinfo=UTC)):
        delete_cases(due_desk, [due_desk.workspace.find(Case, case_no="2026-1")[0].id])
    part.refresh()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert part.left.isVisibleTo(part)
    part.left.start()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=20_000)
    assert part.left.list.model.rowCount() == 0
    assert part.left.news.isVisibleTo(part)


def test_a_procedure_without_a_case_leaves_from_the_list(part, due_desk, qtbot, jobs):
    due_desk.workspace.save(ChildProtectionAssessment(number="K-9", closed_on=date(2025, 1, 1)))
    part.due.look()
    qtbot.waitUntil(lambda: jobs.is_idle)
    row = texts(part).index("Verfahren ohne Fall K-9 (1)")
    part.due.model.tick_where(lambda place: place == row)
    assert part.due.needed.isEnabled()

    def decide(dialog):
        dialog.decided_on.set_value(date(2026, 11, 20))
        agree(dialog)

    answer(DeleteCasesDialog, decide)
    part.due.delete()
    qtbot.waitUntil(
        lambda: jobs.is_idle and not due_desk.workspace.count(ChildProtectionAssessment)
    )


def test_without_a_deletion_one_sentence_stands_in_place_of_the_proofs(part):
    assert part.proofs.list.isHidden()
    assert not part.proofs.nothing.isHidden()
