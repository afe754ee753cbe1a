"""The assistant leads from who asks over the review to the answer, or to the refusal."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pdf import pages
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    ChildProtectionAssessment,
    DataSubjectRequest,
    Disclosure,
    Guardian,
    YoungPerson,
)
from ssa_desk.ui import leaving
from ssa_desk.ui.dialogs.access import answer_step
from ssa_desk.ui.dialogs.access.assistant import AccessDialog
from ssa_desk.ui.pages.cases.doings import doing
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.paper import page_printer
from ui.keys import in_dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TEXT = "Ole Krämer hat Ida geärgert."


@pytest.fixture
def world(desk):
    def made(**values):
        child = YoungPerson(first_name="Ida", last_name="Groß", birth_date=date(2014, 1, 1))
        case = Case(case_no="F-1", young_person_id=child.id, **values)
        desk.workspace.save(
            child,
            case,
            YoungPerson(first_name="Ole", last_name="Krämer"),
            Guardian(young_person_id=child.id, name="Eva Wirth", has_custody="yes"),
            CaseContact(
                case_id=case.id, date=date(2026, 3, 2), channel="in_person", observation=TEXT
            ),
        )
        return case

    return made


@pytest.fixture
def opened(qtbot, desk, jobs):
    def made(case, **values):
        begun = desk.access.requests.begun(case.id).changed(identity_proof="known", **values)
        dialog = AccessDialog(Surroundings(desk, jobs), begun, None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


@pytest.fixture
def reviewed(qtbot, opened):
    """The dialog in its second step, everything decided but for the last tick."""

    def made(case, **values):
        dialog = opened(case, **values)
        dialog.go_on()
        qtbot.waitUntil(lambda: dialog.step is dialog.review_step)
        return dialog

    return made


@pytest.fixture
def answered(qtbot, reviewed):
    def made(case):
        dialog = reviewed(case)
        dialog.review_step.read.setChecked(True)
        dialog.go_on()
        qtbot.waitUntil(dialog.answer_step.save.isEnabled)
        return dialog

    return made


def requests(desk):
    return desk.workspace.find(DataSubjectRequest)


def choose_file(monkeypatch, path):
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_args: (str(path), "")
    )


def row_of(dialog, key):
    model = dialog.review_step.model
    return next(place for place in range(model.rowCount()) if model.row(place)[2].key == key)


def test_the_first_step_keeps_the_request_with_its_clock(desk, world, reviewed):
    reviewed(world())
    (kept,) = requests(desk)
    assert (kept.request_kind, kept.requester, kept.answered_on) == ("access", "young_person", None)


def test_a_pdf_has_only_what_was_not_blackened_and_is_noted(
    desk, world, answered, monkeypatch, tmp_path
):
    dialog = answered(world())
    choose_file(monkeypatch, tmp_path / "auskunft.pdf")
    dialog.answer_step.save.click()
    text = "".join(pages((tmp_path / "auskunft.pdf").read_bytes()))
    assert "hat Ida geärgert." in text
    assert "Krämer" not in text
    (logged,) = desk.workspace.find(Disclosure)
    assert (logged.disclosed_document, logged.legal_basis) == ("access", "person_access")
    (kept,) = requests(desk)
    assert (kept.request_decision, kept.refusal_ground) == ("partly", "third_person_rights")
    assert kept.answered_on is not None


def test_the_file_for_other_programs_leaves_the_same_way(
    desk, world, answered, monkeypatch, tmp_path
):
    dialog = answered(world())
    choose_file(monkeypatch, tmp_path / "auskunft.json")
    dialog.answer_step.data.click()
    assert json.loads((tmp_path / "auskunft.json").read_text("utf-8"))["format"] == "ssa-access/1"
    assert "Krämer" not in (tmp_path / "auskunft.json").read_text("utf-8")
    assert len(desk.workspace.find(Disclosure)) == 1


def test_printing_is_noted_before_the_first_page(
    qtbot, desk, world, answered, monkeypatch, tmp_path
):
    printer = page_printer()
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    monkeypatch.setattr(leaving, "ask_printer", lambda _parent, **_asked: printer)
    dialog = answered(world())
    dialog.answer_step.print.click()
    (logged,) = desk.workspace.find(Disclosure)
    assert logged.disclosure_way == "print"
    qtbot.waitUntil(dialog.answer_step.save.isEnabled, timeout=20_000)
    assert (tmp_path / "gedruckt.pdf").stat().st_size > 0


def test_a_refusal_of_the_gate_is_told_and_nothing_is_written(
    desk, world, answered, monkeypatch, tmp_path
):
    dialog = answered(world())
    mother = desk.workspace.find(Guardian)[0]
    case = desk.workspace.find(Case)[0]
    desk.workspace.save(case.changed(counselling_without_parents=True))
    dialog.answer_step._wish = replace(dialog.answer_step._wish, guardian_id=mother.id)
    choose_file(monkeypatch, tmp_path / "auskunft.pdf")
    dialog.answer_step.save.click()
    assert "§ 8 Abs. 3" in dialog._trouble.accessibleName()
    assert not (tmp_path / "auskunft.pdf").exists()
    assert requests(desk)[0].answered_on is None


def test_what_is_proposed_has_no_name_of_a_person(world, answered, monkeypatch):
    proposed = []
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName",
        lambda *args: (proposed.append(args[2]), ("", ""))[1],
    )
    dialog = answered(world())
    dialog.answer_step.save.click()
    assert proposed[0].endswith(answer_step.PDF_NAME)


def test_the_content_can_be_read_in_a_narrow_window(world, reviewed):
    dialog = reviewed(world())
    dialog.resize(623, 500)
    table = dialog.review_step.table
    assert table.columnWidth(2) > table.viewport().width() // 4


def test_decisions_are_made_by_key(qtbot, world, reviewed):
    dialog = reviewed(world())
    step = dialog.review_step
    step.table.selectRow(row_of(dialog, "observation"))
    value = step.model.row(step.table.currentIndex().row())[2]
    states = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(step.table, key)
        states.append(dialog.review.state(value))
    assert states == ["hidden", "shown", "names", "hidden"]


def test_a_decision_may_hold_for_a_whole_kind(world, reviewed):
    dialog = reviewed(world())
    step = dialog.review_step
    step.table.selectRow(row_of(dialog, "name"))
    step.scope.setCurrentIndex(step.scope.findData("section"))
    step.decide("shown")
    states = {
        dialog.review.state(value)
        for section, _, value in dialog.review.values()
        if section.table == "guardian"
    }
    assert states == {"shown"}


def test_the_pages_wait_for_the_last_tick(world, reviewed):
    dialog = reviewed(world())
    assert not dialog.onward.isEnabled()
    assert "gelesen" in dialog.review_step.open.text()
    dialog.review_step.read.setChecked(True)
    assert dialog.onward.isEnabled()


def test_child_protection_waits_for_a_decision(desk, world, reviewed):
    case = world()
    desk.workspace.save(ChildProtectionAssessment(number="K-7", case_id=case.id))
    dialog = reviewed(case)
    step = dialog.review_step
    assert step.guard.isVisible()
    step.read.setChecked(True)
    assert not dialog.onward.isEnabled()
    step.withhold.click()
    step._why_withheld.setText("Schutz des Kindes")
    assert dialog.onward.isEnabled()


def test_the_password_opens_child_protection(qtbot, desk, world, reviewed):
    case = world()
    desk.workspace.save(ChildProtectionAssessment(number="K-7", case_id=case.id))
    dialog = reviewed(case)
    desk.keys.note_checked()
    dialog.review_step.show_guarded.click()
    qtbot.waitUntil(lambda: dialog.review.guarded == "shown")
    assert any(value.text == "K-7" for _, _, value in dialog.review.values())


def test_what_was_entrusted_is_shown_only_with_a_reason(desk, world, reviewed):
    case = world()
    desk.workspace.save(
        CaseContact(
            case_id=case.id,
            date=date(2026, 3, 3),
            channel="in_person",
            observation="Geheim",
            entrusted=True,
            entrusted_by="Frau Yildiz",
        )
    )
    dialog = reviewed(case)
    step = dialog.review_step
    step.read.setChecked(True)
    value = next(one for _, _, one in dialog.review.values() if one.text == "Geheim")
    dialog.review.decide(value, "shown")
    step._after_decision()
    assert not dialog.onward.isEnabled()
    step._why_entrusted.setText("Frau Yildiz, am 2. März")
    assert dialog.onward.isEnabled()


def test_a_mother_is_refused_where_the_child_is_counselled_in_secret(
    desk, world, opened, monkeypatch, tmp_path
):
    case = world(counselling_without_parents=True)
    mother = desk.workspace.find(Guardian)[0]
    dialog = opened(case, requester="custodian", guardian_id=mother.id)
    assert "§ 8 Abs. 3" in dialog.ask._must_not.accessibleName()
    dialog.go_on()
    assert dialog.step is dialog.refuse_step
    dialog.go_on()
    (kept,) = requests(desk)
    assert (kept.request_decision, kept.refusal_ground) == ("refused", "without_parents")
    choose_file(monkeypatch, tmp_path / "antwort.pdf")
    dialog.letter_file.click()
    said = "".join(pages((tmp_path / "antwort.pdf").read_bytes()))
    assert "Ida" not in said
    assert "Eva Wirth" in said


def test_nobody_is_told_to_answer_while_something_is_to_be_checked(desk, world, opened):
    case = world()
    mother = desk.workspace.find(Guardian)[0]
    desk.workspace.save(mother.changed(has_custody="unknown"))
    dialog = opened(case, requester="custodian", guardian_id=mother.id)
    assert "prüfen Sie vorher" in dialog.ask._may.accessibleName()
    desk.workspace.save(mother.changed(has_custody="yes"))
    assert dialog.ask._may.isVisible()


def test_a_correction_asks_what_was_changed(desk, world, opened):
    dialog = opened(world(), request_kind="correction")
    dialog.go_on()
    assert dialog.step is dialog.decide_step
    dialog.decide_step.note.setPlainText("7a statt 7b")
    dialog.go_on()
    (kept,) = requests(desk)
    assert (kept.request_decision, kept.note) == ("fulfilled", "7a statt 7b")


def test_hidden_names_are_not_read_out(desk, world, opened):
    dialog = opened(world())
    desk.workspace.privacy.switch(on=True)
    dialog.go_on()
    assert dialog.step is dialog.ask
    assert "F8" in dialog._trouble.accessibleName()


def test_an_objection_leads_to_the_restriction(qtbot, desk, world, opened):
    dialog = opened(world(), request_kind="objection")
    dialog.go_on()
    assert dialog.decide_step.lead.isVisible()
    with qtbot.waitSignal(dialog.decide_step.doing_wanted) as wanted:
        in_dialog(lambda: QApplication.activeModalWidget().reject())
        dialog.decide_step.lead.click()
    assert doing(wanted.args[0]).id == "restrict"


def test_a_lock_keeps_the_decisions(qtbot, desk, world, reviewed, jobs):
    dialog = reviewed(world())
    dialog.review_step.table.selectRow(row_of(dialog, "observation"))
    dialog.review_step.decide("hidden")
    dialog.lock_away()
    again = AccessDialog(Surroundings(desk, jobs), requests(desk)[0], None)
    qtbot.addWidget(again)
    again.show()
    again.go_on()
    qtbot.waitUntil(lambda: again.step is again.review_step)
    value = next(one for _, _, one in again.review.values() if one.text == TEXT)
    assert again.review.state(value) == "hidden"


def test_what_was_typed_waits_for_the_next_time(qtbot, desk, world, opened):
    case = world()
    dialog = opened(case)
    dialog.ask.form.editor("content").set_value("Alles über mich")
    dialog.lock_away()
    assert requests(desk) == []
    again = opened(case)
    assert again.ask.record().content == "Alles über mich"
    again.go_on()
    qtbot.waitUntil(lambda: again.step is again.review_step)
    assert [one.form for one in desk.workspace.drafts.all()] == []
