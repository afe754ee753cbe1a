from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, Transition, TransitionStage, YoungPerson
from ssa_desk.ui.pages.transitions.stage_sheet import DAY, NOTE, PROVIDER, STATE
from ui.keys import press, write

STARTED = {"started_on": date(2026, 2, 2)}


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def child(desk):
    child = YoungPerson(first_name="Mia", last_name="Müller")
    case = Case(case_no="2026-001", young_person_id=child.id)
    desk.workspace.save(child, case)
    return child


@pytest.fixture
def mia(desk, child):
    mia = Transition(
        transition_kind="secondary_to_vocational",
        young_person_id=child.id,
        class_name="10b",
        **STARTED,
    )
    desk.workspace.save(mia)
    return mia


def tab_of(page, place):
    page.tabs.setCurrentIndex(place)
    return page.part


def offered(tab, name="outcome"):
    box = tab.side.form.editor(name).box
    return {box.itemData(row) for row in range(box.count())}


def test_the_stages_of_the_kind_are_written_by_keys(page_of, desk, mia):
    tab = page_of("transitions", desk).part
    tab.show_record(mia.id)
    assert tab.side.stages.sheet.rowCount() == 8
    press("Space", "Down", "Space", "Space")
    assert tab.save()
    stages = desk.workspace.find(TransitionStage, transition_id=mia.id)
    assert [one.state for one in stages] == ["done", "missed"]


def test_day_provider_and_note_are_typed_in_place(page_of, desk, mia):
    tab = page_of("transitions", desk).part
    tab.show_record(mia.id)
    sheet, table = tab.side.stages.sheet, tab.side.stages.table
    table.setCurrentIndex(sheet.index(4, PROVIDER))
    write("Baecker")
    assert tab.save()
    assert sheet.setData(sheet.index(4, DAY), "3.2.2026")
    assert not sheet.setData(sheet.index(4, DAY), "unsinn")
    sheet.setData(sheet.index(4, NOTE), "gut")
    assert tab.save()
    (stage,) = desk.workspace.find(TransitionStage)
    assert (stage.provider, stage.date, stage.note) == ("Baecker", date(2026, 2, 3), "gut")


def test_only_outcomes_of_the_own_kind_are_offered(page_of, desk, mia):
    tab = page_of("transitions", desk).part
    tab.show_record(mia.id)
    assert "dual_training" in offered(tab)
    tab.side.form.editor("transition_kind").set_value("kita_to_primary")
    assert "dual_training" not in offered(tab)
    assert offered(tab) - {""} <= {
        one.identifier for one in desk.workspace.catalogue("outcome_kita_to_primary").active
    }


def test_fields_of_other_kinds_are_not_asked_for(page_of, desk, mia):
    tab = page_of("transitions", desk).part
    tab.show_record(mia.id)
    cells = tab.side.form.cells
    assert cells["kaoa_variant"].isVisibleTo(tab)
    assert not cells["recommendation"].isVisibleTo(tab)
    tab.side.form.editor("transition_kind").set_value("primary_to_secondary")
    assert cells["recommendation"].isVisibleTo(tab)
    assert not cells["kaoa_variant"].isVisibleTo(tab)


def test_an_outcome_of_another_kind_from_a_list_is_shown_and_kept(page_of, desk, mia):
    desk.workspace.save(mia.changed(outcome="regular_enrolment", outcome_on=date(2026, 8, 1)))
    tab = page_of("transitions", desk).part
    tab.show_record(mia.id)
    assert not tab.has_unsaved()
    assert tab.side.form.editor("outcome").value() == "regular_enrolment"


def test_another_kind_brings_its_stages_and_loses_none_that_was_written(page_of, desk, mia):
    tab = page_of("transitions", desk).part
    tab.show_record(mia.id)
    sheet = tab.side.stages.sheet
    sheet.setData(sheet.index(0, STATE), "done")
    tab.side.form.editor("transition_kind").set_value("kita_to_primary")
    states = [one.state for one in sheet.stages]
    assert (len(states), states.count("done")) == (9, 1)


def test_the_child_and_class_of_the_case_come_with_it(page_of, desk, child):
    tab = page_of("transitions", desk).part
    tab.new_record()
    tab.side.form.editor("transition_kind").set_value("secondary_to_vocational")
    tab.side.form.editor("case_id").setFocus()
    write("mül")
    press("Return")
    assert tab.save()
    (made,) = desk.workspace.find(Transition)
    assert made.young_person_id == child.id
    assert tab.side.stages.isVisibleTo(tab)


def test_a_transition_needs_no_case(page_of, desk):
    tab = page_of("transitions", desk).part
    tab.new_record()
    tab.side.form.editor("transition_kind").set_value("kita_to_primary")
    assert tab.save()
    (made,) = desk.workspace.find(Transition)
    assert (made.case_id, made.young_person_id) == (None, None)


def test_open_ones_stand_class_by_class_and_leave_the_list_when_done(page_of, desk, mia):
    others = [
        Transition(transition_kind="secondary_to_vocational", class_name=name, **STARTED)
        for name in ("10a", "10a", "10b")
    ]
    desk.workspace.save(*others)
    tab = tab_of(page_of("transitions", desk), 1)
    box = tab.list_side._classes
    words = [box.itemText(row) for row in range(box.count())]
    assert words == ["Alle Klassen", "10b (2)", "10a (2)"]
    box.setCurrentIndex(2)
    assert tab.list_side.model.total == 2
    tab.show_record(tab.list_side.model.record_id(0))
    tab.side.form.editor("outcome").set_value("dual_training")
    tab.side.form.editor("outcome_on").set_value(date(2026, 8, 1))
    assert tab.save()
    assert tab.list_side.model.total == 1
    assert tab.side.record.id == tab.list_side.model.record_id(0)


def test_the_search_narrows_the_open_ones(page_of, desk, mia, qtbot):
    desk.workspace.save(Transition(transition_kind="kita_to_primary", **STARTED))
    tab = tab_of(page_of("transitions", desk), 1)
    assert tab.list_side.model.total == 2
    tab.list_side.search.setText("mull")
    qtbot.waitUntil(lambda: tab.list_side.model.total == 1)
    assert tab.list_side.model.index(0, 1).data() == "Mia Müller"


def test_after_three_months_one_is_asked_at_the_right_field(page_of, desk, mia):
    known = {"outcome": "dual_training", "outcome_on": date(2026, 8, 1)}
    desk.workspace.save(mia.changed(**known))
    tab = tab_of(page_of("transitions", desk), 2)
    assert tab.list_side.model.index(0, 0).data() == "01.11.2026"
    tab.show_record(mia.id)
    write("ja")
    assert tab.save()
    assert desk.workspace.get(Transition, mia.id).follow_up_3 == "yes"
    assert tab.list_side.model.total == 0


def test_stages_wait_as_a_draft(page_of, desk, mia):
    page = page_of("transitions", desk)
    page.part.show_record(mia.id)
    sheet = page.part.side.stages.sheet
    sheet.step(2)
    sheet.setData(sheet.index(2, DAY), "1.2.26")
    page.keep_drafts()
    other = page_of("transitions", desk)
    other.resume(*page.live_draft())
    restored = other.part.side.stages.sheet
    assert restored.typed() == sheet.typed()
    assert other.save()
    assert not desk.workspace.drafts.all()


def test_nothing_about_a_person_is_read_while_names_are_hidden(page_of, desk, mia):
    stage = TransitionStage(
        transition_id=mia.id, stage="internship", provider="Bäcker", note="Mia ist gern da"
    )
    desk.workspace.save(stage)
    page = page_of("transitions", desk)
    page.part.show_record(mia.id)
    desk.workspace.privacy.switch(on=True)
    page.show_private(hidden=True)
    sheet = page.part.side.stages.sheet
    words = {sheet.index(row, column).data() for row in range(8) for column in (PROVIDER, NOTE)}
    assert words == {"", "verdeckt"}


def test_another_page_opens_the_list_of_open_ones(page_of, desk, mia):
    page = page_of("transitions", desk)
    page.act("open")
    assert page.tabs.currentIndex() == 1
    page.act(f"transition:{mia.id}")
    assert page.part.side.record.id == mia.id
