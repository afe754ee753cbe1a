import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, Guardian, Letter, YoungPerson

KEY = Qt.Key


@pytest.fixture
def part(page_of, desk):
    person = YoungPerson(first_name="Mia", last_name="Kaya")
    case = Case(case_no="F-1", young_person_id=person.id)
    homes = [
        Guardian(young_person_id=person.id, name=name, address=name, has_custody="yes")
        for name in ("Frau Kaya", "Herr Kaya")
    ]
    desk.workspace.save(person, case, *homes)
    return page_of("letters", desk).part


def test_three_letters_find_the_child_and_the_blank_unticks_a_household(part, qtbot):
    part.focus_search()
    qtbot.keyClicks(part.letter.whom.case.line, "kay")
    qtbot.keyClick(part.letter.whom.case.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(part.letter.people.chosen()) == 2)
    people = part.letter.people.list
    qtbot.keyClick(people, KEY.Key_Space)
    assert len(part.letter.people.chosen()) == 1


def test_a_reply_needs_two_keys(page_of, desk, qtbot):
    letter = Letter(title="Einladung", date=clock.today(), reply_expected=True)
    desk.workspace.save(letter)
    page = page_of("letters", desk)
    page.act(f"letter:{letter.id}")
    tab = page.part
    tab.ask_reply()
    menu = next(one for one in tab.findChildren(type(tab.replies())) if one.isVisible())
    first = menu.actions()[0].text()
    qtbot.keyClick(menu, first[first.index("&") + 1].upper())
    assert desk.workspace.get(Letter, letter.id).letter_reply == "agreed"


@pytest.mark.parametrize("tab", ["write", "letter", "letter_template", "languages"])
def test_every_input_has_a_name(page_of, desk, tab):
    page = page_of("letters", desk)
    page.act(f"{tab}:")
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
    seen = [one for kind in kinds for one in page.part.findChildren(kind) if one.isVisible()]
    labels = {one.buddy() for one in page.findChildren(QLabel)}
    for one in seen:
        text = one.text() if isinstance(one, QAbstractButton) else ""
        named = one.accessibleName() or text or one in labels or one.parent() in labels
        inside = isinstance(one.parent(), QComboBox | QLineEdit)
        assert named or inside, one
