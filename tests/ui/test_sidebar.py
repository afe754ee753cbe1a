import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from ssa_desk.ui.actions import page_command
from ssa_desk.ui.dialogs.shortcuts import ShortcutsDialog
from ssa_desk.ui.pages import PAGES
from ssa_desk.ui.pages.page import Page
from ssa_desk.ui.sidebar import Sidebar

SETTINGS = Page("settings", "Einstellungen", "settings", PAGES[0].build)


@pytest.fixture
def bar(qtbot):
    bar = Sidebar((*PAGES, SETTINGS))
    qtbot.addWidget(bar)
    bar.resize(bar.width(), 740)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def places(bar):
    """Return where the drawings of the pages and of the buttons below begin and end."""
    return {
        (one.mapTo(bar, one.rect().topLeft()).x(), one.width())
        for one in bar.findChildren(QAbstractButton)
        if one.property("look") == "nav"
    }


def test_all_pages_fit_a_usual_laptop(bar):
    assert bar._pages.verticalScrollBar().maximum() == 0


def test_a_narrow_bar_cuts_no_drawing(bar, qtbot):
    bar.show_narrow(narrow=True)
    bar.resize(bar.width(), 340)
    qtbot.waitUntil(lambda: bar._pages.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: len(places(bar)) == 1)
    ((left, width),) = places(bar)
    assert width >= bar.lock.iconSize().width() + 16
    assert left + width <= bar.width()


def test_only_the_lock_stays_below_the_pages_of_a_low_window(bar, qtbot):
    bar.resize(bar.width(), 340)
    inner = bar._pages.widget()
    qtbot.waitUntil(lambda: inner.isAncestorOf(bar.privacy))
    assert inner.isAncestorOf(bar._buttons["settings"])
    assert not inner.isAncestorOf(bar.lock)
    bar.resize(bar.width(), 740)
    qtbot.waitUntil(lambda: not inner.isAncestorOf(bar.privacy))


def test_the_settings_keep_their_key_however_many_pages_there_are():
    keys = [page_command(n, "x", "X", "x").keys for n in range(1, 13)]
    assert keys[8:10] == [("Ctrl+9",), ("Alt+1",)]
    assert page_command(12, "settings", "X", "x").keys == ("Ctrl+,",)


def test_the_list_of_keys_names_those_of_the_settings_and_of_the_last_pages(bar):
    words = [one.text() for one in ShortcutsDialog(bar).findChildren(QLabel)]
    assert words[words.index("Einstellungen") + 1] == "Strg+Komma"
    assert words[words.index("Seiten ab der zehnten") + 1].startswith("Alt+1")
