"""The page of child protection in the whole window: locked away, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from protection import SEEN, begun
from ssa_desk.ui.unlock_window import UnlockView
from ui.shell import PASSWORD, new_file, shell


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    made = shell(qapp, path)
    made.conductor.enter(path, new_file(path).root)
    made.procedure = begun(made.view.desk)
    made.view.go("child_protection")
    yield made
    if made.conductor.desk_view is not None:
        made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def enter(made, qtbot):
    page = made.view.page
    page.gate.check.password.setText(PASSWORD)
    qtbot.keyClick(page.gate.check.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_entered, timeout=20_000)
    return page


def said(made):
    return " ".join(one.text() for one in made.window.findChildren(QLabel))


def test_the_lock_ends_the_ten_minutes_and_the_password_leads_back(opened, qtbot):
    page = enter(opened, qtbot)
    page.act(opened.procedure)
    page.pane.tabs.setCurrentIndex(1)
    assert SEEN in said(opened)
    opened.conductor.locking.lock()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    opened.unlock(qtbot)
    page = opened.view.page
    assert not page.is_entered
    assert SEEN not in said(opened)
    enter(opened, qtbot)
    qtbot.waitUntil(lambda: page.pane.tabs.currentIndex() == 1)
    assert page.pane.shown_id == opened.procedure


def test_leaving_and_coming_back_within_the_time_needs_no_password(opened, qtbot):
    enter(opened, qtbot)
    opened.view.go("today")
    opened.view.go("child_protection")
    assert opened.view.page.is_entered
    opened.view.desk.keys.forget()
    opened.view.go("today")
    opened.view.go("child_protection")
    assert not opened.view.page.is_entered


def test_a_glance_at_heute_shows_no_word_of_a_procedure(opened, qtbot):
    enter(opened, qtbot)
    opened.view.go("today")
    shown = [one.text() for one in opened.view.page.findChildren(QLabel)]
    assert not [text for text in shown if "KS-2026" in text or SEEN in text]
