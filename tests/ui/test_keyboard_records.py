import pytest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain.records import Case, ParentContact, YoungPerson
from ssa_desk.settings.program import ProgramStore
from ssa_desk.storage.keys import Root
from ssa_desk.ui.conductor import Conductor
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow
from support import ROOT, new_desk
from ui.keys import focused, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot, tmp_path):
    """The real window over a file with one case."""
    path = tmp_path / "jahr.ssadesk"
    desk = new_desk(path)
    person = YoungPerson(first_name="Zeynep", last_name="Müller")
    desk.workspace.save(person, Case(case_no="F-1", young_person_id=person.id))
    desk.close()
    window = MainWindow(ProgramStore(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.resize(1366, 740)
    conductor = Conductor(window, ProgramStore(None), Theme(QApplication.instance(), "light", 1.0))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    conductor.enter(path, Root(ROOT))
    yield conductor
    window.close()
    QApplication.instance().setStyleSheet("")


def test_a_parent_contact_is_written_deleted_and_brought_back_by_keyboard_alone(window, qtbot):
    view = window.desk_view
    workspace = view.desk.workspace
    press(view.actions_by_id["page_parents"].shortcut().toString())
    press("Return")  # The first step of the empty page.
    write("mül")
    press("Return", "Alt+O")
    write("Rückruf vereinbart")
    press("Ctrl+S")
    if not workspace.count(ParentContact):  # Hints of the present day may be passed.
        press("Ctrl+S")
    (contact,) = workspace.find(ParentContact)
    assert contact.note == "Rückruf vereinbart"
    assert contact.case_id == workspace.find(Case)[0].id

    press("Escape")
    tab = view.page.part
    assert focused() is tab.list_side.table
    press("Delete")
    assert workspace.count(ParentContact) == 0
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: workspace.find(ParentContact) == [contact])
