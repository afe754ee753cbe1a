"""The Tab key reaches everything; a new step, page or dialog begins where one types."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from protection import begun
from ssa_desk.domain import clock
from ssa_desk.domain.records import Appointment, Consent, GroupOffer
from ssa_desk.services import deletion_work
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui.dialogs.access.assistant import AccessDialog
from ssa_desk.ui.dialogs.access.extend import ExtendDialog
from ssa_desk.ui.dialogs.agenda_entry import AgendaEntryDialog
from ssa_desk.ui.dialogs.case_summary.dialog import CaseSummaryDialog
from ssa_desk.ui.dialogs.change_password import ChangePasswordDialog
from ssa_desk.ui.dialogs.class_entry import ClassDialog
from ssa_desk.ui.dialogs.close_case import CloseCaseDialog
from ssa_desk.ui.dialogs.delete_cases import DeleteCasesDialog
from ssa_desk.ui.dialogs.deputy_reason import DeputyReasonDialog
from ssa_desk.ui.dialogs.disclose import NoteDialog
from ssa_desk.ui.dialogs.new_case import NewCaseDialog
from ssa_desk.ui.dialogs.own_choice import OwnChoiceDialog
from ssa_desk.ui.dialogs.pick_case import PickCaseDialog
from ssa_desk.ui.dialogs.plan_series import PlanSeriesDialog
from ssa_desk.ui.dialogs.protected import ProtectedDialog
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.dialogs.restore import RestoreDialog
from ssa_desk.ui.dialogs.restrict import ReleaseDialog, RestrictDialog
from ssa_desk.ui.dialogs.retention_rule import RetentionRuleDialog
from ssa_desk.ui.dialogs.revoke import RevokeDialog
from ssa_desk.ui.dialogs.rotation import RotationDialog
from ssa_desk.ui.dialogs.salvage import SalvageDialog
from ssa_desk.ui.dialogs.support_text import SupportTextDialog
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.look.fonts import lend_font
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.pages import PAGES
from ssa_desk.ui.pages.child_protection.new_procedure import NewProcedureDialog
from ssa_desk.ui.pages.child_protection.numbers_panel import NumbersDialog
from ssa_desk.ui.pages.child_protection.rating_dialog import RatingDialog
from ssa_desk.ui.pages.child_protection.sheet_dialog import SheetDialog
from ssa_desk.ui.pages.child_protection.sheets import entry_sheet
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.setup_window import SetupView
from ssa_desk.ui.widgets.scroll import ScrollPage
from ui.shell import new_file, shell

DIALOGS = {
    "access": lambda desk, parent: AccessDialog(
        Surroundings(desk, Jobs()), desk.access.requests.begun(_a_case(desk).id), parent
    ),
    "appointment": lambda desk, parent: AgendaEntryDialog(desk, Appointment, parent),
    "class": lambda desk, parent: ClassDialog(desk, _a_case(desk), None, parent),
    "close": lambda desk, parent: CloseCaseDialog(desk, _a_case(desk), parent),
    "delete": lambda desk, parent: DeleteCasesDialog(
        deletion_work.preview(desk, [_a_case(desk).id]), [_a_case(desk).id], parent, is_early=True
    ),
    "disclose": lambda desk, parent: NoteDialog(desk, _a_talk(_a_case(desk)), parent),
    "extend": lambda desk, parent: ExtendDialog(
        desk, desk.access.requests.begun(_a_case(desk).id), parent
    ),
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
    "release": lambda desk, parent: ReleaseDialog(desk, _a_case(desk).id, "F-1", parent),
    "restrict": lambda desk, parent: RestrictDialog(desk, _a_case(desk), parent),
    "restore": lambda _desk, parent: RestoreDialog(Path("x.ssabak"), {}, Jobs(), parent),
    "revoke": lambda desk, parent: RevokeDialog(
        desk, Consent(case_id=_a_case(desk).id, given_on=clock.today()), parent
    ),
    "rotation": lambda desk, parent: RotationDialog(desk, Jobs(), "sheet", parent),
    "rule": lambda desk, parent: RetentionRuleDialog(
        desk.retention, desk.retention.lines()[0], parent
    ),
    "salvage": lambda desk, parent: SalvageDialog(desk.path, Jobs(), parent),
    "summary": lambda desk, parent: CaseSummaryDialog(
        Surroundings(desk, Jobs()), _a_case(desk).id, parent
    ),
    "support": SupportTextDialog,
}

_INPUTS = (QLineEdit, QAbstractButton, QComboBox, QAbstractItemView, QPlainTextEdit)
_NARROW, _EDGES = 623, 60
"""The width that a dialog has there, and what its edges take."""


@pytest.fixture
def themed(qapp):
    """The look and the letters that users see."""
    lend_font()
    before = qapp.font()
    Theme(qapp, "light")
    yield
    qapp.setStyleSheet("")
    qapp.setFont(before)


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


@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_is_cut_off_at_the_right_of_an_old_laptop_at_twice_the_scale(
    themed, full_desk, qtbot, name
):
    dialog = DIALOGS[name](full_desk, None)
    qtbot.addWidget(dialog)
    assert dialog.minimumSizeHint().width() <= _NARROW
    pages = dialog.findChildren(ScrollPage)
    assert [page.widget().minimumSizeHint().width() for page in pages
            if page.widget().minimumSizeHint().width() > _NARROW - _EDGES] == []  # fmt: skip
    dialog.done(0)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_input_of_a_dialog_has_a_name(full_desk, qtbot, name):
    dialog = DIALOGS[name](full_desk, None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    inputs = [one for one in dialog.findChildren(QWidget) if isinstance(one, _INPUTS)]
    inputs = [one for one in inputs if _waits(one) and not isinstance(one.parent(), QComboBox)]
    assert [type(one) for one in inputs if not (one.accessibleName() or _said(one))] == []


def _said(widget):
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _a_case(desk):
    return desk.cases.view(desk.cases.rows()[0].id).case


def _a_talk(case):
    return Wish(
        document="conversation", recipient="", legal_basis="consent", content="", case_id=case.id
    )


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
