"""The dialog of the pseudonymised case summary: drafted, edited, looked at, passed on."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel

from pdf import opened
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    ChildProtectionAssessment,
    ChildProtectionRating,
    Disclosure,
    Guardian,
    Teacher,
    YoungPerson,
)
from ssa_desk.ui.dialogs.case_summary import dialog as module
from ssa_desk.ui.dialogs.case_summary.dialog import FILE_NAME, CaseSummaryDialog
from ssa_desk.ui.dialogs.case_summary.words import SUMMARY
from ssa_desk.ui.pages.page import Surroundings

OPENED = dt.date(2026, 2, 2)


@pytest.fixture
def case(desk):
    child = YoungPerson(first_name="Ayşe", last_name="Öztürk", birth_date=dt.date(2014, 3, 12))
    case = Case(
        case_no="2026-014",
        young_person_id=child.id,
        opened_on=OPENED,
        initial_situation="Ayşe lebt bei Frau Öztürk.",
    )
    talk = CaseContact(case_id=case.id, date=OPENED, observation="Ayşe malt.")
    guardian = Guardian(young_person_id=child.id, name="Frau Öztürk", relation="biological_parent")
    desk.workspace.save(child, case, talk, guardian, Teacher(name="Herr Wolf"))
    return case


@pytest.fixture
def show(qtbot, desk, jobs, case):
    """Show the dialog and wait until it has drafted and looked."""

    def show(**options):
        made = CaseSummaryDialog(Surroundings(desk, jobs), case.id, None, **options)
        qtbot.addWidget(made)
        settle(made)
        return made

    def settle(made):
        qtbot.waitUntil(lambda: not made._rest.isActive() and jobs.is_idle, timeout=20_000)

    show.settle = settle
    return show


def write(dialog, show, text):
    dialog.editor.text.setPlainText(text)
    show.settle(dialog)


def test_the_draft_names_nobody_and_may_leave(show):
    dialog = show()
    assert "Kind A lebt bei Mutter." in dialog.editor.texts["situation"]
    assert dialog.print_button.isEnabled()
    assert dialog.save_button.isEnabled()


def test_a_typed_name_of_the_case_stops_the_paper_and_cannot_be_confirmed(show):
    dialog = show()
    write(dialog, show, "Was braucht Ayse?")
    assert not dialog.print_button.isEnabled()
    (leak,) = dialog.editor.leaks.leaks
    assert not leak.may_confirm
    assert dialog.editor.leaks.isVisibleTo(dialog)


def test_nothing_may_leave_between_a_key_and_the_next_look(show):
    dialog = show()
    dialog.editor.text.setPlainText("Was braucht Ayse?")
    assert not dialog.print_button.isEnabled()


def test_a_word_that_is_also_a_name_of_another_is_confirmed_once(show):
    dialog = show()
    write(dialog, show, "Im Bild war ein Wolf. Der Wolf lief fort.")
    first, _ = dialog.editor.leaks.leaks
    dialog.editor.confirmed.emit(first)
    show.settle(dialog)
    (left,) = dialog.editor.leaks.leaks
    assert left.first > first.first


def test_the_way_to_a_place_selects_its_words(show):
    dialog = show()
    write(dialog, show, "😀 Was braucht Öztürks Kind?")
    (leak,) = dialog.editor.leaks.leaks
    dialog.editor.leaks.go_to(leak)
    assert dialog.editor.text.textCursor().selectedText() == "Öztürks"


def test_who_is_who_stands_on_the_screen_only(show):
    dialog = show()
    table = dialog.key.table
    cells = [table.item(row, column).text() for row in range(2) for column in range(2)]
    assert cells == ["Kind A", "Ayşe Öztürk", "Mutter", "Frau Öztürk"]


def test_hidden_names_stay_hidden_in_the_key(show, desk):
    desk.workspace.privacy.switch(on=True)
    table = show().key.table
    assert "Öztürk" not in table.item(0, 1).text()


def test_closing_keeps_the_text_and_the_next_dialog_goes_on_with_it(show, desk):
    dialog = show()
    write(dialog, show, "Wie weiter?")
    dialog.reject()
    assert [one.form for one in desk.workspace.drafts.all()] == [SUMMARY]
    again = show()
    assert again.editor.texts["question"] == "Wie weiter?"
    assert again.print_button.isEnabled()


def test_a_look_without_a_word_leaves_no_draft(show, desk):
    show().reject()
    assert desk.workspace.drafts.all() == []


def test_another_date_style_is_drafted_anew_and_keeps_the_question(show, monkeypatch):
    dialog = show()
    write(dialog, show, "Wie weiter?")
    monkeypatch.setattr(module, "really", lambda *_: True)
    dialog.choices.days.setCurrentIndex(1)
    dialog.choices.changed.emit()
    show.settle(dialog)
    assert "Februar 2026" in dialog.editor.texts["course"]
    assert dialog.editor.texts["question"] == "Wie weiter?"


def choose_specialist(dialog, show, *, rating):
    dialog.choices.purpose.setCurrentIndex(0)
    dialog.choices.protection.setChecked(rating)
    dialog.choices._on_change()
    show.settle(dialog)


def test_the_rating_is_offered_for_the_specialist_only(show):
    dialog = show()
    assert dialog.choices.protection.isHidden()
    choose_specialist(dialog, show, rating=False)
    assert not dialog.choices.protection.isHidden()


def test_the_rating_is_told_behind_the_password(show, desk, case, monkeypatch):
    assessment = ChildProtectionAssessment(case_id=case.id)
    rating = ChildProtectionRating(
        assessment_id=assessment.id, risk_area="hygiene", risk_rating="red", facts="Ayşe friert."
    )
    desk.workspace.save(assessment, rating)
    dialog = show()
    monkeypatch.setattr(module, "may_enter", lambda *_: False)
    choose_specialist(dialog, show, rating=True)
    assert not dialog.choices.protection.isChecked()
    monkeypatch.setattr(module, "may_enter", lambda *_: desk.keys.note_checked() is None)
    choose_specialist(dialog, show, rating=True)
    assert "Kind A friert." in dialog.editor.texts["protection"]


def test_a_case_without_a_procedure_says_so(show, monkeypatch):
    monkeypatch.setattr(module, "may_enter", lambda *_: True)
    dialog = show()
    choose_specialist(dialog, show, rating=True)
    said = [one.text() for one in dialog._trouble.findChildren(QLabel)]
    assert "Zu diesem Fall gibt es keine Gefährdungseinschätzung." in said
    assert not dialog.choices.protection.isChecked()


def test_saving_goes_through_the_gate_and_is_noted(show, desk, case, tmp_path, monkeypatch):
    path = tmp_path / FILE_NAME
    monkeypatch.setattr(module, "ask", lambda desk, wish, _: desk.disclosures.permit(to(wish)))
    monkeypatch.setattr(
        "ssa_desk.ui.leaving.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
    )
    dialog = show()
    dialog.save_paper()
    show.settle(dialog)
    (noted,) = desk.workspace.find(Disclosure)
    assert (noted.disclosed_document, noted.pseudonymised) == ("case_summary", "yes")
    assert noted.legal_basis == "p64_2a_pseudonymised"
    with opened(path.read_bytes()) as document:
        assert "Öztürk" not in str(document.docinfo)


def to(wish):
    from dataclasses import replace

    return replace(wish, recipient="Supervision")


def test_looking_at_another_section_changes_nothing(show, desk):
    dialog = show()
    dialog.editor._on_row(3)
    assert not dialog.has_changes()
    assert dialog.print_button.isEnabled()


def test_a_name_that_joined_the_file_meanwhile_stops_the_paper(show, desk):
    dialog = show()
    write(dialog, show, "Wer ist Leon?")
    assert dialog.print_button.isEnabled()
    desk.workspace.save(YoungPerson(first_name="Leon"))
    dialog.save_paper()
    show.settle(dialog)
    assert not dialog.print_button.isEnabled()
    assert [one.kind for one in dialog.editor.leaks.leaks] == ["name"]
    assert desk.workspace.find(Disclosure) == []


def test_the_preview_shows_pages_or_why_there_are_none(show):
    dialog = show()
    dialog.tabs.setCurrentWidget(dialog.preview)
    show.settle(dialog)
    assert dialog.preview.paper.pages == 1
    write(dialog, show, "Was braucht Ayse?")
    assert dialog.preview.paper.pages == 0
