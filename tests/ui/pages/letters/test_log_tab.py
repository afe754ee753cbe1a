from datetime import timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Letter


def _letter(**values):
    given = {"title": "Einladung", "letter_kind": "L04", "language": "ar", "date": clock.today()}
    return Letter(**given | values)


@pytest.fixture
def tab(page_of, desk):
    page = page_of("letters", desk)
    page.act("letter:")
    return page.part


def test_the_list_says_language_and_open_reply_in_words(tab, desk):
    past = clock.today() - timedelta(days=1)
    desk.workspace.save(_letter(reply_expected=True, reply_until=past))
    tab.refresh()
    words = [tab.list_side.model.words(0, column) for column in range(5)]
    assert "Arabisch" in words
    assert "überfällig" in words


def test_a_reply_is_one_choice_of_the_menu(tab, desk, qtbot):
    letter = _letter(reply_expected=True)
    desk.workspace.save(letter)
    tab.refresh()
    tab.show_record(letter.id)
    menu = tab.replies()
    assert all("&" in action.text() for action in menu.actions())
    menu.actions()[0].trigger()
    saved = desk.workspace.get(Letter, letter.id)
    assert (saved.letter_reply, saved.replied_on) == ("agreed", clock.today())


def test_only_open_replies_are_left_when_wanted(tab, desk):
    desk.workspace.save(_letter(), _letter(reply_expected=True))
    tab.refresh()
    assert tab.list_side.model.total == 2
    tab.act("open")
    assert tab.list_side.model.total == 1


def test_heute_leads_to_the_open_replies(page_of, desk):
    page = page_of("letters", desk)
    page.act("log")
    assert page.part.list_side.open_only.isChecked()


def test_a_letter_handed_over_elsewhere_is_noted_by_hand(tab, desk):
    tab.new_record()
    tab.side.form.editor("title").set_value("Brief der Klassenleitung")
    assert tab.save()
    assert [one.letter_way for one in desk.workspace.find(Letter)] == ["handed_over"]
