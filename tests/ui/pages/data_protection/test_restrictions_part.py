from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ssa_desk.domain.records import Case
from ssa_desk.ui.dialogs.protected import ProtectedDialog
from ssa_desk.ui.dialogs.restrict import ContentDialog, ReleaseDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def part(desk, page_of):
    held = Case(
        case_no="2026-002",
        legal_hold=True,
        legal_hold_reason="Klage",
        legal_hold_until=date(2020, 1, 1),
    )
    case = Case(case_no="2026-001")
    desk.workspace.save(case, held)
    desk.restrictions.restrict(case.id, "unlawful", "Antrag vom 3.9.")
    page = page_of("data_protection", desk)
    page.act("restrictions")
    return page.part


def test_both_lists_are_shown(part):
    assert len(part.rows) == 1
    assert len(part.holds) == 1


def test_a_hold_leads_to_its_case(part, qtbot, desk):
    with qtbot.waitSignal(part.case_wanted) as wanted:
        qtbot.keyClick(part.holds[0].button, Qt.Key.Key_Space)
    assert desk.workspace.get(Case, wanted.args[0]).case_no == "2026-002"


def answer(kind, act):
    """Do this with the dialog of this kind as soon as it waits."""

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(10, look)
            return
        act(dialog)

    QTimer.singleShot(0, look)


def test_a_release_empties_the_list(part, desk):
    def give_reason(dialog):
        dialog.reason.setPlainText("Geklärt")
        dialog.release()

    answer(ReleaseDialog, give_reason)
    part.rows[0].release.click()
    assert part.rows == []
    assert desk.restrictions.count() == 0


def test_the_content_opens_after_the_password_only(part, desk):
    answer(ProtectedDialog, lambda dialog: dialog.reject())
    part.rows[0].read.click()
    desk.keys.note_checked()
    seen = []
    answer(ContentDialog, lambda dialog: (seen.append(dialog), dialog.reject()))
    part.rows[0].read.click()
    assert len(seen) == 1
