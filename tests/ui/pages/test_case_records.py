from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    AbsenceRecord,
    Case,
    CaseGoal,
    Guardian,
    ParentContact,
    RelatedPerson,
    StaffConsultation,
    SupportPlanStep,
    YoungPerson,
)
from ui.keys import in_dialog, press

GOALS, ABSENCES, REFERRALS, AROUND = range(3, 7)


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def case(desk):
    case = Case(case_no="F-1")
    desk.workspace.save(case)
    return case


@pytest.fixture
def page(desk, page_of, case):
    made = page_of("cases", desk)
    made.show_case(case.id, "")
    return made


def opened(page, tab, part=0):
    page._pane.tabs.setCurrentIndex(tab)
    return page._pane.groups[tab - GOALS].parts[part]


def test_an_absence_is_written_in_its_case(desk, page, case):
    part = opened(page, ABSENCES)
    part.new_record()
    part.side.form.editor("days").set_value(3)
    assert "case_id" not in part.side.form.cells
    assert not page.save()
    assert part.side.form.cells["absence_form"].problem.text()
    assert page.save()
    (made,) = desk.workspace.find(AbsenceRecord)
    assert (made.case_id, made.days) == (case.id, 3)
    assert page._pane.timeline._model.entry(0).kind == "absence_record"


def test_another_case_shows_its_own_records(desk, page, case):
    other = Case(case_no="F-2")
    desk.workspace.save(other, CaseGoal(case_id=other.id, goal="Ankommen"))
    part = opened(page, GOALS)
    assert part.list_side.model.total == 0
    page.show_case(other.id, "")
    assert opened(page, GOALS).list_side.model.total == 1


def test_a_step_is_offered_only_the_goals_of_its_case(desk, page, case):
    other = Case(case_no="F-2")
    mine = CaseGoal(case_id=case.id, goal="Pünktlich kommen")
    desk.workspace.save(other, mine, CaseGoal(case_id=other.id, goal="Pünktlich sein"))
    part = opened(page, GOALS, 1)
    part.new_record()
    editor = part.side.form.editor("case_goal_id")
    editor.set_typed(["", "pünktlich"])
    part.side.form.editor("step").set_value("Wecker")
    assert page.save()
    assert desk.workspace.find(SupportPlanStep)[0].case_goal_id == mine.id


def test_a_sibling_needs_no_named_child(desk, page, case):
    part = opened(page, AROUND)
    part.new_record()
    part.side.form.editor("name").set_value("Tarik")
    assert page.save()
    (made,) = desk.workspace.find(RelatedPerson)
    assert made.young_person_id == desk.workspace.get(Case, case.id).young_person_id
    assert desk.workspace.count(YoungPerson) == 1


def test_leaving_the_case_asks_about_an_unsaved_goal(desk, page, case):
    part = opened(page, GOALS)
    part.new_record()
    part.side.form.editor("goal").set_value("Ankommen")
    in_dialog(lambda: press("Return"))
    assert page.leave()
    assert desk.workspace.count(CaseGoal) == 1


def test_a_draft_of_a_goal_is_offered_above_the_cases(desk, page, page_of, case):
    part = opened(page, GOALS)
    part.new_record()
    part.side.form.editor("goal").set_value("Ankommen")
    page.keep_drafts()
    other = page_of("cases", desk)
    assert other._drafts.draft.form == "case/case_goal"
    other._resume()
    assert opened(other, GOALS).side.form.editor("goal").value() == "Ankommen"


def test_an_entry_of_another_page_is_shown_there(desk, page, case, qtbot):
    made = StaffConsultation(case_id=case.id, date=date(2026, 9, 1))
    desk.workspace.save(made)
    with qtbot.waitSignal(page.page_wanted) as asked:
        page._pane.open_entry("staff_consultation", made.id)
    assert asked.args == ["network", f"staff_consultation:{made.id}"]


def test_a_contact_with_the_parents_is_written_in_the_case(desk, page, case):
    person, other = YoungPerson(), YoungPerson()
    mother = Guardian(young_person_id=person.id, name="Frau Kaya")
    stranger = Guardian(young_person_id=other.id, name="Frau Kaymaz")
    desk.workspace.save(person, other, mother, stranger)
    desk.workspace.save(case.changed(young_person_id=person.id))
    page.show_case(case.id, "")
    part = opened(page, AROUND, 1)
    part.new_record()
    part.side.form.editor("guardian_id").set_typed(["", "kay"])
    assert page.save()
    (made,) = desk.workspace.find(ParentContact)
    assert (made.case_id, made.guardian_id) == (case.id, mother.id)


def test_a_deleted_record_leaves_the_timeline_and_comes_back(desk, page, case):
    desk.workspace.save(AbsenceRecord(case_id=case.id, starts_on=date(2026, 9, 1)))
    page.show_case(case.id, "")
    part = opened(page, ABSENCES)
    part.show_record(part.list_side.model.record_id(0))
    part._delete()
    assert page._pane.timeline._model.rowCount() == 0
    part._bring_back()
    assert page._pane.timeline._model.rowCount() == 1


def test_an_absence_of_the_timeline_is_opened_in_its_tab(desk, page, case):
    made = AbsenceRecord(case_id=case.id, starts_on=date(2026, 9, 1), days=2)
    desk.workspace.save(made)
    page.show_case(case.id, f"record:absence_record:{made.id}")
    assert page._pane.tabs.currentIndex() == ABSENCES
    assert opened(page, ABSENCES).side.form.editor("days").value() == 2
