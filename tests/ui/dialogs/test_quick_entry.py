"""A usual contact by keys alone, in at most six key events besides the note."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain import clock
from ssa_desk.domain.records import AnonymousContact, Case, CaseContact, TextSnippet, YoungPerson
from ssa_desk.ui.dialogs.quick_entry import FORM, QuickEntryDialog
from ssa_desk.ui.dialogs.tally import TallyDialog
from support import open_desk
from ui.keys import in_dialog, press, write
from ui.shell import new_file, shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CHILDREN = (("Mia", "Özdemir"), ("Łukasz", "Müller"), ("Ben", "Groß"))


def _fill(desk):
    cases = []
    for number, (first, last) in enumerate(CHILDREN, start=1):
        child = YoungPerson(first_name=first, last_name=last)
        case = Case(
            case_no=f"2026-00{number}",
            young_person_id=child.id,
            opened_on=clock.today() - timedelta(days=9),
            main_topic="peer_conflict" if number == 1 else None,
        )
        desk.workspace.save(child, case)
        cases.append(case)
    return cases


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    made = shell(qapp, path)
    made.conductor.enter(path, new_file(path).root)
    made.desk = made.view.desk
    made.cases = _fill(made.desk)
    yield made
    if made.conductor.desk_view is not None:
        made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def dialog(qtbot, desk):
    made = []

    def build():
        one = QuickEntryDialog(desk, None)
        made.append(one)
        qtbot.addWidget(one)
        with qtbot.waitActive(one):
            one.show()
        return one

    yield build
    for one in made:
        one.reject()


@pytest.fixture
def cases(desk):
    return _fill(desk)


class Typist:
    """Sends keys as a hand does and counts them."""

    def __init__(self):
        self.keys = 0

    def press(self, key):
        self.keys += 1
        press(key)

    def write(self, text):
        self.keys += len(text)
        write(text)


def contacts(desk):
    return desk.workspace.find(CaseContact, limit=1000)


def test_a_usual_contact_takes_six_keys_besides_the_note(opened):
    hand = Typist()

    def act():
        hand.write("mia")
        hand.press("Ctrl+3")
        write("Streit in der Pause")
        hand.press("Ctrl+Return")

    in_dialog(act)
    hand.press("F2")
    (contact,) = contacts(opened.desk)
    assert (contact.case_id, contact.duration_min) == (opened.cases[0].id, 15)
    assert contact.observation == "Streit in der Pause"
    assert contact.topics == ("peer_conflict",)
    assert hand.keys == 6


def test_field_by_field_it_takes_six_steps(opened):
    def act():
        write("mia")
        press("Return")
        write("20")
        press("Return")
        write("Notiz")
        press("Ctrl+Return")

    in_dialog(act)
    press("F2")
    (contact,) = contacts(opened.desk)
    assert (contact.duration_min, contact.observation) == (20, "Notiz")
    assert contact.date == clock.today()
    assert contact.core_area


@pytest.mark.parametrize("page", ["cases", "parents", "statistics", "letters", "settings"])
def test_it_opens_from_every_page(opened, page):
    opened.view.go(page)
    seen = []

    def look():
        seen.append(type(QApplication.activeModalWidget()))
        press("Esc")

    in_dialog(look)
    press("F2")
    assert seen == [QuickEntryDialog]


@pytest.mark.parametrize("letters", ["mue", "mül", "mul", "luk", "-002", "LUK"])
def test_three_letters_find_the_child(desk, cases, letters):
    assert [row.id for row in desk.quick_entry.hits(letters)] == [cases[1].id]


def test_words_of_notes_find_nobody(desk, cases):
    desk.workspace.save(
        CaseContact(case_id=cases[2].id, date=clock.today(), observation="mia war dabei")
    )
    assert [row.id for row in desk.quick_entry.hits("mia")] == [cases[0].id]


def test_one_note_for_several_children_is_counted_in_each_case(dialog, cases, desk):
    shown = dialog()
    write("mia")
    press("Return")
    shown.who.setFocus()
    write("ben")
    press("Return")
    write("30")
    press("Ctrl+Return")
    found = contacts(desk)
    assert {one.case_id for one in found} == {cases[0].id, cases[2].id}
    assert len({one.contact_group_id for one in found}) == 1
    assert {one.setting for one in found} == {"small_group"}


def test_a_child_is_taken_back_by_backspace(dialog, cases):
    shown = dialog()
    write("mia")
    press("Return")
    shown.who.setFocus()
    press("Backspace")
    assert shown.who.ids == ()


def test_without_a_child_it_says_so_and_saves_nothing(dialog, desk, cases):
    shown = dialog()
    press("Ctrl+Return")
    assert "Ohne Namen" in shown._who_cell.problem.text()
    assert contacts(desk) == []


def test_nobody_reached_needs_no_duration_and_offers_a_follow_up(dialog, cases, desk, qtbot):
    shown = dialog()
    write("mia")
    press("Return", "Alt+N")
    qtbot.waitUntil(lambda: not shown.contact.cells["duration_min"].isEnabled())
    assert "nächsten Versuch" in shown.contact.cells["follow_up_on"].problem.text()
    press("Alt+1")
    qtbot.waitUntil(lambda: bool(shown.contact.editor("follow_up_on").typed()))
    press("Ctrl+Return")
    (contact,) = contacts(desk)
    assert (contact.channel, contact.duration_min) == ("no_show", None)
    assert contact.follow_up_on == clock.today() + timedelta(weeks=1)


def test_an_abbreviation_and_tab_write_a_snippet(dialog, cases, desk):
    desk.workspace.save(TextSnippet(abbreviation="ne", text="Nicht erschienen, Rückruf folgt."))
    shown = dialog()
    write("mia")
    press("Ctrl+1")
    write("Heute ne")
    press("Tab", "Ctrl+Return")
    assert contacts(desk)[0].observation == "Heute Nicht erschienen, Rückruf folgt."
    assert not shown.isVisible()


def test_tab_leads_on_where_no_abbreviation_stands(dialog, cases, desk):
    shown = dialog()
    write("mia")
    press("Ctrl+1")
    write("Heute")
    press("Tab")
    assert QApplication.focusWidget() is not shown._note.text


@pytest.mark.parametrize("day", ["+3", "01.02.2019"])
def test_an_odd_day_asks_once(dialog, cases, desk, day):
    shown = dialog()
    write("mia")
    press("Ctrl+1")
    shown.contact.editor("date").set_typed(day)
    press("Ctrl+Return")
    assert contacts(desk) == []
    assert shown.contact.cells["date"].problem.text()
    press("Ctrl+Return")
    assert len(contacts(desk)) == 1


def test_a_day_before_today_is_taken(dialog, cases, desk):
    shown = dialog()
    write("mia")
    press("Ctrl+1")
    shown.contact.editor("date").set_typed("gestern")
    press("Ctrl+Return")
    assert contacts(desk)[0].date == clock.today() - timedelta(days=1)


def test_a_busy_file_only_delays_the_save(dialog, cases, desk, qtbot):
    shown = dialog()
    write("mia")
    press("Ctrl+2")
    other = open_desk(desk.path)
    other.workspace.database.rows("BEGIN IMMEDIATE")
    press("Ctrl+Return")
    assert shown.isVisible()
    other.workspace.database.rows("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: not shown.isVisible(), timeout=5000)
    assert len(contacts(desk)) == 1


def test_leaving_for_the_tally_sheet_keeps_what_is_typed(opened):
    def act():
        QApplication.activeModalWidget()._note.text.insertPlainText("Angefangen")
        QApplication.activeModalWidget()._nameless.click()
        in_dialog(lambda: press("Return"))

    in_dialog(act)
    press("F2")
    assert len(opened.desk.workspace.find(AnonymousContact)) == 1
    assert [one.form for one in opened.desk.workspace.drafts.all()] == [FORM]


def test_a_mark_on_the_tally_sheet_takes_two_keys_from_anywhere(opened):
    opened.view.go("letters")
    seen = []

    def act():
        seen.append(type(QApplication.activeModalWidget()))
        press("Return")

    in_dialog(act)
    press("Ctrl+T")
    (mark,) = opened.desk.workspace.find(AnonymousContact)
    assert (seen, mark.short_count) == ([TallyDialog], 1)


def test_names_of_chosen_children_become_codes_while_names_are_hidden(dialog, cases, desk, qtbot):
    shown = dialog()
    write("mia")
    press("Return")
    desk.workspace.privacy.switch(on=True)
    kind = type(shown.missed)

    def chips():
        return [one.text() for one in shown.who.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(chips()))
    assert not any("Mia" in one for one in chips())


def test_fifty_contacts_typed_at_full_speed_are_all_there_in_their_order(opened, qtbot):
    def act(number):
        write(("mia", "luk", "ben")[number % 3])
        press("Ctrl+2")
        write(f"Kontakt {number}")
        press("Ctrl+Return")

    for number in range(50):
        opened.window.activateWindow()  # As the system does when a dialog goes.
        qtbot.waitUntil(opened.window.isActiveWindow)
        in_dialog(partial(act, number))
        press("F2")
    notes = [contact.observation for contact in contacts(opened.desk)]
    assert notes == [f"Kontakt {number}" for number in range(50)]
