import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from ssa_desk.ui.idle import OwnIdle
from ssa_desk.ui.inputs import KEYS, InputFilter


@pytest.fixture
def heard():
    return []


@pytest.fixture
def line(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    return line


def keys(heard, line):
    filtered = InputFilter(KEYS, lambda: heard.append("key"), line)
    filtered.begin()
    return filtered


def test_keys_are_heard_and_still_arrive(heard, line):
    keys(heard, line)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert (heard, line.text()) == (["key"], "a")


def test_a_key_is_heard_once_however_often_a_window_comes_to_the_front(heard, line, qtbot):
    filtered = keys(heard, line)
    filtered.begin()
    filtered._hear(line.windowHandle())
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert heard == ["key"]


def test_windows_that_open_later_are_heard(heard, line, qtbot):
    keys(heard, line)
    dialog = QDialog(line)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert heard == ["key"]


def test_after_the_end_nothing_is_heard(heard, line):
    filtered = keys(heard, line)
    filtered.end()
    filtered.end()
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert heard == []


def test_keys_alone_do_without_the_mouse(heard, line):
    keys(heard, line)
    QTest.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton)
    assert heard == []


def test_the_mouse_ends_idleness_too(line):
    idle = OwnIdle(line)
    idle._last -= 600
    QTest.mouseClick(line.windowHandle(), Qt.MouseButton.LeftButton)
    assert idle.seconds() < 60
    idle.end()
