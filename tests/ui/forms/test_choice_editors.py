import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ssa_desk.ui.forms.choice_editors import Choice, ChoiceEditor, SeveralEditor
from ssa_desk.ui.forms.parsing import EntryError

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FRUIT = (Choice("a", "Äpfel und Birnen"), Choice("k", "Kirschen"), Choice("p", "Pflaumen"))


def _shown(qtbot, editor):
    qtbot.addWidget(editor)
    editor.show()
    editor.setFocus()
    return editor


def test_an_empty_choice_is_none(qtbot):
    editor = _shown(qtbot, ChoiceEditor(FRUIT))
    assert editor.value() is None
    editor.set_value("k")
    editor.set_value(None)
    assert editor.value() is None


@pytest.mark.parametrize("typed", ["kirschen", "kirsch", "rschen", "KIRSCHEN "])
def test_part_of_a_label_finds_its_entry(qtbot, typed):
    editor = _shown(qtbot, ChoiceEditor(FRUIT))
    editor.set_typed(typed)
    assert editor.value() == "k"


@pytest.mark.parametrize("typed", ["aepfel", "apfel", "Äpf", "birnen äpfel"])
def test_a_label_is_found_with_or_without_its_umlaut(qtbot, typed):
    editor = _shown(qtbot, ChoiceEditor(FRUIT))
    editor.set_typed(typed)
    assert editor.value() == "a"


def test_what_fits_two_entries_is_asked_again(qtbot):
    editor = _shown(qtbot, ChoiceEditor(FRUIT))
    editor.set_typed("n")
    with pytest.raises(EntryError, match="nicht in der Liste"):
        editor.value()


def test_a_retired_entry_of_an_old_record_is_shown_with_its_label(qtbot):
    editor = _shown(qtbot, ChoiceEditor(FRUIT, others=(Choice("q", "Quitten"),)))
    editor.set_value("q")
    assert editor.box.currentText() == "Quitten"
    assert editor.value() == "q"


def test_several_are_added_and_taken_back_by_keys_alone(qtbot):
    editor = _shown(qtbot, SeveralEditor(FRUIT))
    for word in ("kir", "pfl"):
        QTest.keyClicks(editor.box, word)
        QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert editor.value() == ("k", "p")
    QTest.keyClick(editor.box, Qt.Key.Key_Backspace)
    assert editor.value() == ("k",)


def test_a_click_on_a_chip_takes_it_back(qtbot):
    editor = _shown(qtbot, SeveralEditor(FRUIT))
    editor.set_value(("a", "p"))
    chip = editor._flow.itemAt(0).widget()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert editor.value() == ("p",)


def test_no_more_are_offered_than_allowed(qtbot):
    editor = _shown(qtbot, SeveralEditor(FRUIT, limit=2))
    editor.set_value(("a", "p"))
    assert not editor.box.isEnabled()
