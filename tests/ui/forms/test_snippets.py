"""Text snippets: the abbreviation and Tab, or the menu, always those of now."""

import pytest

from ssa_desk.domain.records import TextSnippet
from ssa_desk.ui.forms.snippets import Snippets
from ssa_desk.ui.forms.text_editors import LongTextEditor
from ui.keys import press, write


@pytest.fixture
def known():
    return [TextSnippet(abbreviation="NE", text="Nicht erschienen.")]


@pytest.fixture
def editor(qtbot, known):
    made = LongTextEditor()
    qtbot.addWidget(made)
    made.snippets = Snippets(made, lambda: known)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ne", "Nicht erschienen."),
        ("Heute ne", "Heute Nicht erschienen."),
        ("eine", "eine"),
        ("ne ", "ne "),
        ("", ""),
    ],
)
def test_tab_replaces_a_whole_abbreviation_only(editor, typed, text):
    write(typed)
    press("Tab")
    assert editor.typed() == text


def test_a_snippet_written_later_is_known_too(editor, known):
    known.append(TextSnippet(abbreviation="rr", text="Rückruf."))
    write("rr")
    press("Tab")
    assert editor.typed() == "Rückruf."


def test_the_menu_inserts_where_the_cursor_stands(editor):
    write("Heute: ")
    editor.snippets._open()
    (action,) = editor.snippets.menu.actions()
    action.trigger()
    editor.snippets.menu.close()
    assert editor.typed() == "Heute: Nicht erschienen."


def test_one_step_back_brings_the_abbreviation_again(editor):
    write("ne")
    press("Tab", "Ctrl+Z")
    assert editor.typed() == "ne"
