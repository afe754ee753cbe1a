import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.link_editor import LinkEditor, Picker
from ssa_desk.ui.forms.parsing import EntryError
from ui.keys import press, write

NAMES = {"1": "Mia Müller", "2": "Mika Maurer", "3": "Ben Rossi"}


def found(text):
    return tuple(
        Choice(key, name) for key, name in NAMES.items() if text.casefold() in name.casefold()
    )


@pytest.fixture
def editor(qtbot):
    made = LinkEditor(Picker(found, lambda key: NAMES.get(key, "")))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def test_some_letters_and_enter_take_the_first_hit(editor):
    write("mi")
    press("Return")
    assert editor.value() == "1"
    assert editor.line.text() == "Mia Müller"


def test_arrow_and_enter_take_another_hit(editor):
    write("mi")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(editor._popup(), key)
    assert editor.value() == "2"


def test_the_arrow_down_offers_what_there_is_without_a_letter(editor):
    press("Down")
    assert editor._hits.rowCount() == len(NAMES)
    assert editor._popup().isVisible()
    editor._popup().hide()


def test_a_text_with_one_hit_needs_no_choice(editor):
    write("ros")
    editor._popup().hide()
    assert editor.value() == "3"


def test_a_text_with_several_hits_is_no_choice(editor):
    editor.line.setText("mi")
    with pytest.raises(EntryError):
        editor.value()


def test_an_emptied_line_means_nobody(editor):
    editor.set_value("1")
    editor.line.clear()
    assert editor.value() is None


def test_a_changed_name_is_no_longer_the_record(editor):
    editor.set_value("1")
    QTest.keyClick(editor.line, Qt.Key.Key_End)
    write("x")
    editor._popup().hide()
    with pytest.raises(EntryError):
        editor.value()


def test_a_record_that_is_gone_is_said_to_be(editor):
    editor.set_value("9")
    assert editor.line.text() == "nicht mehr vorhanden"
    assert editor.value() == "9"


def test_a_draft_brings_back_the_choice_or_the_letters(editor):
    for typed in (["2", ""], ["", "Mi"], ["", ""]):
        editor.set_typed(typed)
        assert editor.typed() == typed
