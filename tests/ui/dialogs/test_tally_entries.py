from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain import clock
from ssa_desk.domain.records import AnonymousContact, School
from ssa_desk.domain.schoolyear import Period
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.dialogs.tally_entries import TallyEntriesDialog
from ssa_desk.ui.unlock_window import UnlockView
from ui.keys import in_dialog, press, write
from ui.shell import new_file, shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def entries(desk):
    school = School(name="Gesamtschule")
    made = [
        AnonymousContact(
            date=clock.today() - timedelta(days=days),
            school_id=school.id,
            addressee="pupil",
            short_count=2,
            persons=3,
        )
        for days in (1, 0)
    ]
    desk.workspace.save(school, *made)
    return made


@pytest.fixture
def dialog(qtbot, page_of, desk):
    def build():
        period = Period(clock.today() - timedelta(days=7), clock.today())
        made = TallyEntriesDialog(desk, period, page_of("statistics", desk))
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return build


def _texts(dialog, row):
    model = dialog.list.model
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_an_empty_period_says_how_to_count(dialog):
    assert dialog().list.is_empty()


def test_entries_are_read_newest_first(dialog, entries):
    shown = dialog()
    day = f"{clock.today():%d.%m.%Y}"
    assert _texts(shown, 0) == [day, "Gesamtschule", "Schülerin/Schüler", "2", "0", "3", ""]


def test_an_entry_is_corrected_by_keys(dialog, entries, desk):
    shown = dialog()
    in_dialog(lambda: (press("Ctrl+A"), write("5"), press("Return")))
    press("Return")
    assert desk.workspace.get(AnonymousContact, entries[1].id).short_count == 5
    assert _texts(shown, 0)[3] == "5"
    assert shown.is_changed


def test_school_and_core_area_can_be_corrected(dialog, entries, desk):
    shown = TallyDialog(desk, dialog(), entries[0])
    assert {"school_id", "core_area"} <= set(shown._form.cells)


@pytest.mark.parametrize(("key", "left"), [("Alt+L", 1), ("Alt+B", 2)])
def test_an_entry_is_deleted_after_a_question(dialog, entries, desk, key, left):
    shown = dialog()
    in_dialog(lambda: press(key))
    press("Delete")
    assert desk.workspace.count(AnonymousContact) == left
    assert shown.is_changed is (left == 1)


def test_a_correction_is_counted_on_the_page_at_once(qtbot, page_of, entries, desk, jobs):
    page = page_of("statistics", desk)

    def correct():
        in_dialog(lambda: (press("Ctrl+A"), write("5"), press("Return")))
        press("Return")

    def look():
        correct()
        QApplication.activeModalWidget().reject()

    in_dialog(look)
    page.show_tally()
    qtbot.waitUntil(lambda: jobs.is_idle)
    page.show_table("A04")
    assert page.pane.table.sheet.lines[0].cells[0].number == 7


def test_a_read_only_file_is_only_read(dialog, entries, desk):
    desk.workspace.database.read_only = True
    shown = dialog()
    press("Return")
    assert not shown.list.change.isEnabled()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("width", [600, 980, 1300])
def test_the_columns_fill_the_room_and_no_more(dialog, entries, qtbot, width):
    shown = dialog()
    shown.resize(width, 400)
    table = shown.list.table
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: abs(header.length() - table.viewport().width()) <= 1)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("31.12.2026")


def test_the_dialog_of_a_correction_is_low_enough_for_an_old_laptop(dialog, entries, desk):
    shown = TallyDialog(desk, dialog(), entries[0])
    assert shown.sizeHint().height() <= 560


def test_the_lock_closes_a_correction_and_its_list(qapp, qtbot, tmp_path):
    created = new_file(tmp_path / "jahr.ssadesk")
    made = shell(qapp, tmp_path / "jahr.ssadesk")
    qtbot.addWidget(made.window)
    made.conductor.enter(made.path, created.root)
    made.view.desk.workspace.save(AnonymousContact(date=clock.today(), short_count=2))
    made.view.go("statistics")

    def look():
        QApplication.activeModalWidget().is_changed = True
        in_dialog(made.conductor.lock)
        press("Return")

    in_dialog(look)
    made.view.page.show_tally()
    qtbot.waitUntil(lambda: isinstance(made.view, UnlockView))
    assert QApplication.activeModalWidget() is None
    made.window.close()
    qapp.setStyleSheet("")
