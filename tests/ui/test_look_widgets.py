"""The shared widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit

from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card, StatCard
from ssa_desk.ui.widgets.chips import Chip, ChipRow
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.new_password import NewPassword
from ssa_desk.ui.widgets.password import PasswordField
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.search import SearchField
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import ElidedLabel
from ssa_desk.ui.widgets.text import label as text_label


def test_a_field_ties_label_editor_and_problem_together(qtbot):
    line = QLineEdit()
    field = Field("&Anlass", line, "Kurz")
    qtbot.addWidget(field)
    assert line.accessibleName() == "Anlass"
    assert next(one for one in field.findChildren(QLabel) if one.buddy()).buddy() is line
    field.show_problem("Bitte ausfüllen.")
    assert field.problem == "Bitte ausfüllen."
    assert line.property("problem") is True


def test_a_long_line_ends_in_dots_and_keeps_its_whole_text_in_the_tooltip(qtbot):
    label = ElidedLabel("Ein Name, der viel länger ist als der Platz")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(2000, 20)
    label.grab()
    assert not label.toolTip()


def test_the_search_tells_once_after_the_last_key(qtbot):
    field = SearchField("Suchen")
    qtbot.addWidget(field)
    told = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "mul")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["mul"]


def test_a_forgotten_search_tells_nobody(qtbot):
    field = SearchField("Suchen")
    qtbot.addWidget(field)
    field.setText("Müller")
    field.forget()
    with qtbot.assertNotEmitted(field.searched, wait=120):
        assert field.text() == ""


def test_a_password_is_shown_only_on_demand(qtbot):
    field = PasswordField("Passwort")
    qtbot.addWidget(field)
    field.setText("geheim")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    show = field.actions()[0]
    show.trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    field.forget()
    assert field.text() == ""
    assert field.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("key", "shift", "on"),
    [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True)],
)
def test_caps_lock_is_seen_by_the_letter_and_the_shift_key(qtbot, key, shift, on):
    field = PasswordField("Passwort")
    qtbot.addWidget(field)
    modifier = Qt.KeyboardModifier
    with qtbot.waitSignal(field.caps_lock) as told:
        field.keyPressEvent(_key(key, modifier.ShiftModifier if shift else modifier.NoModifier))
    assert told.args == [on]


def _key(text, modifier):
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("Lampe Tiger Wolke", "Lampe Tiger Wolke", True),
        ("Lampe Tiger Wolke", "Lampe Tiger Walke", False),
        ("kurz", "kurz", False),
        ("passwort1234", "passwort1234", False),
    ],
)
def test_a_new_password_is_taken_only_when_good_and_typed_twice(qtbot, first, second, taken):
    widget = NewPassword()
    qtbot.addWidget(widget)
    widget.first.setText(first)
    widget.second.setText(second)
    assert widget.password() == (first if taken else None)


def test_a_banner_without_words_is_hidden(qtbot):
    banner = Banner("error", "Der Datenträger ist voll.")
    qtbot.addWidget(banner)
    assert not banner.isHidden()
    assert banner.accessibleName() == "Der Datenträger ist voll."
    banner.show_text("")
    assert banner.isHidden()


def test_chips_are_replaced(qtbot):
    row = ChipRow()
    qtbot.addWidget(row)
    row.show_chips([("offen", ""), ("fällig", "warning")])
    row.show_chips([("ruht", "quiet")])
    shown = [chip.text() for chip in row.findChildren(Chip) if not chip.isHidden()]
    assert shown == ["ruht"]


def test_a_figure_is_named_for_screen_readers(qtbot):
    card = StatCard("Kontakte", "14", "davon 4 mit Eltern")
    qtbot.addWidget(card)
    assert card.accessibleName() == "Kontakte: 14 davon 4 mit Eltern"


def test_an_empty_page_offers_the_first_step(qtbot):
    empty = EmptyState("folder-open", "Noch keine Fälle", "Hier stehen Ihre Fälle.", "Neuer Fall")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.chosen):
        empty.button.click()


def test_a_long_title_is_cut(qtbot):
    header = PageHeader("Fälle")
    qtbot.addWidget(header)
    header.set_title("x" * 100)
    assert any(one.text().endswith("…") for one in header.findChildren(QLabel))


def test_a_row_is_opened_by_enter(qtbot):
    model = QStandardItemModel(2, 1)
    model.setItem(1, 0, QStandardItem("zwei"))
    table = RecordTable(model, "Liste")
    qtbot.addWidget(table)
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]


def test_long_work_can_be_stopped(qtbot):
    busy = Busy()
    qtbot.addWidget(busy)
    busy.begin("Liest …", can_stop=True)
    busy.advance(0.5)
    with qtbot.waitSignal(busy.cancelled):
        busy._cancel.click()
    busy.end()
    assert busy.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_answers_to_enter_and_space(qtbot, key):
    button = Button("Weiter")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_dialog_takes_the_height_of_its_texts_and_scrolls_only_beyond_the_screen(qtbot):
    dialog = FormDialog("Frage", "Ein Satz dazu.", None, letters=50)
    qtbot.addWidget(dialog)
    dialog.body.addWidget(text_label("Wort " * 60, "", wrap=True))
    with qtbot.waitExposed(dialog):
        dialog.show()
    bar = dialog._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    before = dialog.height()
    dialog.body.addWidget(text_label("Wort " * 60, "", wrap=True))
    qtbot.waitUntil(lambda: dialog.height() > before and bar.maximum() == 0)
    dialog.body.addWidget(text_label("Wort " * 4000, "", wrap=True))
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_the_buttons_of_a_narrow_head_go_below_its_title(qtbot):
    head = PageHeader("Heute", "Montag, 23. November 2026")
    qtbot.addWidget(head)
    button = PrimaryButton("Ein recht langer Schnelleintrag", "", head)
    head.add_action(button)
    head.show()
    head.resize(head.minimumSizeHint().width() + 4, 160)
    qtbot.waitUntil(lambda: button.geometry().right() <= head.width() and button.y() > 20)
    head.resize(900, 80)
    qtbot.waitUntil(lambda: button.x() > 300)


def test_a_page_whose_parts_fit_does_not_scroll(qtbot):
    page = ScrollPage()
    qtbot.addWidget(page)
    for _ in range(3):
        card = Card("Karte", page)
        card.body.addWidget(text_label("Ein Satz, der umbricht, wenn es eng ist. " * 5, wrap=True))
        page.body.addWidget(card)
    page.body.addStretch(1)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert page.body.minimumHeightForWidth(page.viewport().width()) < 600
    assert page.verticalScrollBar().maximum() == 0
