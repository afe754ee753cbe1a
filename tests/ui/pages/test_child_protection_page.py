from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from protection import SEEN, answer, begun, complete, with_child
from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionRating,
    Disclosure,
    EmergencyNumber,
)
from ssa_desk.services import unlock
from ssa_desk.storage.vault import create
from ssa_desk.ui.dialogs.case_summary.dialog import CaseSummaryDialog
from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.pages.child_protection import sheets
from ssa_desk.ui.pages.child_protection.new_procedure import NewProcedureDialog
from ssa_desk.ui.pages.child_protection.printing import PAPERS, PaperDialog
from ssa_desk.ui.pages.child_protection.rating_dialog import RatingDialog
from ssa_desk.ui.pages.child_protection.sheet_dialog import SheetDialog
from ssa_desk.ui.pages.statistics.record_ways import RecordWays
from ssa_desk.ui.pages.today.rows import CaseRowWidget
from ssa_desk.ui.widgets.dialog import Dialog
from ui.shell import CHEAP, PASSWORD

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _a_tuesday():
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def case(desk):
    return with_child(desk)


@pytest.fixture
def closed_page(page_of, desk, case):
    begun(desk, case)
    return page_of("child_protection", desk)


@pytest.fixture
def entered(desk):
    """The password was given a moment ago."""
    desk.keys.note_checked()


def shown(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def protection_row(page):
    found = (row for row in page.findChildren(CaseRowWidget) if row.isVisibleTo(page))
    return next((row for row in found if row.accessibleName().startswith("Kinderschutz")), None)


def rows(page):
    model = page.list.model
    return [
        tuple(model.data(model.index(row, column)) for column in range(3))
        for row in range(model.rowCount())
    ]


def in_dialog(do):
    """Do something in the dialog that opens next."""

    def later():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        do(dialog)

    QTimer.singleShot(0, later)


def fill(dialog, **values):
    for name, value in values.items():
        dialog.form.editor(name).set_value(value)
    dialog.save()


def test_the_pane_of_procedures_is_built_only_when_one_is_seen(closed_page, desk):
    assert not closed_page._has_pane
    assert closed_page.place() == ("", "0")
    desk.keys.note_checked()
    closed_page.refresh()
    assert not closed_page._has_pane


def test_a_page_that_opens_without_a_gate_shows_the_first_procedure_in_the_next_turn(
    desk, page_of, case, entered, qtbot
):
    begun(desk, case)
    page = page_of("child_protection", desk)
    page.begin()
    assert not page._has_gate
    qtbot.waitUntil(lambda: bool(page.place()[0]))
    assert page.pane.isVisible()


def test_nothing_is_shown_before_the_password(closed_page):
    assert not closed_page.is_entered
    assert rows(closed_page) == []
    assert closed_page.pane.procedure is None
    for words in ("Müller", "KS-2026", "Flecken"):
        assert words not in shown(closed_page)


def test_the_right_password_opens_the_area(qtbot, tmp_path, page_of):
    made = create(tmp_path / "wahr.ssadesk", PASSWORD, cost=CHEAP)
    desk = unlock.open_desk(tmp_path / "wahr.ssadesk", made.root)
    begun(desk)
    page = page_of("child_protection", desk)
    page.gate.check.password.setText("falsch")
    page.gate.button.click()
    qtbot.waitUntil(lambda: bool(page.gate.check.field.problem), timeout=20_000)
    assert not page.is_entered
    page.gate.check.password.setText(PASSWORD)
    qtbot.keyClick(page.gate.check.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_entered, timeout=20_000)
    assert [row[0] for row in rows(page)] == ["KS-2026-01"]
    assert page.gate.check.password.text() == ""
    desk.close()


def test_the_area_closes_when_the_time_is_over(closed_page, desk, entered):
    closed_page.refresh()
    assert closed_page.is_entered
    desk.keys.forget()
    closed_page.hide()
    closed_page.show()
    assert not closed_page.is_entered
    assert rows(closed_page) == []


def test_the_area_closes_ten_minutes_after_the_last_work(closed_page, entered):
    closed_page.refresh()
    assert closed_page._rest.interval() == 600_000
    closed_page._rest.timeout.emit()
    assert not closed_page.is_entered


def test_numbers_for_emergencies_need_no_password(page_of, desk):
    desk.workspace.save(EmergencyNumber(name="Bereitschaft", telephone="02151 00"))
    page = page_of("child_protection", desk)
    model = page.gate.numbers.list.model
    assert model.data(model.index(0, 1)) == "02151 00"
    in_dialog(lambda dialog: fill(dialog, name="Polizei", telephone="000"))
    page.gate.numbers.new()
    assert [one.name for one in desk.workspace.find(EmergencyNumber, order="position")] == [
        "Bereitschaft",
        "Polizei",
    ]


def test_the_list_says_what_comes_next(page_of, desk, case, entered):
    begun(desk, case)
    begun(desk, acute_danger="yes")
    begun(desk, next_review_on=clock.today())
    begun(desk, reported_on=clock.today() - timedelta(days=20))
    page = page_of("child_protection", desk)
    assert [row[2] for row in rows(page)] == [
        "Akute Gefahr!",
        "Überprüfung fällig",
        "Rückmeldung fehlt",
        "Erste Einschätzung",
    ]
    assert "Mia Müller" in rows(page)[3][1]
    assert rows(page)[0][1] == "ohne Namen"


def test_a_case_leads_to_its_procedure_or_begins_one(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    in_dialog(lambda dialog: (dialog._noticed.editor("text").set_value("Hat Angst"), dialog.save()))
    page.act(f"case:{case.id}")
    found = desk.child_protection.of_case(case.id)[0]
    assert page.pane.shown_id == found.id
    assert found.legal_path == "p8a_agreement"
    page.act(f"case:{case.id}")
    assert page.pane.shown_id == found.id


def test_what_was_asked_for_waits_for_the_password(qtbot, closed_page, desk):
    procedure_id = desk.child_protection.lines()[0].id
    closed_page.act(f"{ChildProtectionAssessment.KIND}:{procedure_id}")
    assert closed_page.pane.procedure is None
    desk.keys.note_checked()
    closed_page.refresh()
    qtbot.waitUntil(lambda: closed_page.pane.shown_id == procedure_id)


def test_each_step_opens_its_sheet_and_shows_the_new_state(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    in_dialog(lambda dialog: fill(dialog, urgency="days"))
    page.pane.write("first")
    assert page.pane.procedure.assessment.urgency == "days"
    in_dialog(lambda dialog: fill(dialog, answer="no", reason="noch nicht"))
    page.pane.write("answer:management_involved")
    row = next(one for one in page.pane.steps.rows if one._step == "first_assessment")
    assert "erledigt" in row.accessibleName()


def test_closing_too_early_lists_what_is_missing_on_the_page(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    page.pane._end.click()
    assert "Es fehlt: die Dringlichkeit" in shown(page.pane)
    assert not page.pane.procedure.is_closed


def test_a_complete_procedure_is_closed_and_opened_again_on_the_page(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    one = begun(desk, case)
    complete(desk, one)
    page.act(one)
    in_dialog(lambda dialog: fill(dialog, closing_note="ASD hat übernommen"))
    page.pane._end.click()
    assert page.pane.procedure.is_closed
    assert not page.pane.protocol.new.isEnabled()
    assert "ASD hat übernommen" in shown(page.pane)
    in_dialog(lambda dialog: fill(dialog, text="Neue Beobachtung"))
    page.pane._end.click()
    assert not page.pane.procedure.is_closed
    assert page.pane.procedure.entries[-1].protection_entry_kind == "reopening"


def test_the_original_stays_readable_beside_its_addendum(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    first = page.pane.procedure.entries[0]
    in_dialog(lambda dialog: fill(dialog, text="Es war der linke Arm"))
    page.pane.write(f"addendum:{first.id}")
    page.pane.tabs.setCurrentWidget(page.pane.protocol)
    assert SEEN in shown(page.pane.protocol)
    assert "Es war der linke Arm" in shown(page.pane.protocol)
    assert "Nachtrag vom 24.11.2026" in shown(page.pane.protocol)


def test_an_earlier_answer_stays_visible(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    one = begun(desk, case)
    answer(desk, one, "child_involved", reason="schläft im Krankenhaus")
    answer(desk, one, "child_involved")
    page.act(one)
    page.pane.tabs.setCurrentWidget(page.pane.questions)
    assert "Ja, am 24.11.2026" in shown(page.pane.questions)
    assert "Nein, weil: schläft im Krankenhaus" in shown(page.pane.questions)


def test_one_key_rates_an_area_and_goes_on(qtbot, desk, case, entered):
    one = desk.child_protection.procedure(begun(desk, case))
    dialog = RatingDialog(desk, one, None)
    qtbot.addWidget(dialog)
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_0):
        qtbot.keyClick(dialog.table, key)
    assert dialog.table.currentIndex().row() == 3
    dialog.table.selectRow(0)
    dialog.facts.set_value("8 kg Untergewicht")
    dialog.facts.changed.emit()
    dialog.save()
    found = desk.child_protection.procedure(one.assessment.id)
    assert [one.risk_rating for one in found.ratings] == ["red", "green", "unknown"]
    assert found.rating("development").facts == "8 kg Untergewicht"


def test_a_new_rating_leaves_the_earlier_one_and_saves_only_what_changed(
    qtbot, desk, case, entered
):
    one = begun(desk, case)
    desk.child_protection.rate(
        one, [ChildProtectionRating(assessment_id=one, risk_area="housing", risk_rating="green")]
    )
    dialog = RatingDialog(desk, desk.child_protection.procedure(one), None)
    qtbot.addWidget(dialog)
    areas = [area.identifier for area in dialog.sheet.areas]
    dialog.table.selectRow(areas.index("housing"))
    qtbot.keyClick(dialog.table, Qt.Key.Key_3)
    dialog.save()
    ratings = desk.child_protection.procedure(one).ratings
    assert [(rating.risk_area, rating.risk_rating) for rating in ratings] == [
        ("housing", "green"),
        ("housing", "red"),
    ]


def test_a_rating_is_told_by_sign_and_word_beside_its_colour(page_of, desk, case, entered):
    one = begun(desk, case)
    desk.child_protection.rate(
        one, [ChildProtectionRating(assessment_id=one, risk_area="housing", risk_rating="red")]
    )
    page = page_of("child_protection", desk)
    page.act(one)
    sheet = page.pane.rating.sheet
    row = [area.identifier for area in sheet.areas].index("housing")
    assert sheet.data(sheet.index(row, 1)) == "!! rot"
    assert sheet.data(sheet.index(row, 1), Qt.ItemDataRole.ForegroundRole) is not None


def test_what_is_typed_is_kept_and_comes_back(qtbot, desk, case, entered):
    one = desk.child_protection.procedure(begun(desk, case))
    dialog = SheetDialog(desk, sheets.entry_sheet(desk, one), None)
    qtbot.addWidget(dialog)
    dialog.form.editor("text").set_value("Mitten im Satz")
    dialog.form.changed.emit()
    dialog.lock_away()
    again = SheetDialog(desk, sheets.entry_sheet(desk, one), None)
    qtbot.addWidget(again)
    assert again.form.editor("text").value() == "Mitten im Satz"
    again.reject()
    assert desk.workspace.drafts.all() == []


def test_a_typed_matrix_is_kept_and_comes_back(qtbot, desk, case, entered):
    one = desk.child_protection.procedure(begun(desk, case))
    dialog = RatingDialog(desk, one, None)
    qtbot.addWidget(dialog)
    dialog.rate("red")
    dialog.lock_away()
    again = RatingDialog(desk, one, None)
    qtbot.addWidget(again)
    assert again.sheet.written(0)[0] == "red"
    again.reject()


@pytest.mark.parametrize("name", ["entry", "new", "rating", "measure", "answer", "addendum"])
def test_a_draft_leads_back_to_its_sheet_after_the_password(
    qtbot, closed_page, desk, case, entered, name
):
    one = desk.child_protection.procedure(desk.child_protection.lines()[0].id)
    about = {"new": "new", "addendum": one.entries[0].id}.get(name, one.assessment.id)
    opened = []
    desk.keys.forget()
    closed_page.resume(f"protection/{name}", about)
    assert opened == []
    desk.keys.note_checked()

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
            return
        opened.append(dialog)
        dialog.reject()

    QTimer.singleShot(10, look)
    closed_page.refresh()
    qtbot.waitUntil(lambda: bool(opened))
    kinds = {"new": NewProcedureDialog, "rating": RatingDialog}
    assert isinstance(opened[0], kinds.get(name, SheetDialog))


def test_names_and_texts_can_be_hidden(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    desk.workspace.privacy.switch(on=True)
    page.show_private(hidden=True)
    said = shown(page) + str(rows(page))
    for words in ("Müller", "Flecken", "Frau Kern"):
        assert words not in said


def test_the_choice_for_search_stands_behind_the_password(page_of, desk, case, entered):
    begun(desk, case)
    page = page_of("child_protection", desk)
    page._search.click()
    assert desk.child_protection.is_in_search
    page._search.click()
    assert not desk.child_protection.is_in_search


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.name)
def test_a_paper_is_shown_before_it_leaves(qtbot, desk, case, entered, kind):
    one = desk.child_protection.procedure(begun(desk, case))
    jobs = Jobs()
    dialog = PaperDialog(desk, jobs, one, kind, None)
    qtbot.addWidget(dialog)
    assert not dialog.print.isEnabled()
    qtbot.waitUntil(dialog.print.isEnabled, timeout=20_000)
    assert dialog.paper.pages >= 1
    assert desk.workspace.count(ChildProtectionAnswer) == 0
    dialog.reject()
    jobs.end()


def test_a_procedure_never_stands_in_a_window_title(page_of, desk, case, entered):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    assert page.window().windowTitle() == ""
    assert page.place() == (page.pane.shown_id, "0")


@pytest.fixture
def report(qtbot, desk, case, entered):
    one = begun(desk, case)
    complete(desk, one)
    jobs = Jobs()
    dialog = PaperDialog(desk, jobs, desk.child_protection.procedure(one), PAPERS[0], None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.print.isEnabled, timeout=20_000)
    yield dialog
    dialog.reject()
    jobs.end()


def test_a_report_leaves_only_through_the_gate_and_is_noted(
    report, desk, case, tmp_path, monkeypatch
):
    path = tmp_path / "meldung.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    in_dialog(lambda dialog: dialog.go())
    report.save.click()
    (noted,) = desk.workspace.find(Disclosure)
    assert (noted.case_id, noted.recipient) == (case.id, "ASD Krefeld")
    assert (noted.disclosed_document, noted.legal_basis) == ("protection_report", "p8a_sgb8")
    assert (noted.informed, noted.informed_on) == ("yes", clock.today())
    assert path.read_bytes().startswith(b"%PDF")


def test_a_report_nobody_permits_does_not_leave(report, desk, tmp_path, monkeypatch):
    path = tmp_path / "meldung.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    in_dialog(lambda dialog: dialog.reject())
    report.save.click()
    assert desk.workspace.count(Disclosure) == 0
    assert not path.exists()


def test_a_sibling_is_taken_into_the_report_by_its_box(qtbot, report):
    before = report._data
    report.siblings[0].click()
    qtbot.waitUntil(lambda: report.print.isEnabled() and report._data != before, timeout=20_000)


def test_the_paper_for_the_specialist_begins_with_this_procedure(
    qtbot, page_of, desk, case, entered
):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    seen = []
    in_dialog(lambda dialog: (seen.append(dialog), dialog.reject()))
    page.pane.write("consultation")
    assert isinstance(seen[0], CaseSummaryDialog)
    assert seen[0]._asked.assessment_id == page.pane.shown_id
    assert seen[0]._asked.purpose == "specialist"


def test_a_figure_leads_to_the_page_behind_the_password(qtbot, desk):
    host = QWidget()
    qtbot.addWidget(host)
    ways = RecordWays(desk, host)
    with qtbot.waitSignal(ways.page_wanted) as wanted:
        ways.go(ChildProtectionAssessment.KIND, "x")
    assert wanted.args == ["child_protection", "child_protection_assessment:x"]


def test_heute_reminds_in_numbers_alone(qtbot, page_of, desk, case):
    begun(desk, case, next_review_on=clock.today())
    begun(desk, reported_on=clock.today() - timedelta(days=20))
    page = page_of("today", desk)
    row = protection_row(page)
    said = row.accessibleName()
    assert "1 Überprüfung" in said
    assert "1 Rückmeldung des Jugendamts" in said
    for words in ("Müller", "KS-2026", "F-014"):
        assert words not in said
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == ["child_protection", ""]


def test_heute_says_nothing_where_nothing_waits(page_of, desk, case):
    begun(desk, case)
    assert protection_row(page_of("today", desk)) is None


def test_the_menu_of_a_case_leads_to_its_procedure(qtbot, page_of, desk, case):
    page = page_of("cases", desk)
    page.show_case(case.id, "")
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page._do("child_protection")
    assert wanted.args == ["child_protection", f"case:{case.id}"]


def test_a_day_that_looks_odd_is_said_once_and_may_be_passed(qtbot, desk, case, entered):
    one = begun(desk, case, reported_on=clock.today())
    sheet = sheets.facts_sheet(desk, "feedback", desk.child_protection.procedure(one))
    dialog = SheetDialog(desk, sheet, None)
    qtbot.addWidget(dialog)
    before = clock.today() - timedelta(days=3)
    fill(dialog, answered_on=before)
    assert "vor der Meldung" in dialog.form.cells["answered_on"].problem.text()
    assert desk.child_protection.procedure(one).assessment.answered_on is None
    dialog.save()
    assert desk.child_protection.procedure(one).assessment.answered_on == before


def test_acute_danger_names_the_call_before_the_writing(qtbot, desk, case, entered):
    dialog = NewProcedureDialog(desk, case.id, None)
    qtbot.addWidget(dialog)
    assert dialog._danger.isHidden()
    dialog._procedure.editor("acute_danger").set_value("yes")
    dialog._procedure.changed.emit()
    assert "Rufen Sie jetzt" in dialog._danger._text.text()
    dialog.reject()


def test_each_legal_path_says_its_rule_where_it_is_chosen(qtbot, desk, case, entered):
    dialog = NewProcedureDialog(desk, "", None)
    qtbot.addWidget(dialog)
    said = []
    for path in ("p8a_public", "p8a_agreement", "p4_kkg", "p42_schulg"):
        dialog._procedure.editor("legal_path").set_value(path)
        dialog._procedure.changed.emit()
        said.append(dialog._path._rule.text() + dialog._path._duties.text())
    assert len(set(said)) == 4
    assert "iseF) hinzuziehen: Pflicht" in said[1]
    assert "Anspruch auf Beratung" in said[2]
    dialog.reject()


def test_what_was_wanted_is_forgotten_when_the_page_is_left(closed_page):
    closed_page.act("new")
    assert closed_page._pending
    closed_page.hide()
    assert closed_page._pending == ()


@pytest.mark.parametrize("place", range(3))
def test_every_entry_of_the_print_menu_opens_its_dialog(page_of, desk, case, entered, place):
    page = page_of("child_protection", desk)
    page.act(begun(desk, case))
    seen = []
    in_dialog(lambda dialog: (seen.append(type(dialog)), dialog.reject()))
    page.pane._print.menu().actions()[place].trigger()
    assert seen == [PaperDialog if place < 2 else CaseSummaryDialog]
