"""The page "Jahresbericht": from the period to the issued report, with real files and widgets."""

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    AbsenceRecord,
    Case,
    CaseContact,
    School,
    YearPlanGoal,
    YoungPerson,
)
from ssa_desk.services.missing_data import Missing
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_plan import ReportPlan
from ssa_desk.ui.pages.report import TEXT_FORM
from ssa_desk.ui.pages.report.begun import TEXT, draft_id
from ssa_desk.ui.pages.report.gaps_step import GapsStep
from ui.keys import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def filled(desk):
    """A file with two invented school years and enough cases for a report."""
    from random import Random

    from ssa_desk.services.demo_year import invented_records

    desk.workspace.save(*invented_records(Random(7), 60, clock.today()))
    return desk


@pytest.fixture
def page(page_of, filled, jobs, qtbot):
    return page_of("report", filled)


@pytest.fixture
def at(page, jobs, qtbot):
    """Open a step and wait until it has computed what it shows."""

    def go(step):
        page.act(step)
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=60_000)
        return page.part

    return go


@pytest.fixture
def agree(qtbot):
    """Press the button of the next question that does it."""
    from PySide6.QtCore import QTimer

    def press():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.accept()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(press)
    timer.start()
    yield
    timer.stop()


@pytest.fixture
def issued(at, agree, jobs, qtbot, tmp_path):
    """Issue the report through the window."""
    at("numbers")
    step = at("issue")
    step.files._folder.setText(str(tmp_path / "aus"))
    step.issue()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=60_000)
    return step


def test_the_page_begins_with_the_last_school_year(page):
    assert page.part.state.plan.period.last < clock.today()
    assert "noch kein Bericht" in page.part._state_words.text()


def test_the_choice_is_kept_for_the_next_time(page, filled):
    page.part._exact.click()
    page.part._apart.click()
    assert filled.report_plans.last() == page.part.state.plan
    assert page.part.state.plan.way == "apart"
    assert page.part.state.plan.exact_children


def test_joint_or_apart_is_settled_by_the_first_report(page, filled):
    plan = page.part.state.plan
    issue(filled, Wish(plan))
    page.refresh()
    assert not page.part._apart.isEnabled()
    assert "Schon ausgegeben: Schuljahr" in page.part._way_words.text()


def test_one_school_is_not_asked_about(page_of, desk):
    desk.workspace.save(School(name="Schule am Park"))
    assert page_of("report", desk).part._schools.isHidden()


def test_a_wrong_number_is_said_and_not_kept(page, filled):
    line, field = page.part.numbers.lines["report", ""]
    line.setText("17")
    assert not page.part.save()
    assert "R017" in field.problem
    line.setText("r017")
    assert page.part.save()
    assert filled.workspace.profile().report_slot == "R017"


def test_gaps_are_counted_and_lead_to_the_record(page, at, filled, qtbot, jobs):
    case = filled.workspace.find(Case, limit=1)[0]
    period = page.state.plan.period
    contact = CaseContact(case_id=case.id, date=period.last - timedelta(days=90))
    filled.workspace.save(case.changed(main_topic=None), contact)
    step = at("gaps")
    line = next(one for one in step._lines if one.finding.id == "main_topic")
    line.button.click()
    assert line.list.count() == 1
    with qtbot.waitSignal(step.case_wanted) as jump, qtbot.waitSignal(step.way_back_wanted):
        line._choose()
    assert jump.args[0] == case.id


def test_the_next_gap_is_one_step_away(at, filled, qtbot, page):
    cases = filled.workspace.find(Case, limit=4)
    day = page.state.plan.period.last - timedelta(days=90)
    filled.workspace.save(*(one.changed(main_topic=None) for one in cases))
    filled.workspace.save(*(CaseContact(case_id=one.id, date=day) for one in cases))
    step = at("gaps")
    jumps = []
    step.case_wanted.connect(lambda case_id, _action: jumps.append(case_id))
    step._jump("main_topic", 0)
    step.act("next")
    assert len(set(jumps)) == 2


def test_a_gap_in_a_record_of_a_case_leads_to_that_record(at, filled, page, qtbot):
    case = filled.workspace.find(Case, limit=1)[0]
    day = page.state.plan.period.last - timedelta(days=90)
    absence = AbsenceRecord(case_id=case.id, starts_on=day)
    step = at("gaps")
    with qtbot.waitSignal(step.case_wanted) as jump:
        step._show_record(Missing(AbsenceRecord.KIND, absence.id, case.id, ""))
    assert jump.args == [case.id, f"record:absence_record:{absence.id}"]


def test_the_way_back_leads_to_the_gap_one_came_from(at, filled, page, qtbot, jobs):
    cases = filled.workspace.find(Case, limit=4)
    day = page.state.plan.period.last - timedelta(days=90)
    filled.workspace.save(*(one.changed(main_topic=None) for one in cases))
    filled.workspace.save(*(CaseContact(case_id=one.id, date=day) for one in cases))
    step = at("gaps")
    step._jump("main_topic", 2)
    step.refresh()
    page.begin()
    qtbot.waitUntil(lambda: jobs.is_idle and step._busy.isHidden())
    line = next(one for one in step._lines if one.finding.id == "main_topic")
    assert (line.list.currentRow(), line.list.hasFocus()) == (2, True)


def test_a_click_on_the_words_of_a_gap_unfolds_it_and_folds_it(at, qtbot):
    step = at("gaps")
    qtbot.waitUntil(step._busy.isHidden)
    line = step._lines[0]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert not line.list.isHidden()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert line.list.isHidden()


def test_tab_leads_through_the_gaps_before_the_buttons_below(at):
    step = at("gaps")
    step._lines[-1].button.setFocus()
    press("Tab")
    assert QApplication.focusWidget() is step._below[0]


def test_a_new_goal_begins_with_the_year_of_the_report(at, page):
    step = at("goals")
    asked = []
    step.page_wanted.connect(lambda *where: asked.append(where))
    step._new_goal()
    assert not page.has_next()
    year = page.state.plan.period.first.year
    assert asked == [("planning", f"year_plan_goal:new:first_year={year}")]


def test_an_empty_file_says_what_is_missing_at_all(page_of, desk, qtbot, jobs):
    page = page_of("report", desk)
    page.act("gaps")
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert isinstance(page.part, GapsStep)
    page.act("numbers")
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert "keinen Fall" in page.part._trouble.accessibleName()


def test_a_goal_takes_its_actual_from_a_printed_number(at, filled, page):
    year = page.state.plan.period.first.year
    filled.workspace.save(YearPlanGoal(first_year=year, goal="Mehr Kontakte"))
    step = at("goals")
    assert not step.new.isHidden()
    card = step.cards[0]
    card.box.setCurrentIndex(card.box.findData("A01|"))
    card._choose()
    assert filled.workspace.find(YearPlanGoal)[0].measured_by == "A01|"
    assert "gedruckte Zahl" in card._actual.text()


def test_a_text_is_kept_when_the_step_is_left(at, filled, page):
    step = at("report_text")
    step.text.setPlainText("Ein gutes Jahr.")
    at("gaps")
    assert filled.report_texts.texts(page.state.plan.period) == {"summary": "Ein gutes Jahr."}
    assert at("report_text").text.toPlainText() == "Ein gutes Jahr."


def test_what_is_typed_is_a_draft_and_comes_back(at, filled, page, page_of, qtbot, jobs):
    step = at("report_text")
    step.text.setPlainText("Noch nicht fertig")
    step.keep_drafts()
    (draft,) = filled.workspace.drafts.all()
    assert draft.form == TEXT_FORM
    other = page_of("report", filled)
    other.resume(draft.form, draft.record_id)
    assert other.part.text.toPlainText() == "Noch nicht fertig"
    assert other.live_draft() == (draft.form, draft.record_id)
    assert step.leave()


def test_a_text_that_was_begun_and_not_kept_stops_the_issue_until_it_is_read(at, filled, page):
    period = page.state.plan.period
    filled.workspace.drafts.keep(
        TEXT_FORM, draft_id(period, "", "casework"), {TEXT: "Vor dem Absturz"}, "0"
    )
    at("numbers")
    step = at("issue")
    assert "angefangen" in step._hint._text.text()
    step._mend()
    assert page.part.text.toPlainText() == "Vor dem Absturz"
    at("issue")
    assert filled.report_texts.texts(period) == {"casework": "Vor dem Absturz"}


def test_a_name_is_marked_and_cleared_one_by_one(at, filled, page):
    child = filled.workspace.find(YoungPerson, limit=1)[0]
    step = at("report_text")
    step.text.setPlainText(f"{child.first_name}s Gruppe und die Gruppe von {child.first_name}.")
    step._look()
    assert len(step.hits.hits) == 2
    assert len(step.text.extraSelections()) == 2
    step.hits.cleared.emit(step.hits.hits[0])
    assert len(step.hits.hits) == 1
    assert step.save()
    assert len(filled.report_texts.open_hits(page.state.plan.period)) == 1


def test_the_marks_are_drawn_again_while_the_file_is_closed(at, filled):
    step = at("report_text")
    filled.workspace.database.close()
    QApplication.sendEvent(step, QEvent(QEvent.Type.PaletteChange))
    assert not step._list.item(0).icon().isNull()


def test_true_and_printed_numbers_stand_side_by_side(at, filled, page):
    step = at("numbers")
    assert "geprüft" in step._proof.text()
    sheet = step.table.figures.sheet
    assert [one.head for one in sheet.columns] == ["wahr", "im Bericht"]
    true = filled.statistics.tables(page.state.plan.period)[0].total
    assert sheet.lines[0].cells[0].number == true
    assert sheet.lines[0].cells[1].number % 5 == 0


def test_a_refusal_says_why_and_what_would_help(at, page, filled):
    periods = [one for one in filled.report_plans.periods() if one.kind == "schuljahr"]
    page.state.choose(ReportPlan(periods[-1]))
    step = at("numbers")
    assert step._trouble.accessibleName()
    assert not step.onward.isEnabled()


def test_the_last_question_names_the_school_that_gets_no_report(at, page, filled):
    filled.workspace.save(School(name="Kleine Schule"))
    page.state.choose(ReportPlan(page.state.plan.period, "apart"))
    assert "Kein Protokoll" in _words_for(at("numbers"), "Kleine Schule")
    assert "Ohne Bericht bleibt: Kleine Schule." in at("issue")._missing_words()


def _words_for(step, school):
    step._school.setCurrentIndex(step._school.findText(school))
    return step._proof.text()


def test_a_click_on_a_tab_takes_the_keys_along(at, page, qtbot):
    at("numbers")._list.setFocus()
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert page.tabs.currentIndex() == 0
    assert QApplication.focusWidget() is bar


def test_computing_again_leaves_the_keys_on_its_button(at, jobs, qtbot):
    step = at("numbers")
    step._again.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=60_000)
    assert step._again.hasFocus()


def test_without_a_number_no_json_is_ticked_and_the_choice_comes_back(at):
    files = at("issue").files
    files.show_number(known=True)
    files.show_number(known=False)
    assert "json" not in files.formats
    files.show_number(known=True)
    assert "json" in files.formats


def test_computing_can_be_stopped(page, qtbot, jobs):
    page.act("numbers")
    page.part._busy.cancelled.emit()
    assert "Angehalten" in page.part._trouble.accessibleName()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.state.computed == ()


def test_after_a_change_the_numbers_are_computed_again_before_they_are_issued(at, page, filled):
    at("numbers")
    first = page.state.computed
    at("period")
    filled.workspace.save(filled.workspace.find(Case, limit=1)[0].changed(main_topic=None))
    assert not at("issue")._issue.isEnabled()
    at("numbers")
    assert page.state.computed is not first
    assert at("issue")._issue.isEnabled()


def test_a_report_is_shown_then_issued_with_its_files(issued, filled, tmp_path):
    (report,) = filled.reports.issued()
    written = sorted(path.name for path in (tmp_path / "aus").iterdir())
    assert written == [f"{report.name}.json", f"{report.name}.pdf"]
    data = json.loads((tmp_path / "aus" / f"{report.name}.json").read_text(encoding="utf-8"))
    assert data["format"] == "ssa-report/1"
    assert "ausgegeben" in issued._done.accessibleName()


def test_the_preview_shows_the_pages_before_anything_is_issued(at, filled):
    at("numbers")
    step = at("issue")
    assert step.preview.paper.pages > 3
    assert filled.reports.issued() == []


def test_open_hits_stop_the_issue(at, filled, page):
    child = filled.workspace.find(YoungPerson, limit=1)[0]
    filled.report_texts.keep(page.state.plan.period, "", {"outlook": f"{child.first_name} kam."})
    at("numbers")
    step = at("issue")
    assert not step._issue.isEnabled()
    assert "erkennbar" in step._hint.accessibleName()


def test_an_issued_report_is_shown_as_printed(issued, at, filled):
    step = at("issued")
    assert step._model.rowCount() == 1
    assert step.preview.paper.pages > 3
    (report,) = filled.reports.issued()
    assert step._pages == (report.ledger_id, filled.reports._ledger.files(report.ledger_id)["pdf"])


def test_the_list_of_joint_reports_names_no_school(issued, at):
    assert at("issued").table.isColumnHidden(3)


def test_an_issued_report_is_written_again_in_all_formats(issued, at, tmp_path, jobs, qtbot):
    step = at("issued")
    for box in step.files._boxes.values():
        box.setChecked(True)
    step.files._folder.setText(str(tmp_path / "noch"))
    step.save_files()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=60_000)
    endings = {path.suffix for path in (tmp_path / "noch").iterdir()}
    assert {".pdf", ".json"} <= endings


def test_steps_lead_on_with_the_keyboard(page, qtbot, jobs):
    page.part.onward.setFocus()
    qtbot.keyClick(page.part.onward, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert isinstance(page.part, GapsStep)


def test_names_are_covered_in_privacy_mode(at, filled, page):
    step = at("report_text")
    step.text.setPlainText("Text")
    step.text.moveCursor(QTextCursor.MoveOperation.End)
    assert step.save()
    filled.workspace.privacy.switch(on=True)
    page.show_private(hidden=True)
    assert not step.text.isVisible()
