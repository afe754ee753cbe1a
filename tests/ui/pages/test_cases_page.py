from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact, Guardian, YoungPerson
from ssa_desk.ui.pages.cases import header
from ui.keys import in_dialog, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(desk):
    person = YoungPerson(first_name="Mia", last_name="Kaya")
    case = Case(case_no="F-1", young_person_id=person.id, opened_on=clock.today())
    desk.workspace.save(person, case)
    return case


@pytest.fixture
def page(page_of, desk, case):
    page = page_of("cases", desk)
    page.show_case(case.id, "")
    return page


def _write(page, text):
    page.new_contact()
    page._editor._form.editor("observation").set_value(text)


def test_the_head_shows_number_name_and_marks(desk, page, case):
    desk.workspace.save(case.changed(counselling_without_parents=True))
    page.refresh()
    view = desk.cases.view(case.id)
    assert header.title_of(view) == "F-1 · Mia Kaya"
    chips = [text for text, _ in header.chips_of(view, is_due=True)]
    assert chips == ["offen", "Wiedervorlage fällig", "Beratung ohne Wissen der Eltern"]


@pytest.mark.parametrize(("years", "mark"), [(14, None), (15, "15+"), (18, "18+")])
def test_age_hints_stand_beside_the_name(desk, page, case, years, mark):
    birth = clock.today().replace(day=1, year=clock.today().year - years)
    person = desk.workspace.get(YoungPerson, case.young_person_id)
    desk.workspace.save(person.changed(birth_date=birth))
    chips = [text for text, _ in header.chips_of(desk.cases.view(case.id), is_due=False)]
    assert [text for text in chips if text.endswith("+")] == ([mark] if mark else [])


def test_a_saved_contact_stands_in_the_timeline(desk, page, case):
    _write(page, "Streit in der Pause")
    assert page.save()
    assert desk.workspace.count(CaseContact, case_id=case.id) == 1
    assert page._pane.timeline._model.entry(0).text == "Streit in der Pause"
    assert not page.has_unsaved()


def test_a_hint_stops_the_save_once(desk, page):
    _write(page, "Termin vereinbart")
    tomorrow = clock.today() + timedelta(days=1)
    page._editor._form.editor("date").set_value(tomorrow)
    assert not page.save()
    assert page._editor._save.text() == "Trotzdem speichern"
    assert page.save()
    assert desk.workspace.find(CaseContact)[0].date == tomorrow


def test_what_does_not_fit_is_not_saved_and_not_lost(desk, page):
    _write(page, "Text bleibt")
    page._editor._form.editor("date").set_typed("31.2.")
    assert not page.save()
    assert desk.workspace.count(CaseContact) == 0
    assert page._editor._form.editor("observation").value() == "Text bleibt"


def test_a_draft_is_kept_without_saving_and_offered_again(desk, page, page_of, case):
    _write(page, "Noch nicht fertig")
    page._editor._form.editor("observation").setFocus()
    page.keep_drafts()
    again = page_of("cases", desk)
    assert again._drafts.isVisibleTo(again)
    again._resume()
    assert again._editor.case_id == case.id
    assert again._editor._form.editor("observation").value() == "Noch nicht fertig"
    assert again.has_unsaved()


def test_typing_is_kept_by_itself(desk, page, qtbot):
    _write(page, "Von allein")
    keeper = page._editor._drafts
    assert keeper.rest.interval() <= 3_000
    with qtbot.waitSignal(keeper.rest.timeout, timeout=4_000):
        page._editor._form.editor("observation").set_value("Von allein gemerkt")
    (draft,) = desk.workspace.drafts.all()
    assert draft.values["observation"] == "Von allein gemerkt"


def test_saving_drops_the_draft(desk, page):
    _write(page, "Fertig")
    page.keep_drafts()
    page.save()
    assert desk.workspace.drafts.all() == []
    assert not page._drafts.isVisibleTo(page)


@pytest.mark.parametrize(
    ("key", "left", "saved"), [("V", True, 0), ("W", False, 0), ("S", True, 1)]
)
def test_leaving_asks_about_unsaved_text(desk, page, qtbot, key, left, saved):
    _write(page, "Noch offen")
    in_dialog(lambda: press(f"Alt+{key}"))
    assert page.leave() is left
    assert desk.workspace.count(CaseContact) == saved


def test_nothing_typed_leaves_without_a_question(desk, page):
    page.new_contact()
    assert page.leave()
    assert desk.workspace.drafts.all() == []


def test_master_data_are_changed_on_purpose(desk, page, case):
    tab = page._pane.master_data
    tab.edit()
    tab._editing._case.editor("class_name").set_value("7b")
    assert page.has_unsaved()
    assert page.save()
    assert desk.workspace.get(Case, case.id).class_name == "7b"
    assert not page.has_unsaved()


def test_a_taken_number_is_told_and_nothing_is_lost(desk, page, case):
    desk.workspace.save(Case(case_no="F-2"))
    tab = page._pane.master_data
    tab.edit()
    tab._editing._case.editor("case_no").set_value("F-2")
    assert not page.save()
    assert "gibt es schon" in tab._editing._trouble.accessibleName()
    assert desk.workspace.get(Case, case.id).case_no == "F-1"


def test_a_guardian_hangs_on_the_child(desk, page, case):
    page._pane.guardians.add()
    form = page._pane.guardians._form
    form.editor("name").set_value("Frau Kaya")
    form.editor("language").set_typed("Türkisch")
    assert page.save()
    (guardian,) = desk.workspace.find(Guardian)
    assert (guardian.young_person_id, guardian.language) == (case.young_person_id, "tr")


def test_a_case_without_a_child_may_have_guardians(desk, page_of):
    case = Case(case_no="F-9")
    desk.workspace.save(case)
    page = page_of("cases", desk)
    page.show_case(case.id, "")
    page._pane.guardians.add()
    page._pane.guardians._form.editor("name").set_value("Herr N.")
    assert page.save()
    assert [one.name for one in desk.cases.view(case.id).guardians] == ["Herr N."]


def test_a_closed_case_is_opened_again(desk, page, case):
    desk.cases.close_case(case, clock.today(), "goal_reached", None)
    page.show_case(case.id, "")
    page._pane.close_or_reopen()
    assert desk.workspace.get(Case, case.id).is_open


def test_a_reload_keeps_the_chosen_case(desk, page, case):
    desk.workspace.save(*(Case(case_no=f"G-{n}", opened_on=clock.today()) for n in range(5)))
    page.refresh()
    assert page.list_pane.model.case_row(page.list_pane.list.currentIndex().row()).id == case.id
    assert page._pane.view.case.id == case.id


def test_a_contact_is_opened_from_the_timeline_by_enter(desk, page, case):
    desk.workspace.save(CaseContact(case_id=case.id, date=clock.today(), observation="Alt"))
    page.refresh()
    page._pane.timeline.list.setFocus()
    QTest.keyClick(page._pane.timeline.list, Qt.Key.Key_Return)
    assert page._editor._form.editor("observation").value() == "Alt"


def test_a_read_only_file_takes_nothing(page, desk):
    desk.workspace.database.read_only = True
    page.new_contact()
    assert not page.has_unsaved()
    assert QApplication.activeModalWidget() is None


def test_master_data_being_typed_are_a_draft_too(desk, page, page_of, case):
    page._pane.master_data.edit()
    page._pane.master_data._editing._case.editor("resources").set_value("Großmutter hilft")
    page.keep_drafts()
    again = page_of("cases", desk)
    assert "Stammdaten zu Fall F-1" in again._drafts._text.text()
    again._resume()
    form = again._pane.master_data._editing._case
    assert form.editor("resources").value() == "Großmutter hilft"
    assert again.save()
    assert desk.workspace.get(Case, case.id).resources == "Großmutter hilft"
    assert desk.workspace.drafts.all() == []


def test_a_guardian_being_typed_is_a_draft_too(desk, page, page_of, case):
    page._pane.guardians.add()
    page._pane.guardians._form.editor("address").set_value("Musterweg 1")
    page.keep_drafts()
    again = page_of("cases", desk)
    again._resume()
    assert again._pane.guardians._form.editor("address").value() == "Musterweg 1"
    assert again.save()
    assert [one.address for one in desk.workspace.find(Guardian)] == ["Musterweg 1"]


def test_a_draft_nobody_looked_at_survives_a_look_at_its_contact(desk, page, page_of, case):
    contact = CaseContact(case_id=case.id, date=clock.today())
    desk.workspace.save(contact)
    page._write_contact(contact.id)
    page._editor._form.editor("observation").set_value("Noch nicht fertig")
    page.keep_drafts()
    again = page_of("cases", desk)
    again.show_case(case.id, "")
    again._write_contact(contact.id)
    assert again.leave()
    assert len(desk.workspace.drafts.all()) == 1


def test_nobody_reached_offers_a_follow_up_and_needs_no_duration(desk, page):
    page.new_contact()
    form = page._editor._form
    form.editor("channel").set_value("no_show")
    assert form.cells["follow_up_on"].problem.text().startswith("Nicht erreicht")
    form.editor("follow_up_on").set_typed("+7")
    assert form.cells["follow_up_on"].problem.text() == ""
    assert page.save()
    assert desk.workspace.find(CaseContact)[0].follow_up_on == clock.today() + timedelta(days=7)


def test_an_empty_file_offers_the_import(page_of, desk, qtbot):
    page = page_of("cases", desk)
    page.refresh()
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page._none._lists.click()
    assert wanted.args == ["statistics", "import"]


def test_a_child_with_a_restricted_case_stops_the_save_once(desk, page, case):
    known = YoungPerson(first_name="Ida", last_name="Mond")
    locked = Case(case_no="F-9", young_person_id=known.id)
    desk.workspace.save(known, locked)
    desk.restrictions.restrict(locked.id, "unlawful", "Antrag")
    master = page._pane.master_data
    master.edit()
    master._editing._person.editor("first_name").set_value("Ida")
    master._editing._person.editor("last_name").set_value("Mond")
    assert not page.save()
    assert "F-9" in master._editing._trouble.accessibleName()
    assert page.save()
    assert desk.workspace.count(YoungPerson, last_name="Mond") == 1
