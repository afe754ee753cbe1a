"""The sign beside the clock: begins a contact, names nobody, asks for the password first."""

import pytest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain.records import Case, YoungPerson
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.unlock_window import UnlockView
from ui.keys import in_dialog
from ui.shell import new_file, shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    made = shell(qapp, path)
    made.conductor.enter(path, new_file(path).root)
    child = YoungPerson(first_name="Mia", last_name="Musterkind")
    made.view.desk.workspace.save(child, Case(case_no="F-1", young_person_id=child.id))
    qtbot.waitUntil(lambda: made.conductor.tray is not None)
    made.tray = made.conductor.tray
    yield made
    if made.conductor.desk_view is not None:
        made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def _in_next(qtbot, do):
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        dialog.reject()

    in_dialog(look)
    do()
    qtbot.waitUntil(lambda: bool(seen))
    return seen[0]


def test_quick_entry_and_tally_begin_from_the_sign(opened, qtbot):
    assert _in_next(qtbot, opened.tray.entry.trigger) is QuickEntryDialog
    assert _in_next(qtbot, opened.tray.tally.trigger) is TallyDialog


def test_after_the_lock_it_asks_for_the_password_first(opened, qtbot):
    opened.conductor.lock_now("")
    opened.tray.entry.trigger()
    assert isinstance(opened.view, UnlockView)
    assert QApplication.activeModalWidget() is None
    kind = _in_next(qtbot, lambda: opened.unlock(qtbot))
    assert kind is QuickEntryDialog


def test_the_sign_and_its_menu_name_nobody(opened):
    for _ in range(2):
        opened.tray.menu.aboutToShow.emit()
        words = [opened.tray.sign.toolTip(), *(one.text() for one in opened.tray.menu.actions())]
        assert not any("Mia" in one or "F-1" in one or "Nord" in one for one in words)
        opened.conductor.lock_now("")


def test_while_locked_the_menu_offers_only_the_way_in(opened):
    opened.conductor.lock_now("")
    opened.tray.menu.aboutToShow.emit()
    shown = [one.text() for one in opened.tray.menu.actions() if one.isVisible() and one.text()]
    assert shown == ["Entsperren und eintragen …", "Fenster zeigen"]


def test_over_an_open_dialog_nothing_else_begins(opened, qtbot):
    seen = []

    def look():
        opened.tray.want("tally")
        dialog = QApplication.activeModalWidget()
        seen.append(type(dialog))
        dialog.reject()

    in_dialog(look)
    opened.view.quick_entry()
    assert seen == [QuickEntryDialog]
    assert QApplication.activeModalWidget() is None
