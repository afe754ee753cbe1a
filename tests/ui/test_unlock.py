"""Unlocking: by password, by code, with and without the side file, over real files."""

import pytest
from PySide6.QtCore import Qt

from ssa_desk.domain.records import Case
from ssa_desk.services import unlock
from ssa_desk.storage.keys import Root
from ssa_desk.ui.code_window import CodeView
from ssa_desk.ui.pages.today.rows import CaseRowWidget
from ssa_desk.ui.password_window import PasswordView
from ssa_desk.ui.unlock_window import UnlockView, WelcomeView
from ssa_desk.ui.way_window import WayView
from ui.keys import in_dialog, press, write
from ui.shell import PASSWORD, new_file, shell

NEW = "Möhre Fenster Zug 12"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Schule Nord.ssadesk"


@pytest.fixture
def created(path):
    return new_file(path)


@pytest.fixture
def started(qapp, qtbot, path):
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def test_the_right_password_opens_the_file_by_keyboard_alone(created, started, qtbot):
    assert isinstance(started.view, UnlockView)
    qtbot.keyClicks(started.view.password, PASSWORD)
    qtbot.keyClick(started.view.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: started.conductor.desk_view is not None, timeout=20_000)
    assert started.conductor.desk_view.page_id == "today"


def test_a_wrong_password_is_said_at_the_field_which_stays_in_its_place(created, started, qtbot):
    view, window = started.view, started.window
    qtbot.waitUntil(view.password.hasFocus)
    place = view.password.mapTo(window, view.password.pos())
    view.password.setText("nicht das richtige")
    view.unlock()
    qtbot.waitUntil(lambda: bool(view.field.problem), timeout=20_000)
    qtbot.waitUntil(view.field._problem.isVisible)
    window.grab()
    assert "Passwort stimmt nicht" in view.field.problem
    assert view.button.isEnabled()
    assert view.password.mapTo(window, view.password.pos()) == place


def test_without_a_password_nothing_is_tried(created, started):
    started.view.unlock()
    assert "Passwort" in started.view.field.problem
    assert started.conductor.jobs.is_idle


def test_the_window_stays_awake_while_the_key_is_derived(created, started, qtbot):
    started.view.password.setText(PASSWORD)
    started.view.unlock()
    assert not started.view.button.isEnabled()
    assert not started.view._busy.isHidden()
    qtbot.waitUntil(lambda: started.conductor.desk_view is not None, timeout=20_000)


@pytest.mark.parametrize(
    ("content", "words"), [(None, "nicht gefunden"), (b"", "leer"), (b"SQLite format 3\0", "")]
)
def test_a_file_that_is_none_is_said_in_a_sentence(path, started, qtbot, content, words):
    if content is not None:
        path.write_bytes(content)
    started.view.password.setText(PASSWORD)
    started.view.unlock()
    qtbot.waitUntil(lambda: bool(started.view.field.problem), timeout=20_000)
    assert words in started.view.field.problem
    assert "Traceback" not in started.view.field.problem


def test_only_the_name_of_the_file_is_shown_never_its_folder(created, started, path):
    texts = [one.text() for one in started.view.findChildren(type(started.view._caps))]
    assert path.stem in texts
    assert not any(str(path.parent) in text for text in texts)


def test_the_code_opens_the_file_and_a_new_password_is_set(created, started, qtbot, path):
    for side in path.parent.glob("*.keys*"):
        side.unlink()
    _recover(started, qtbot, created.code)
    assert started.view.later.isHidden()
    for field in (started.view.passwords.first, started.view.passwords.second):
        field.setText("Möhre Fenster Zug 12")
    started.view.set_password()
    qtbot.waitUntil(lambda: started.conductor.desk_view is not None, timeout=30_000)
    started.conductor.lock()
    qtbot.waitUntil(lambda: isinstance(started.view, UnlockView))
    started.unlock(qtbot, "Möhre Fenster Zug 12")


def test_where_the_password_still_works_it_may_be_kept(created, started, qtbot):
    _recover(started, qtbot, created.code.lower().replace("-", " "))
    started.view.later.click()
    qtbot.waitUntil(lambda: started.conductor.desk_view is not None)


def test_a_deputy_says_why_and_can_change_nothing(created, started, qtbot):
    _open_by_code(started, qtbot, created.code)
    started.view.deputy.setChecked(True)
    started.view.go_on()
    assert "Grund" in started.view.field.problem
    qtbot.keyClicks(started.view.reason, "Krankheitsvertretung")
    qtbot.keyClick(started.view.reason, Qt.Key.Key_Return)
    view = started.conductor.desk_view
    assert view.desk.workspace.read_only
    assert "Vertretung" in view.notices.deputy.accessibleName()
    assert view.notices.openings.isHidden()
    assert not view.actions_by_id["new_case"].isEnabled()
    view.go("cases")
    assert not view.page.list_pane._new.isEnabled()


def test_a_deputy_finds_released_cases_and_only_their_pages(created, started, qtbot, path):
    _write_cases(path, created)
    _open_as_deputy(started, qtbot, created.code)
    view = started.conductor.desk_view
    rows = view.page._emergency.findChildren(CaseRowWidget)
    assert [row.accessibleName() for row in rows] == ["F-1"]
    assert not view.go("statistics")
    assert view.go("settings")
    assert view.page.file is None


def test_a_deputy_sees_guarded_entries_after_a_second_reason(created, started, qtbot):
    _open_as_deputy(started, qtbot, created.code)
    first = started.view
    in_dialog(lambda: (write("Akute Gefahr"), press("Return")))
    first.notices.reason.click()
    qtbot.waitUntil(lambda: started.conductor.desk_view not in (None, first))
    assert started.view.notices.reason.isHidden()
    assert "geschützte Einträge" in started.view.notices.deputy.accessibleName()


def test_an_opening_by_code_is_told_at_the_next_unlock_until_it_is_confirmed(
    created, started, qtbot
):
    _open_as_deputy(started, qtbot, created.code)
    _lock_and_unlock(started, qtbot)
    assert "Vertretung: Krankheit" in started.view.notices.openings.accessibleName()
    started.view.notices.confirm.click()
    _lock_and_unlock(started, qtbot)
    assert started.view.notices.openings.isHidden()


def test_a_mistyped_code_is_said_at_the_field(created, started, qtbot):
    started.conductor.ask_code()
    started.view.code.setText("1234-5678")
    started.view.open()
    qtbot.waitUntil(lambda: bool(started.view.field.problem))
    assert "Tippfehler" in started.view.field.problem
    started.view.left.emit(started.path)
    assert isinstance(started.view, UnlockView)


def test_a_missing_side_file_points_to_the_code(created, started, qtbot, path):
    for side in path.parent.glob("*.keys*"):
        side.unlink()
    started.view.password.setText(PASSWORD)
    started.view.unlock()
    qtbot.waitUntil(lambda: bool(started.view.field.problem))
    assert "Wiederherstellungscode" in started.view.field.problem


def test_the_first_start_welcomes(qapp, qtbot):
    made = shell(qapp, None)
    qtbot.addWidget(made.window)
    assert isinstance(made.view, WelcomeView)
    made.window.close()
    qapp.setStyleSheet("")


def _open_by_code(started, qtbot, code):
    started.conductor.ask_code()
    assert isinstance(started.view, CodeView)
    started.view.code.setText(code)
    started.view.open()
    qtbot.waitUntil(lambda: isinstance(started.view, WayView))


def _open_as_deputy(started, qtbot, code):
    _open_by_code(started, qtbot, code)
    started.view.deputy.setChecked(True)
    started.view.reason.setText("Krankheit")
    started.view.go_on()


def _write_cases(path, created):
    desk = unlock.open_desk(path, Root(created.root.secret))
    desk.workspace.save(Case(case_no="F-1", deputy_consent=True), Case(case_no="F-2"))
    desk.close()


def _lock_and_unlock(started, qtbot):
    started.conductor.lock()
    qtbot.waitUntil(lambda: isinstance(started.view, UnlockView))
    started.unlock(qtbot)


def _recover(started, qtbot, code):
    _open_by_code(started, qtbot, code)
    started.view.go_on()
    assert isinstance(started.view, PasswordView)


def test_enter_on_the_choice_of_the_way_goes_on(created, started, qtbot):
    _open_by_code(started, qtbot, created.code)
    qtbot.keyClick(started.view.own, Qt.Key.Key_Return)
    assert isinstance(started.view, PasswordView)


def test_enter_on_the_way_of_a_deputy_asks_for_the_reason(created, started, qtbot):
    _open_by_code(started, qtbot, created.code)
    started.view.deputy.setChecked(True)
    qtbot.keyClick(started.view.deputy, Qt.Key.Key_Enter)
    assert "Grund" in started.view.field.problem


@pytest.mark.parametrize("goes_on", [False, True])
def test_after_a_code_nobody_there_means_unlocking_anew(created, started, qtbot, goes_on):
    _open_by_code(started, qtbot, created.code)
    if goes_on:
        started.view.go_on()
    root, guard = started.view._root, started.conductor.file_work.entry_guard
    assert guard.guard.idle._seconds == 5 * 60
    guard.guard.idle.over.emit()
    assert isinstance(started.view, UnlockView)
    assert "5 Minuten ohne Eingabe" in started.view._banner.accessibleName()
    assert not any(root._secret)


def test_a_password_that_is_just_being_set_is_set_before_the_key_goes(created, started, qtbot):
    _recover(started, qtbot, created.code)
    view, guard = started.view, started.conductor.file_work.entry_guard
    for line in (view.passwords.first, view.passwords.second):
        line.setText(NEW)
    view.set_password()
    guard.guard.idle.over.emit()
    qtbot.waitUntil(lambda: started.view is not view, timeout=20_000)
    unlock.unlock(started.path, NEW).wipe()
    assert guard.guard is None


def test_the_watch_ends_when_the_file_opens(created, started, qtbot):
    _recover(started, qtbot, created.code)
    guard = started.conductor.file_work.entry_guard
    started.view.later.click()
    assert guard.guard is None
    assert started.conductor.desk_view is not None


def test_a_file_that_is_not_there_is_said_before_the_password_is_typed(started):
    started.conductor.start(started.path)
    assert "nicht zu finden" in started.view._banner.accessibleName()


def test_an_answer_nobody_waits_for_any_more_is_left_alone(created, started, qtbot):
    started.view.password.setText("nicht das richtige")
    started.view.unlock()
    started.conductor.ask_code()
    later = []
    started.conductor.jobs.run(lambda _progress: 1, later.append, later.append)
    qtbot.waitUntil(lambda: bool(later), timeout=20_000)
    assert isinstance(started.view, CodeView)
