"""Attendance by keys alone: last time's list, then the exceptions."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from ssa_desk.domain import clock
from ssa_desk.domain.records import GroupAttendance, GroupOffer, GroupSession, YoungPerson
from ssa_desk.storage.keys import Root
from support import ROOT, new_desk
from ui.keys import focused, press
from ui.shell import shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WEEK = timedelta(days=7)


@pytest.fixture
def view(qapp, qtbot, tmp_path):
    """The real window over a file with a group of 24 children that met once."""
    path = tmp_path / "Nord.ssadesk"
    desk = new_desk(path)
    offer = GroupOffer(title="Chor", needs_names=True)
    held = GroupSession(offer_id=offer.id, date=clock.today() - WEEK, participants=24)
    planned = GroupSession(offer_id=offer.id, date=clock.today(), state="planned")
    people = [YoungPerson(first_name=f"Kind {number:02}") for number in range(24)]
    rows = [GroupAttendance(session_id=held.id, young_person_id=one.id) for one in people]
    desk.workspace.save(offer, held, planned, *people, *rows)
    desk.close()
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.conductor.enter(path, Root(ROOT))
    yield made.view
    made.window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def pressed(monkeypatch):
    """Counts the keys."""
    keys = []
    usual = QTest.keyClick

    def noted(widget, key, *others):
        keys.append(key)
        return usual(widget, key, *others)

    monkeypatch.setattr(QTest, "keyClick", noted)
    return keys


def test_24_children_and_two_exceptions_need_few_keys(view, qtbot, pressed):
    view.go("groups")
    press("Down", "Return")
    tab = view.page.part
    tab.tabs.setCurrentIndex(1)
    press("Up", "Return", "Alt+M")
    # A button takes a moment to be pressed by its key.
    qtbot.waitUntil(lambda: focused() is tab.sessions.side.attendance.view)
    press("Down", "Space", *["Down"] * 5, "Space", "Space", "Ctrl+S")
    workspace = view.desk.workspace
    session = workspace.find(GroupSession, date=clock.today())[0]
    states = [one.state for one in workspace.find(GroupAttendance, session_id=session.id)]
    assert (states.count("missing"), states.count("excused"), len(states)) == (1, 1, 24)
    assert (session.state, session.participants) == ("held", 22)
    assert len(pressed) < 20
