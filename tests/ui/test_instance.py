"""One window per file: the lock, the call of a second start, other machines."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QSysInfo, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from ssa_desk.ui import instance
from ssa_desk.ui.instance import Claim, bring_to_front, call, give_way
from ssa_desk.ui.unlock_window import UnlockView, WelcomeView
from support import new_desk
from ui.keys import in_dialog
from ui.shell import shell

FAR = "4711\nssa-desk\nPC-LEHRERZIMMER\n0123456789abcdef\n0123\n"
HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ssa_desk.ui.instance import Claim
application = QCoreApplication([])
claim = Claim()
claim.called.connect(application.quit)
print(claim.take(Path(sys.argv[1])), flush=True)
application.exec()
claim.release()
"""


@pytest.fixture
def path(tmp_path):
    new_desk(tmp_path / "Nord.ssadesk").close()
    return tmp_path / "Nord.ssadesk"


@pytest.fixture
def claim(qapp):
    made = Claim()
    yield made
    made.release()


@pytest.fixture
def other(path):
    """Another process that holds the file until it is called."""
    held = subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True)
    assert held.stdout.readline() == "None\n"
    yield held
    held.kill()
    held.communicate()


def names(path):
    return sorted(one.name for one in path.parent.iterdir())


def answer(*words):
    """Press the button with these words in the dialog that waits."""

    def press():
        buttons = QApplication.activeModalWidget().findChildren(QAbstractButton)
        next(one for one in buttons if one.text().replace("&", "") in words).click()

    in_dialog(press)


def test_a_claim_lies_beside_the_file_and_goes_with_its_release(claim, path):
    assert claim.take(path) is None
    assert names(path) == ["Nord.ssadesk", "Nord.ssadesk.lock"]
    claim.release()
    assert names(path) == ["Nord.ssadesk"]


def test_a_lock_says_nothing_but_process_program_and_machine(claim, path):
    claim.take(path)
    pid, program, host, *ids = (path.parent / "Nord.ssadesk.lock").read_text().split()
    assert (pid, host) == (str(os.getpid()), QSysInfo.machineHostName())
    assert program.startswith("python")
    assert len(ids) <= 2


def test_another_file_takes_the_place_of_the_first(claim, path, tmp_path):
    second = tmp_path / "Süd.ssadesk"
    new_desk(second).close()
    claim.take(path)
    assert claim.take(second) is None
    assert names(path) == ["Nord.ssadesk", "Süd.ssadesk", "Süd.ssadesk.lock"]


def test_the_same_file_by_another_name_is_the_same_file(claim, other, path, tmp_path):
    (tmp_path / "Verweis.ssadesk").symlink_to(path)
    assert claim.take(tmp_path / "Verweis.ssadesk").is_here


def test_what_is_not_there_is_not_claimed(claim, path, tmp_path):
    assert claim.take(tmp_path / "Fehlt.ssadesk") is None
    assert names(path) == ["Nord.ssadesk"]


def test_a_second_start_calls_the_first_window_and_ends(other, path, capsys):
    assert give_way(path) == 0
    assert "schon in einem Fenster" in capsys.readouterr().err
    assert other.wait(5) == 0
    assert names(path) == ["Nord.ssadesk"]


def test_a_window_that_does_not_answer_is_said_so(other, path, capsys, monkeypatch):
    monkeypatch.setattr(instance, "_PATIENCE", 0.2)
    other.send_signal(signal.SIGSTOP)
    assert give_way(path) == 1
    assert "nicht antwortet" in capsys.readouterr().err
    assert names(path) == ["Nord.ssadesk", "Nord.ssadesk.lock"]


def test_the_lock_of_a_killed_process_is_taken_over(claim, other, path):
    assert claim.take(path).is_here
    other.kill()
    other.wait()
    assert names(path) == ["Nord.ssadesk", "Nord.ssadesk.lock"]
    assert claim.take(path) is None


@pytest.mark.parametrize("text", ["", f"1\npython3\n{QSysInfo.machineHostName()}\n"])
def test_a_lock_that_nobody_holds_is_taken_over(claim, path, text):
    """Killed before the first word, or its process id belongs to another program by now."""
    (path.parent / "Nord.ssadesk.lock").write_text(text)
    assert claim.take(path) is None


def test_two_starts_at_the_same_moment_give_one_window(path):
    starts = [
        subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    answers = [one.stdout.readline() for one in starts]
    for one in starts:
        one.kill()
        one.communicate()
    assert answers.count("None\n") == 1


def test_where_no_lock_can_be_written_the_file_opens_without(claim, tmp_path):
    path = tmp_path / f"{'N' * 245}.ssadesk"  # With ".lock" longer than a name may be.
    path.touch()
    assert claim.take(path) is None
    assert names(path) == [path.name]


def test_another_machine_is_named(claim, path):
    (path.parent / "Nord.ssadesk.lock").write_text(FAR)
    assert claim.take(path) == ("PC-LEHRERZIMMER", False)


def test_this_machine_under_another_name_is_known_by_its_id(claim, other, path):
    lock = path.parent / "Nord.ssadesk.lock"
    lock.write_text(lock.read_text().replace(f"\n{QSysInfo.machineHostName()}\n", "\nalt.local\n"))
    assert claim.take(path) == ("alt.local", True)


def test_a_user_who_knows_better_opens_the_file_of_another_machine(qapp, qtbot, path):
    (path.parent / "Nord.ssadesk.lock").write_text(FAR)
    answer("Trotzdem öffnen")
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    assert isinstance(made.view, UnlockView)
    assert "PC-LEHRERZIMMER" not in (path.parent / "Nord.ssadesk.lock").read_text()
    made.window.close()


def test_a_user_who_gives_in_is_welcomed_and_the_lock_stays(qapp, qtbot, path):
    (path.parent / "Nord.ssadesk.lock").write_text(FAR)
    answer("Abbrechen")
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    assert isinstance(made.view, WelcomeView)
    made.window.close()
    assert (path.parent / "Nord.ssadesk.lock").read_text() == FAR


def test_choosing_a_file_of_another_window_calls_that_window(qapp, qtbot, other, path, tmp_path):
    second = tmp_path / "Süd.ssadesk"
    new_desk(second).close()
    made = shell(qapp, second)
    qtbot.addWidget(made.window)
    answer("Verstanden")
    made.conductor.begin(path)
    assert made.view.path == second
    assert other.wait(5) == 0
    made.window.close()


def test_a_called_window_comes_back_from_the_task_bar(qapp, qtbot, path):
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    made.window.showMinimized()
    with qtbot.waitSignal(made.conductor.claim.called):
        assert call(path)
    assert not made.window.windowState() & Qt.WindowState.WindowMinimized
    made.window.close()
    assert names(path) == ["Nord.ssadesk"]


def test_the_claim_is_kept_while_the_window_is_locked(qapp, qtbot, path):
    from ssa_desk.storage.keys import Root
    from support import ROOT

    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    made.conductor.enter(path, Root(ROOT))
    made.conductor.lock()
    qtbot.waitUntil(lambda: isinstance(made.view, UnlockView))
    assert "Nord.ssadesk.lock" in names(path)
    made.window.close()
    qapp.setStyleSheet("")


def test_a_window_in_the_background_is_shown_with_its_dialog(qapp, qtbot, path):
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    made.window.hide()
    bring_to_front(made.window)
    assert made.window.isVisible()
    made.window.close()
