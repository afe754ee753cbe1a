from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from ssa_desk.domain import clock
from ssa_desk.domain.records import RECORDS, Case, LocalEntry, ParentContact, YoungPerson
from ssa_desk.ui.forms.record_form import RecordForm
from ssa_desk.ui.pages.records import register
from ssa_desk.ui.pages.records.list_side import fitting, shared
from ssa_desk.ui.pages.records.pickers import shape_of
from ui.keys import in_dialog, press, write

ELSEWHERE = {
    "worker_profile": "Einstellungen",
    "school": "Einstellungen",
    "young_person": "Stammdaten eines Falls",
    "class_membership": "Stammdaten eines Falls",
    "guardian": "Sorgeberechtigte eines Falls",
    "case": "Fälle",
    "case_contact": "Verlauf eines Falls",
    "anonymous_contact": "Strichliste",
    "local_entry": "Einstellungen",
    "group_attendance": "Gruppen & Projekte",
    "transition_stage": "Übergänge",
    "task": "Heute",
    "appointment": "Heute",
    "data_subject_request": "Datenschutz",
    "child_protection_assessment": "Kinderschutz",
    "child_protection_entry": "Kinderschutz",
    "child_protection_answer": "Kinderschutz",
    "child_protection_rating": "Kinderschutz",
    "child_protection_measure": "Kinderschutz",
    "emergency_number": "Kinderschutz",
}


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def case(desk):
    person = YoungPerson(first_name="Mia", last_name="Müller")
    case = Case(case_no="2026-001", young_person_id=person.id)
    desk.workspace.save(person, case)
    return case


@pytest.fixture
def tab(desk, page_of, case):
    made = (
        ParentContact(date=date(2026, 9, day), case_id=case.id, note=f"Notiz {day}")
        for day in (1, 2, 3)
    )
    desk.workspace.save(*made)
    return page_of("parents", desk).part


def first_note(desk):
    return desk.workspace.find(ParentContact, order="date", descending=True)[0].note


def test_every_kind_of_record_has_its_place():
    listed = {spec.kind.KIND for spec in register.SPECS}
    assert {kind.KIND for kind in RECORDS} == listed | set(ELSEWHERE)
    assert not listed & set(ELSEWHERE)


@pytest.mark.parametrize("spec", register.SPECS, ids=lambda spec: spec.kind.KIND)
def test_every_listed_kind_survives_its_form_and_its_list(spec, desk, qtbot, full_record):
    links = {name: None for name in spec.kind.model_fields if name.endswith("_id")}
    record = full_record(spec.kind).model_copy(update=links)
    form = RecordForm(spec.kind, desk.workspace.catalogue, shape_of(desk, spec.kind, spec.skip))
    qtbot.addWidget(form)
    form.show_record(record)
    assert not form.has_changes()
    given = form.values()
    assert {name: given[name] for name in given} == {name: getattr(record, name) for name in given}
    assert [column.name for column in spec.listed.columns if column.name not in dict(record)] == []


@pytest.mark.parametrize("spec", register.SPECS, ids=lambda spec: spec.kind.KIND)
def test_every_entry_says_what_belongs_there(spec):
    words = spec.words
    assert words.empty.endswith(".")
    assert words.new.startswith("Neue")
    fields = spec.kind.model_fields
    for name in (*spec.today, *spec.again, *spec.listed.filters, *spec.starts, *spec.skip):
        assert name in fields
    if spec.listed.day:
        assert spec.listed.day in fields


def test_the_newest_record_stands_first_and_a_row_shows_its_form(tab, qtbot):
    tab.list_side.table.selectRow(0)
    qtbot.waitUntil(lambda: tab.side.record is not None)
    assert tab.side.form.editor("note").value() == "Notiz 3"
    assert tab.side.form.editor("case_id").line.text() == "Mia Müller · 2026-001"


def test_a_change_is_saved_and_the_choice_stays(tab, desk, qtbot):
    tab.show_record(tab.list_side.model.record_id(0))
    tab.side.form.editor("note").set_value("Neu")
    with qtbot.waitSignal(tab.told):
        assert tab.save()
    assert first_note(desk) == "Neu"
    assert tab.list_side.table.currentIndex().row() == 0
    assert not tab.has_unsaved()


def test_a_new_contact_needs_keys_alone(tab, desk):
    tab.new_record()
    write("mül")
    press("Return")
    tab.side.form.editor("note").setFocus()
    write("Kurzes Telefonat")
    assert tab.save()
    (made,) = desk.workspace.find(ParentContact, note="Kurzes Telefonat")
    assert made.date == clock.today()
    assert made.case_id


def test_what_is_wrong_stands_at_its_field_and_the_text_stays(tab, desk):
    tab.new_record()
    tab.side.form.editor("date").set_typed("unsinn")
    tab.side.form.editor("note").set_value("bleibt")
    assert not tab.save()
    assert tab.side.form.cells["date"].problem.text()
    assert tab.side.form.editor("note").value() == "bleibt"
    assert desk.workspace.count(ParentContact) == 3


def test_a_hint_stops_the_save_once(tab, desk):
    tab.new_record()
    tab.side.form.editor("date").set_value(clock.today() + timedelta(days=3))
    assert not tab.save()
    assert tab.save()
    assert desk.workspace.count(ParentContact) == 4


def test_a_deletion_can_be_taken_back(tab, desk, qtbot):
    record_id = tab.list_side.model.record_id(0)
    tab.show_record(record_id)
    tab._delete()
    assert desk.workspace.count(ParentContact) == 2
    assert tab._undo_bar.isVisibleTo(tab)
    tab._undo_bar.button.click()
    assert first_note(desk) == "Notiz 3"
    assert tab.side.record.id == record_id


def test_like_last_time_takes_the_usual_values_but_no_note(tab, desk):
    desk.workspace.save(ParentContact(date=date(2026, 8, 1), duration_min=45, note="alt"))
    tab.new_record()
    tab._again()
    assert tab.side.form.editor("duration_min").value() == 45
    assert tab.side.form.editor("note").value() == ""
    assert tab.side.form.editor("date").value() == clock.today()


def test_what_is_typed_waits_as_a_draft_and_is_offered_again(tab, desk, page_of):
    tab.new_record()
    tab.side.form.editor("note").set_value("halb fertig")
    tab.side.form.editor("case_id").set_typed(["", "Mül"])
    tab.keep_drafts()
    other = page_of("parents", desk).part
    assert other._draft_bar.isVisibleTo(other)
    other._resume()
    assert other.side.form.editor("note").value() == "halb fertig"
    assert other.side.form.editor("case_id").line.text() == "Mül"
    assert other.save()
    assert not desk.workspace.drafts.all()


def test_leaving_asks_about_what_is_not_saved(tab, desk):
    tab.show_record(tab.list_side.model.record_id(0))
    tab.side.form.editor("note").set_value("anders")
    in_dialog(lambda: press("Return"))
    tab.show_record(tab.list_side.model.record_id(1))
    assert first_note(desk) == "anders"


def test_the_search_narrows_and_says_when_nothing_is_found(tab, qtbot):
    side = tab.list_side
    side.search.setText("notiz 3")
    qtbot.waitUntil(lambda: side.model.total == 1)
    side.search.setText("zebra")
    qtbot.waitUntil(lambda: side.model.total == 0)
    assert "Nichts gefunden" in side._empty._title.text()


def test_a_click_on_a_title_sorts_and_a_second_one_turns_it_round(tab):
    side = tab.list_side
    side._sort(0)
    assert side.model.index(0, 0).data() == "01.09.2026"
    side._sort(0)
    assert side.model.index(0, 0).data() == "03.09.2026"


def test_a_narrow_window_shows_the_list_or_the_form(desk, page_of, case):
    desk.workspace.save(ParentContact(date=date(2026, 9, 1)))
    tab = page_of("parents", desk, width=600).part
    assert not tab.side.isVisibleTo(tab)
    tab.show_record(tab.list_side.model.record_id(0))
    assert not tab.list_side.isVisibleTo(tab)
    QTest.keyClick(tab.side, Qt.Key.Key_Escape)
    assert tab.list_side.isVisibleTo(tab)


def test_an_empty_page_offers_the_first_step(desk, page_of):
    tab = page_of("parents", desk).part
    tab.begin()
    assert tab.list_side._empty.button.text() == "Neuer Elternkontakt"
    tab.list_side._empty.button.click()
    assert tab.side.is_new


def test_another_page_can_begin_a_record_or_show_one(desk, page_of):
    event = register.PARENT_EVENT.kind(date=date(2026, 9, 1), title="Elterncafé")
    desk.workspace.save(event)
    page = page_of("parents", desk)
    page.act(f"parent_event:{event.id}")
    assert page.part.side.form.editor("title").value() == "Elterncafé"
    page.act("parent_contact:new")
    assert page.part.side.is_new


def test_a_file_that_can_only_be_read_changes_nothing(desk, page_of, case):
    desk.workspace.save(ParentContact(date=date(2026, 9, 1)))
    desk.workspace.database.read_only = True
    tab = page_of("parents", desk).part
    tab.new_record()
    assert tab.side.record is None
    assert not tab.list_side.new.isEnabled()


def test_a_row_that_was_just_passed_does_not_end_a_new_record(tab, qtbot):
    tab.begin()
    tab.new_record()
    qtbot.wait(60)
    assert tab.side.is_new
    assert not tab.list_side.table.selectionModel().hasSelection()


def test_the_list_reads_on_page_by_page(desk, page_of):
    made = (ParentContact(date=date(2026, 9, 1), duration_min=one) for one in range(450))
    desk.workspace.save(*made)
    model = page_of("parents", desk).part.list_side.model
    assert (model.rowCount(), model.total) == (200, 450)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert len({model.record_id(row) for row in range(450)}) == 450


def test_a_choice_of_ones_own_can_be_filtered_by_at_once(tab, desk):
    own = LocalEntry(catalogue="parent_contact_type", label="Am Zaun", rolls_up_to="phone_call")
    desk.workspace.save(own)
    tab.refresh()
    box = tab.list_side.filters._choices["parent_contact_type"]
    assert box.findText("Am Zaun") > 0
    box.setCurrentIndex(box.findText("Am Zaun"))
    assert tab.list_side.model.total == 0
    assert tab.list_side.filters.isVisibleTo(tab)


def test_narrow_columns_are_kept_and_wide_ones_give():
    assert shared([80, 300, 200, 40], 400, 100) == [80, 140, 140, 40]
    assert shared([80, 100, 40], 400, 100) == [80, 280, 40]
    assert sum(shared([80, 80, 80], 100, 100)) >= 100


def test_a_contact_leads_to_its_case(tab, case, qtbot):
    tab.show_record(tab.list_side.model.record_id(0))
    with qtbot.waitSignal(tab.case_wanted) as asked:
        tab.side._to_case.click()
    assert asked.args == [case.id, ""]
    tab.new_record()
    assert not tab.side._to_case.isVisibleTo(tab)


def test_a_new_record_can_be_saved_as_it_stands_and_left_without_a_question(tab, desk):
    tab.new_record()
    assert tab.has_unsaved()
    assert tab.leave()
    assert tab.save()
    assert desk.workspace.count(ParentContact) == 4


def test_columns_on_the_right_give_way_before_texts_are_cut():
    assert fitting([80, 300, 300, 60, 200], 400, 100, 150) == 3
    assert fitting([80, 300, 300, 60, 200], 900, 100, 150) == 5
    assert fitting([300, 300, 300], 100, 100, 150) == 2
