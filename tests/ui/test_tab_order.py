"""The Tab key reaches everything; a new step, page or dialog begins where one types."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from protection import begun
from ssa_desk.domain.records import Appointment, GroupOffer
from ssa_desk.ui.dialogs.agenda_entry import AgendaEntryDialog
from ssa_desk.ui.dialogs.change_password import ChangePasswordDialog
from ssa_desk.ui.dialogs.class_entry import ClassDialog
from ssa_desk.ui.dialogs.close_case import CloseCaseDialog
from ssa_desk.ui.dialogs.deputy_reason import DeputyReasonDialog
from ssa_desk.ui.dialogs.new_case import NewCaseDialog
from ssa_desk.ui.dialogs.own_choice import OwnChoiceDialog
from ssa_desk.ui.dialogs.pick_case import PickCaseDialog
from ssa_desk.ui.dialogs.plan_series import PlanSeriesDialog
from ssa_desk.ui.dialogs.protected import ProtectedDialog
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.dialogs.restore import RestoreDialog
from ssa_desk.ui.dialogs.rotation import RotationDialog
from ssa_desk.ui.dialogs.salvage import SalvageDialog
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.pages import PAGES
from ssa_desk.ui.pages.child_protection.new_procedure import NewProcedureDialog
from ssa_desk.ui.pages.child_protection.numbers_panel import NumbersDialog
from ssa_desk.ui.pages.child_protection.rating_dialog import RatingDialog
from ssa_desk.ui.pages.child_protection.sheet_dialog import SheetDialog
from ssa_desk.ui.pages.child_protection.sheets import entry_sheet
from ssa_desk.ui.setup_window import SetupView
from ui.shell import new_file, shell

DIALOGS = {
    "appointment": lambda desk, parent: AgendaEntryDialog(desk, Appointment, parent),
    "class": lambda desk, parent: ClassDialog(desk, _a_case(desk), None, parent),
    "close": lambda desk, parent: CloseCaseDialog(desk, _a_case(desk), parent),
    "new": NewCaseDialog,
    "own choice": lambda desk, parent: OwnChoiceDialog(
        desk.workspace, desk.own_choices, None, parent
    ),
    "pick": PickCaseDialog,
    "procedure": lambda desk, parent: NewProcedureDialog(desk, "", parent),
    "protocol": lambda desk, parent: SheetDialog(
        desk, entry_sheet(desk, _a_procedure(desk)), parent
    ),
    "rating": lambda desk, parent: RatingDialog(desk, _a_procedure(desk), parent),
    "numbers": NumbersDialog,
    "quick entry": QuickEntryDialog,
    "series": lambda desk, parent: PlanSeriesDialog(desk, _an_offer(desk), parent),
    "tally": TallyDialog,
    "password": lambda desk, parent: ChangePasswordDialog(desk, Jobs(), parent),
    "protected": lambda desk, parent: ProtectedDialog(desk, Jobs(), parent),
    "reason": lambda _desk, parent: DeputyReasonDialog(parent),
    "restore": lambda _desk, parent: RestoreDialog(Path("x.ssabak"), {}, Jobs(), parent),
    "rotation": lambda desk, parent: RotationDialog(desk, Jobs(), "sheet", parent),
    "salvage": lambda desk, parent: SalvageDialog(desk.path, Jobs(), parent),
}


@pytest.fixture
def shown(qapp, qtbot, tmp_path):
    path = tmp_path / "jahr.ssadesk"
    new_file(path)
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def test_tab_leads_through_every_step_of_the_set_up(shown):
    shown.conductor.set_up()
    view = shown.view
    assert isinstance(view, SetupView)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    view.proof.ask("ABCD-EFGH-JKMN-PQRS")
    for step in range(4):
        view._go(step)
        assert not _missed(shown.window)
    view.show_profile()
    assert not _missed(shown.window)


def test_tab_leads_through_unlock_window_and_code_window(shown):
    assert not _missed(shown.window)
    shown.conductor.ask_code()
    assert not _missed(shown.window)


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_tab_leads_through_every_page(shown, qtbot, page):
    shown.unlock(qtbot)
    shown.conductor.desk_view.go(page)
    assert not _missed(shown.window)


@pytest.mark.parametrize("tab", ["keys", "backups", "health"])
def test_tab_leads_through_every_tab_about_the_file(shown, qtbot, tab):
    shown.unlock(qtbot)
    shown.conductor.desk_view.go("settings", tab)
    assert not _missed(shown.window)


def test_every_page_opened_by_key_begins_in_itself(shown, qtbot):
    shown.unlock(qtbot)
    desk = shown.conductor.desk_view
    for page in ("cases", "statistics", "letters", "settings", "today"):
        desk.go(page)
        assert desk.page.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_leads_through_every_dialog(full_desk, qtbot, name):
    dialog = DIALOGS[name](full_desk, None)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert not _missed(dialog)


def _a_case(desk):
    return desk.cases.view(desk.cases.rows()[0].id).case


def _a_procedure(desk):
    return desk.child_protection.procedure(begun(desk))


def _an_offer(desk):
    offer = GroupOffer(title="Chor")
    desk.workspace.save(offer)
    return offer


def _missed(window):
    """Return what takes the Tab key and is not reached by it."""
    window.activateWindow()
    reached = set()
    for _ in range(80):
        widget = QApplication.focusWidget() or window
        reached.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return [_name(one) for one in window.findChildren(QWidget) if _waits(one)
            and one not in reached]  # fmt: skip


def _waits(widget):
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not policy or not widget.isVisible() or not widget.isEnabled() or widget.focusProxy():
        return False
    if isinstance(widget, QAbstractButton) and widget.autoExclusive():
        return widget.isChecked()
    return True


def _name(widget):
    return f"{type(widget).__name__} {widget.accessibleName()}"
