from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.settings.program import ProgramStore
from ssa_desk.storage.keys import Root
from ssa_desk.ui.conductor import Conductor
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow
from support import ROOT, new_desk
from ui.keys import focused, in_dialog, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PICTURES = Path(__file__).parents[1] / ".pictures"


@pytest.fixture
def window(qtbot, tmp_path):
    """The real window with an empty encrypted file open."""
    path = tmp_path / "jahr.ssadesk"
    new_desk(path).close()
    store = ProgramStore(tmp_path / "settings.json")
    window = MainWindow(store)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    conductor = Conductor(window, store, Theme(QApplication.instance(), "light", 1.0))
    with qtbot.waitExposed(window):
        window.show()
    _activate(window, qtbot)
    conductor.enter(path, Root(ROOT))
    yield conductor
    window.close()
    QApplication.instance().setStyleSheet("")


def _activate(window, qtbot):
    """Do what a window manager does; the offscreen platform has none."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _picture(window, name):
    PICTURES.mkdir(exist_ok=True)
    window.grab().save(str(PICTURES / f"{name}.png"))


def test_a_case_is_opened_written_found_and_closed_by_keyboard_alone(window, qtbot):
    workspace = window.desk_view.desk.workspace
    _open_a_case(window, qtbot)
    (case,) = workspace.find(Case)
    assert case.case_no

    _write_a_contact(window)
    (contact,) = workspace.find(CaseContact)
    assert (contact.case_id, contact.duration_min) == (case.id, 45)
    assert contact.observation == "Möchte die Klasse wechseln"

    _find_it(window, qtbot)
    _close_it(window)
    qtbot.waitUntil(lambda: not workspace.find(Case)[0].is_open)
    (case,) = workspace.find(Case)
    assert case.closure_reason == "goal_reached"
    _picture(window.window, "case-closed")


def _open_a_case(window, qtbot):
    _picture(window.window, "today-empty")

    def answer():
        write("Müller")
        press("Tab")
        write("Zeynep")
        _picture(QApplication.activeModalWidget(), "new-case")
        press("Return")

    in_dialog(answer)
    press("Ctrl+N")
    _activate(window.window, qtbot)


def _write_a_contact(window):
    press("Ctrl+Shift+N")
    write("45")
    press("Alt+O")
    write("Möchte die Klasse wechseln")
    _picture(window.window, "contact")
    press("Ctrl+S")


def _find_it(window, qtbot):
    press("Ctrl+1", "Ctrl+F")
    write("wechseln mueller")
    page = window.desk_view.page
    qtbot.waitUntil(lambda: page.list_pane.model.query == "wechseln mueller")
    press("Return")
    assert focused() is page._pane.timeline.list
    _picture(window.window, "case-found")


def _close_it(window):
    def answer():
        write("geklärt")
        _picture(QApplication.activeModalWidget(), "close-case")
        press("Return")

    in_dialog(answer)
    press("Alt+A")
