"""Appointments and tasks: what is typed outlives the lock, odd days ask once."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain import clock
from ssa_desk.domain.records import Appointment, Case, Task
from ssa_desk.ui.dialogs.agenda_entry import AgendaEntryDialog
from ssa_desk.ui.unlock_window import UnlockView
from ui.keys import in_dialog, press, write
from ui.shell import new_file, shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    made = shell(qapp, path)
    made.conductor.enter(path, new_file(path).root)
    made.view.desk.workspace.save(Case(case_no="F-1"))
    yield made
    if made.conductor.desk_view is not None:
        made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def test_what_is_typed_is_there_again_after_the_lock(opened, qtbot):
    def type_and_lock():
        write("Hilfeplan")
        opened.conductor.lock()

    in_dialog(type_and_lock)
    opened.view.page._doings.new_appointment()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append((type(dialog), dialog._form.editor("title").typed()))
        dialog.reject()

    in_dialog(look)
    opened.unlock(qtbot)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(AgendaEntryDialog, "Hilfeplan")]


@pytest.fixture
def dialog(qtbot, desk):
    def build(kind, record=None, **starts):
        made = AgendaEntryDialog(desk, kind, None, record, **starts)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        return made

    return build


def test_an_appointment_in_a_year_long_past_asks_once(dialog, desk):
    shown = dialog(Appointment, date=clock.today() - timedelta(days=3000))
    write("Alt")
    press("Ctrl+Return")
    assert shown.isVisible()
    press("Ctrl+Return")
    assert desk.workspace.count(Appointment) == 1


def test_without_a_title_it_says_so_and_saves_nothing(dialog, desk):
    shown = dialog(Task)
    press("Ctrl+Return")
    assert shown._form.cells["title"].problem.text()
    assert desk.workspace.count(Task) == 0


def test_an_entry_is_deleted_after_a_question(dialog, desk, qtbot):
    task = Task(title="Weg damit")
    desk.workspace.save(task)
    shown = dialog(Task, task)
    in_dialog(lambda: press("Alt+L"))
    shown._ask_delete()
    assert desk.workspace.count(Task) == 0
