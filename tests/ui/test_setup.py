"""Setting up a new file, by keyboard, with the real key derivation."""

import pytest
from PySide6.QtCore import Qt

from ssa_desk.domain.records import School, WorkerProfile
from ssa_desk.ui.setup_window import SetupView
from ssa_desk.ui.unlock_window import WelcomeView
from ui.shell import shell

WORDS = "Lampe Tiger Wolke 7"


@pytest.fixture
def started(qapp, qtbot):
    made = shell(qapp, None)
    qtbot.addWidget(made.window)
    made.conductor.set_up()
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def test_a_new_file_is_set_up_by_keyboard(started, qtbot, tmp_path):
    view = started.view
    _up_to_the_sheet(view, qtbot, tmp_path)
    assert view.sheet_step.paper.pages == 1
    view.forward()
    for group, line in view.proof.asked:
        qtbot.keyClicks(line, group.lower())
    qtbot.keyClick(view.proof.asked[-1][1], Qt.Key.Key_Return)
    assert view.step == 4
    qtbot.keyClicks(view.profile.profile.editor("name").line, "Kim Beispiel")
    qtbot.keyClicks(view.profile.school.editor("name").line, "Gesamtschule Nord")
    view.forward()
    qtbot.waitUntil(lambda: started.conductor.desk_view is not None)
    workspace = started.conductor.desk_view.desk.workspace
    assert workspace.find(WorkerProfile)[0].name == "Kim Beispiel"
    assert workspace.find(School)[0].name == "Gesamtschule Nord"


def test_the_set_up_does_not_end_before_the_sheet_is_proved(started, qtbot, tmp_path):
    view = started.view
    _up_to_the_sheet(view, qtbot, tmp_path)
    view.forward()
    view.proof.asked[0][1].setText("XXXX")
    view.forward()
    assert view.step == 3
    assert started.conductor.desk_view is None


def test_given_up_before_the_proof_nothing_stays_on_the_disk(started, qtbot, tmp_path):
    _up_to_the_sheet(started.view, qtbot, tmp_path)
    assert list(tmp_path.iterdir())
    started.view.give_up()
    assert isinstance(started.view, WelcomeView)
    assert not list(tmp_path.iterdir())


def test_closing_the_window_on_the_way_removes_the_empty_file_too(started, qtbot, tmp_path):
    _up_to_the_sheet(started.view, qtbot, tmp_path)
    started.window.close()
    assert not list(tmp_path.iterdir())


def test_a_weak_password_goes_no_further(started, tmp_path):
    view = started.view
    view.place.set_folder(tmp_path)
    view.forward()
    for field in (view.password.passwords.first, view.password.passwords.second):
        field.setText("passwort1234")
    view.forward()
    assert view.step == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "a/b", "was?", ".versteckt"])
def test_a_name_no_system_takes_is_refused(started, tmp_path, name):
    view = started.view
    view.place.set_folder(tmp_path)
    view.place.name.setText(name)
    view.forward()
    assert view.step == 0


def test_a_file_that_is_there_is_never_overwritten(started, tmp_path):
    view = started.view
    view.place.set_folder(tmp_path)
    (tmp_path / f"{view.place.name.text()}.ssadesk").write_bytes(b"x")
    view.forward()
    assert view.step == 0


def _up_to_the_sheet(view, qtbot, folder):
    assert isinstance(view, SetupView)
    view.place.set_folder(folder)
    view.place.name.clear()
    qtbot.keyClicks(view.place.name, "Nord")
    qtbot.keyClick(view.place.name, Qt.Key.Key_Return)
    passwords = view.password.passwords
    qtbot.keyClicks(passwords.first, WORDS)
    qtbot.keyClick(passwords.first, Qt.Key.Key_Return)
    qtbot.keyClicks(passwords.second, WORDS)
    qtbot.keyClick(passwords.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.step == 2, timeout=30_000)
