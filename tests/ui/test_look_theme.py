"""The look on real widgets: schemes, sizes, drawings."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabBar, QWidget

from ssa_desk.content.locate import resource
from ssa_desk.ui.look import icons
from ssa_desk.ui.look.sheet import style_sheet
from ssa_desk.ui.look.theme import Theme, palette
from ssa_desk.ui.look.tokens import DARK, LIGHT
from ssa_desk.ui.widgets.buttons import GhostButton, NavButton


@pytest.fixture
def theme(qapp):
    made = Theme(qapp, "light")
    yield made
    made.enlarge(1.0)
    made.choose("system")
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_sheet_has_a_value_for_every_name(scheme):
    assert "$" not in style_sheet(scheme)


def test_a_larger_text_makes_larger_distances():
    sizes = [
        float(re.findall(r"font-size: ([\d.]+)pt", style_sheet("light", z))[0]) for z in (1, 2)
    ]
    assert sizes[1] == pytest.approx(2 * sizes[0])


def test_the_chosen_scheme_is_drawn_at_once(theme, qapp, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert qapp.palette().window().color().name() == DARK.window
    assert icons.scheme() == "dark"


def test_the_systems_scheme_is_followed_unless_another_is_chosen(qapp):
    theme = Theme(qapp, "system")
    theme.follow_system()
    theme.take_up("dark")
    assert icons.scheme() == "dark"
    theme.choose("light")
    assert icons.scheme() == "light"
    theme.choose("system")
    assert icons.scheme() == "dark"
    qapp.setStyleSheet("")
    theme.deleteLater()


def test_a_drawing_follows_the_scheme(theme, qtbot):
    button = GhostButton("lock", "Sperren")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    theme.choose("dark")
    assert button.icon().cacheKey() != before


def test_a_drawing_grows_with_the_text(theme, qtbot):
    button = GhostButton("lock", "Sperren")
    qtbot.addWidget(button)
    usual = button.iconSize().height()
    theme.enlarge(2.0)
    assert button.iconSize().height() == 2 * usual


def test_a_drawing_has_the_colour_of_its_role(theme):
    image = icons.pixmap("lock", "accent_text", 48).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.accent_text in colours


def test_every_shipped_drawing_can_be_drawn(theme):
    for file in resource("icons").glob("*.svg"):
        assert not icons.pixmap(file.stem).isNull(), file.stem


def test_the_text_grows_with_the_zoom(theme, qapp):
    usual = qapp.font().pointSizeF()
    theme.enlarge(1.5)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * usual)


def test_the_palette_serves_what_the_style_sheet_does_not_reach():
    assert palette("dark").color(palette("dark").ColorRole.Highlight).name() == DARK.accent


def test_a_focused_button_looks_different(theme, qtbot):
    pair = QWidget()
    qtbot.addWidget(pair)
    row = QHBoxLayout(pair)
    buttons = [QPushButton("Weiter", pair), QPushButton("Weiter", pair)]
    for button in buttons:
        row.addWidget(button)
    with qtbot.waitExposed(pair):
        pair.show()
    pair.activateWindow()
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)
    assert buttons[0].grab().toImage() != buttons[1].grab().toImage()


def test_a_page_button_names_itself_even_without_words(theme, qtbot):
    button = NavButton("Heute", "house")
    qtbot.addWidget(button)
    button.setText("")
    button.setAccessibleName("Heute")
    assert button.accessibleName() == "Heute"
    assert not button.icon().isNull()


@pytest.mark.parametrize("look", ["", "primary", "link", "quick"])
def test_focus_by_key_draws_a_ring_and_nothing_inside(theme, qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    button, other = QPushButton("", window), QPushButton("", window)
    button.setProperty("look", look)
    button.setGeometry(0, 0, 120, 60)
    other.setGeometry(0, 70, 120, 60)
    with qtbot.waitActive(window):
        window.show()
    button.setFocus()
    inside = button.rect().adjusted(8, 8, -8, -8)
    qtbot.keyClick(button, Qt.Key.Key_Tab)
    resting = button.grab().toImage()
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    assert button.hasFocus()
    focused = button.grab().toImage()
    assert focused != resting
    assert focused.copy(inside) == resting.copy(inside)


def test_tabs_take_up_larger_letters(theme, qtbot):
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    tabs.addTab("Verlauf")
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.setFocus()
    before = tabs.font().pointSizeF()
    theme.enlarge(2.0)
    assert tabs.font().pointSizeF() == 2 * before
