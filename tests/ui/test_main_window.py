"""The window with an open file: pages, keys, lock, theme."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QListView

from ssa_desk.domain.records import Case, WorkerProfile, YoungPerson
from ssa_desk.storage.errors import DiskFullError, StatementError
from ssa_desk.storage.keys import Root
from ssa_desk.ui.actions import ACTIONS, GROUPS, page_command
from ssa_desk.ui.look.fonts import lend_font
from ssa_desk.ui.pages import PAGES
from ssa_desk.ui.unlock_window import UnlockView
from ssa_desk.ui.widgets.dialog import Dialog
from support import ROOT, new_desk
from ui.shell import new_file, shell

CHILD = "Mia Musterkind"


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    new_desk(path).close()
    made = shell(qapp, path, tmp_path / "settings.json")
    qtbot.addWidget(made.window)
    made.conductor.enter(path, Root(ROOT))
    yield made
    made.window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def with_child(opened):
    child = YoungPerson(first_name="Mia", last_name="Musterkind")
    workspace = opened.conductor.desk_view.desk.workspace
    workspace.save(child)
    workspace.save(Case(case_no="2026-001", young_person_id=child.id))
    return opened


def test_no_two_actions_share_a_key():
    pages = [page_command(n, one.id, one.title, one.icon) for n, one in enumerate(PAGES, 1)]
    keys = Counter(QKeySequence(key).toString() for one in (*ACTIONS, *pages) for key in one.keys)
    assert not [key for key, times in keys.items() if times > 1]


def test_every_action_stands_in_the_menu(opened):
    assert {one.group for one in ACTIONS} <= set(GROUPS)
    shown = {action.data() for action in opened.view.sidebar.menu.actions()}
    assert {one.id for one in ACTIONS} <= shown


@pytest.mark.parametrize(("number", "page"), tuple(enumerate(PAGES, start=1)))
def test_a_page_is_opened_by_its_key(opened, qtbot, number, page):
    _press(opened, qtbot, page_command(number, page.id, page.title, page.icon).keys[0])
    assert opened.view.page_id == page.id


def test_pages_are_built_at_the_first_visit(opened):
    assert set(opened.view._built) == {"today"}
    opened.view.go("letters")
    assert set(opened.view._built) == {"today", "letters"}


def test_navigation_answers_to_toggled(opened):
    button = opened.view.sidebar._buttons["statistics"]
    button.setChecked(True)
    assert opened.view.page_id == "statistics"


def test_the_search_key_leads_to_the_search_of_cases(opened, qtbot):
    _press(opened, qtbot, "Ctrl+F")
    assert opened.view.page_id == "cases"


def test_the_title_never_carries_a_name(with_child):
    with_child.view.go("cases")
    assert with_child.window.windowTitle() == "SSA Desk"


def test_locking_leaves_no_name_on_the_screen(with_child, qtbot):
    with_child.view.go("cases")
    with_child.window.activateWindow()
    qtbot.waitUntil(with_child.window.isActiveWindow)
    QGuiApplication.clipboard().setText(CHILD)
    _press(with_child, qtbot, "Ctrl+L")
    qtbot.waitUntil(lambda: isinstance(with_child.view, UnlockView))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [text for text in _texts() if "Muster" in text]
    assert not QApplication.findChildren(QApplication.instance(), QListView)
    assert QGuiApplication.clipboard().text() == ""
    assert with_child.window.windowTitle() == "SSA Desk"


def test_locking_closes_the_file_and_forgets_the_key(opened, qtbot):
    desk = opened.view.desk
    opened.conductor.lock()
    qtbot.waitUntil(lambda: opened.conductor.desk_view is None)
    assert not any(desk._root._secret)
    with pytest.raises(StatementError):
        desk.workspace.count(Case)


def test_after_the_lock_the_same_page_comes_back(qapp, qtbot, tmp_path):
    created = new_file(tmp_path / "Nord.ssadesk")
    made = shell(qapp, tmp_path / "Nord.ssadesk")
    qtbot.addWidget(made.window)
    made.conductor.enter(made.path, created.root)
    made.view.go("letters")
    made.conductor.lock()
    qtbot.waitUntil(lambda: isinstance(made.view, UnlockView))
    made.unlock(qtbot)
    assert made.view.page_id == "letters"
    made.window.close()
    qapp.setStyleSheet("")


def test_the_lock_key_works_over_an_open_dialog(opened, qtbot):
    seen = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(dialog)
        opened.conductor._lend_lock(None)
        dialog.activateWindow()
        qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(50, press)
    Dialog("Frage", "Text", opened.window).exec()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    assert seen


def test_a_chosen_theme_is_kept_for_the_next_start(opened, tmp_path):
    opened.view.go("settings")
    page = opened.view.page
    page.look.buttons["dark"].setChecked(True)
    assert opened.conductor.theme.choice == "dark"
    assert '"dark"' in (tmp_path / "settings.json").read_text(encoding="utf-8")


def test_the_text_grows_and_shrinks_by_key(opened, qtbot):
    opened.conductor.enlarge()
    assert opened.conductor.theme.zoom > 1
    opened.conductor.usual_size()
    assert opened.conductor.theme.zoom == 1
    opened.conductor.reduce()
    assert opened.conductor.theme.zoom < 1


def test_the_foot_says_when_was_saved_last(opened):
    opened.view.desk.workspace.save(Case(case_no="2026-002"))
    assert "zuletzt gespeichert" in opened.conductor.foot.saved.text()


def test_a_narrow_window_shows_drawings_with_names(opened):
    opened.window.resize(640, 600)
    opened.view.sidebar.show_narrow(narrow=True)
    button = opened.view.sidebar.lock
    assert button.text() == ""
    assert button.accessibleName() == "Sperren"


@pytest.mark.parametrize("page", [*(one.id for one in PAGES), "settings"])
def test_every_input_and_button_in_sight_has_a_name(opened, page):
    opened.view.go(page)
    shown = [
        one
        for kind in (QLineEdit, QAbstractButton)
        for one in opened.view.findChildren(kind)
        if one.isVisibleTo(opened.view) and not isinstance(one.parent(), QComboBox)
    ]
    assert shown
    assert not [type(one) for one in shown if not (one.accessibleName() or _text(one))]


def test_the_profile_is_changed_in_the_settings(opened):
    opened.view.go("settings")
    part = opened.view.page.profile
    part.form.editor("name").set_typed("Kim Beispiel")
    assert part.has_unsaved()
    opened.view.save()
    assert not part.has_unsaved()
    assert opened.view.desk.workspace.profile().name == "Kim Beispiel"


def test_the_authority_of_an_older_profile_moves_to_the_field_that_is_used(opened):
    workspace = opened.view.desk.workspace
    workspace.save(WorkerProfile(supervisory_authority="LDI"))
    opened.view.go("settings")
    part = opened.view.page.profile
    assert "supervisory_authority" not in part.form.cells
    part.form.editor("name").set_typed("Kim")
    assert part.save()
    saved = workspace.profile()
    assert (saved.data_protection_authority, saved.supervisory_authority) == ("LDI", "")


def test_a_school_is_added_in_the_settings(opened):
    opened.view.go("settings")
    schools = opened.view.page.schools
    schools.begin()
    schools.part.form.editor("name").set_typed("Gesamtschule Nord")
    assert schools.part.save()
    assert schools.list.count() == 1
    assert [one.name for one in opened.view.desk.workspace.schools()] == ["Gesamtschule Nord"]


def _press(started, qtbot, keys):
    combination = QKeySequence(keys)[0]
    started.window.activateWindow()
    qtbot.waitUntil(started.window.isActiveWindow)
    qtbot.keyClick(started.window, combination.key(), combination.keyboardModifiers())


def _texts():
    return [one.text() for one in QApplication.allWidgets() if isinstance(one, QLabel | QLineEdit)]


def _text(widget):
    return widget.text() if isinstance(widget, QAbstractButton) else widget.placeholderText()


def test_another_file_is_opened_only_after_this_one_is_locked(opened, monkeypatch):
    shown = []
    monkeypatch.setattr(opened.conductor, "choose_file", lambda: shown.append(opened.view))
    opened.conductor.open_other()
    assert isinstance(shown[0], UnlockView)
    assert opened.conductor.desk_view is None


@pytest.mark.parametrize("page", [*(one.id for one in PAGES), "settings"])
def test_every_page_fits_an_old_laptop_at_twice_the_scale(opened, qtbot, page):
    opened.view.go(page)
    opened.window.resize(683, 384)
    qtbot.waitUntil(lambda: _fits(opened.window.minimumSizeHint()))
    assert opened.view.sidebar.lock.text() == ""


def test_all_tabs_of_a_case_fit_side_by_side(with_child):
    lend_font()
    with_child.window.resize(1366, 768)
    view = with_child.conductor.desk_view
    view.show_case(view.desk.cases.rows()[0].id)
    bar = view.page._pane.tabs.tabBar()
    for tab in range(bar.count()):
        bar.setCurrentIndex(tab)
        assert bar.sizeHint().width() <= bar.width()


def test_a_full_disk_keeps_the_file_open_rather_than_lose_what_is_typed(opened, monkeypatch):
    told = []
    monkeypatch.setattr("ssa_desk.ui.errors.show", lambda error, _parent: told.append(error))
    monkeypatch.setattr(opened.view.page, "keep_drafts", _full)
    opened.conductor.lock_now("")
    assert isinstance(told[0], DiskFullError)
    assert opened.conductor.desk_view is not None
    monkeypatch.undo()


def _full():
    raise DiskFullError


def _fits(least):
    return least.width() <= 683 and least.height() <= 384


def test_a_file_put_in_its_place_is_opened_at_the_same_page(opened, qtbot):
    former = opened.view
    former.go("letters")
    former.file_replaced.emit(opened.path, Root(ROOT))
    qtbot.waitUntil(lambda: opened.conductor.desk_view not in (None, former))
    assert opened.view.page_id == "letters"
    assert opened.view.desk.workspace.count(Case) == 0


def test_the_key_of_a_page_leads_into_the_page_also_from_the_side_bar(opened, qtbot):
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    opened.view.sidebar._buttons["today"].setFocus()
    opened.view.actions_by_id["page_statistics"].trigger()
    assert opened.view.page.isAncestorOf(opened.window.focusWidget())


def test_the_report_leads_to_a_record_and_back(with_child, qtbot):
    view = with_child.view
    view.go("report", "gaps")
    qtbot.waitUntil(lambda: with_child.conductor.jobs.is_idle)
    case = view.desk.workspace.find(Case)[0]
    view.page.part.way_back_wanted.emit("Fehlt: Hauptthema (1 von 1)")
    view.page.part.case_wanted.emit(case.id, "")
    assert (view.page_id, view.way_back.isVisible()) == ("cases", True)
    view.way_back.back.click()
    assert (view.page_id, view.way_back.isVisible()) == ("report", False)


def test_keys_lead_back_and_on_while_the_bar_offers_it(with_child, qtbot):
    view = with_child.view
    back, onward = (view.actions_by_id[one] for one in ("way_back", "way_on"))
    assert (back.isEnabled(), onward.isEnabled()) == (False, False)
    view.go("report", "goals")
    view.page.part.way_back_wanted.emit("Ziele für den Jahresbericht")
    view.page.part.page_wanted.emit("planning", "")
    assert (back.isEnabled(), onward.isEnabled()) == (True, False)
    with qtbot.waitActive(with_child.window):
        with_child.window.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert (view.page_id, back.isEnabled()) == ("report", False)
