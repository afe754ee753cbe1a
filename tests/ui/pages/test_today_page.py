from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    AnonymousContact,
    Appointment,
    Case,
    CaseContact,
    Consent,
    Task,
    Transition,
)
from ssa_desk.services import concerns
from ssa_desk.services.concerns import Concern
from ssa_desk.ui.pages.today.rows import CaseRowWidget
from ui.keys import in_dialog, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def case(desk):
    case = Case(case_no="F-1", opened_on=clock.today())
    contact = CaseContact(
        case_id=case.id,
        date=clock.today() - timedelta(days=3),
        agreements="Rückruf bei der Mutter",
        follow_up_on=clock.today() - timedelta(days=1),
    )
    desk.workspace.save(case, contact)
    return case


def _rows(page):
    return [row for row in page.findChildren(CaseRowWidget) if row.isVisibleTo(page)]


def test_a_due_follow_up_leads_to_its_case_by_enter(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    (row,) = _rows(page)
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [case.id, ""]


def test_a_finished_follow_up_is_gone(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    (row,) = _rows(page)
    qtbot.mouseClick(row.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert desk.workspace.find(CaseContact)[0].follow_up_done
    assert _rows(page) == []


def test_a_mark_on_the_tally_sheet_takes_two_keys(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    in_dialog(lambda: press("Return"))
    page.tally()
    (mark,) = desk.workspace.find(AnonymousContact)
    assert (mark.date, mark.short_count, mark.persons) == (clock.today(), 1, 1)


def test_an_empty_file_offers_the_first_steps(page_of, desk, qtbot):
    page = page_of("today", desk)
    assert page._first_steps.isVisibleTo(page)
    buttons = page._first_steps.findChildren(QPushButton)
    with qtbot.waitSignals([page.page_wanted] * 3):
        for button in buttons:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_case_without_contact_for_weeks_is_listed(page_of, desk, qtbot):
    old = clock.today() - timedelta(weeks=20)
    case = Case(case_no="F-7", opened_on=old)
    desk.workspace.save(case, CaseContact(case_id=case.id, date=old))
    page = page_of("today", desk)
    (row,) = _rows(page)
    assert row.accessibleName() == "F-7, seit 20 Wochen"


def test_a_missing_place_for_backups_stands_on_top_and_leads_to_it(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    assert "Noch kein Ort" in page.backups.title.text()
    assert page.backups.y() < page._grid.geometry().bottom() + page._stack.y()
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.backups.button.click()
    assert wanted.args == ["settings", "backups"]


def test_backups_that_are_well_stand_quietly_below(page_of, desk, case, tmp_path_factory):
    page = page_of("today", desk)
    desk.backups.choose_folder(tmp_path_factory.mktemp("stick"))
    desk.backups.make()
    page.act("news")
    assert page.backups.title.text() == "Sicherungen"
    assert page._left.indexOf(page.backups) > page._left.indexOf(page._due)


def test_damage_found_by_the_weekly_check_leads_to_the_state_of_the_file(
    page_of, desk, case, qtbot
):
    desk.workspace.database.is_damaged = True
    page = page_of("today", desk)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.backups.button.click()
    assert wanted.args == ["settings", "health"]


def _texts(card):
    return [row.accessibleName() for row in card.findChildren(CaseRowWidget) if not row.isHidden()]


def test_an_appointment_is_written_down_and_changed(page_of, desk, case, qtbot):
    page = page_of("today", desk)

    def write_down():
        write("Hilfeplan")
        press("Ctrl+Return")

    in_dialog(write_down)
    page._doings.new_appointment()
    qtbot.waitUntil(lambda: _texts(page._meetings) == ["heute, Termin: Hilfeplan"])
    (row,) = page._meetings.findChildren(CaseRowWidget)
    in_dialog(lambda: (press("Ctrl+A"), write("Runder Tisch"), press("Ctrl+Return")))
    row.opened.emit("0")
    assert desk.workspace.find(Appointment)[0].title == "Runder Tisch"


def test_a_task_is_written_down_and_ticked_off(page_of, desk, case, qtbot):
    page = page_of("today", desk)
    in_dialog(lambda: (write("Raum buchen"), press("Ctrl+Return")))
    page._doings.new_task()
    (row,) = page._tasks.findChildren(CaseRowWidget)
    row.done.click()
    assert desk.workspace.find(Task)[0].done_on == clock.today()


def test_a_draft_waits_on_the_page_and_goes_on(page_of, desk, case, qtbot):
    desk.workspace.drafts.keep("new_case", "new", {"case.case_no": "9"})
    page = page_of("today", desk)
    (row,) = page._drafts.findChildren(CaseRowWidget)
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == ["new_case", "new"]


def test_open_transitions_lead_to_their_list(page_of, desk, case, qtbot):
    desk.workspace.save(
        Transition(
            transition_kind="secondary_to_vocational", class_name="10a", started_on=clock.today()
        )
    )
    page = page_of("today", desk)
    (row,) = page._transitions.findChildren(CaseRowWidget)
    assert row.accessibleName() == "Klasse 10a, 1 offen"
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == ["transitions", "open"]


def test_the_weeks_without_contact_are_chosen_on_the_card(page_of, desk, case):
    page = page_of("today", desk)
    page._quiet.weeks.setCurrentIndex(page._quiet.weeks.findData(12))
    page._quiet.weeks.activated.emit(page._quiet.weeks.currentIndex())
    assert desk.today.quiet_weeks == 12


def test_keys_lead_from_week_to_week(page_of, desk, case, qtbot):
    next_week = clock.today() + timedelta(weeks=1)
    desk.workspace.save(Appointment(title="Später", date=next_week))
    page = page_of("today", desk)
    page.act("week")
    page.week.begin()
    assert not [text for text in _texts(page.week) if "Später" in text]
    press("Alt+Right")
    assert [text for text in _texts(page.week) if "Später" in text]
    press("Alt+Left")
    assert page.week.first <= clock.today() < page.week.first + timedelta(weeks=1)


def test_the_lock_comes_back_to_the_week_that_was_shown(page_of, desk, case):
    page = page_of("today", desk)
    page.act("week")
    page.week.go_on()
    again = page_of("today", desk)
    again.return_to(page.place())
    assert (again.tabs.currentIndex(), again.week.first) == (1, page.week.first)


def test_the_calendar_file_names_nobody(page_of, desk, case, tmp_path, monkeypatch):
    desk.workspace.save(Appointment(title="Quitte", date=clock.today(), case_id=case.id))
    target = tmp_path / "termine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = page_of("today", desk)
    page._doings.export()
    assert "Quitte" not in target.with_suffix(".ics").read_text("utf-8")


@pytest.mark.parametrize("kind", [Appointment, Task])
def test_typed_entries_are_drafted_and_go_on(page_of, desk, case, kind, qtbot):
    page = page_of("today", desk)

    def lock_away():
        write("Nicht fertig")
        QApplication.activeModalWidget().lock_away()

    in_dialog(lock_away)
    page._doings._ask(kind, None)
    (draft,) = desk.workspace.drafts.all()
    typed = []

    def look():
        form = QApplication.activeModalWidget()._form
        typed.append(form.editor("title").typed())
        QApplication.activeModalWidget().reject()

    in_dialog(look)
    page.resume(draft.form, draft.record_id)
    assert typed == ["Nicht fertig"]


def test_a_card_of_few_rows_hides_no_button_without_a_name(page_of, desk):
    page = page_of("today", desk)
    buttons = page.findChildren(QPushButton)
    assert all(one.text() or one.accessibleName() for one in buttons)


def test_what_data_protection_asks_for_leads_to_its_tab(page_of, desk, case, monkeypatch, qtbot):
    late = Concern("Anfragen", "eine Antwort ist fällig", "data_protection", "requests", "due")
    monkeypatch.setattr(concerns, "SOURCES", (lambda _desk, _today: (late,),))
    page = page_of("today", desk)
    row = next(one for one in _rows(page) if one.accessibleName().startswith("Anfragen"))
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == ["data_protection", "requests"]


def test_a_consent_that_ends_leads_to_itself(page_of, desk, case, qtbot):
    consent = Consent(
        case_id=case.id,
        consent_kind="release_from_secrecy",
        valid_until=clock.today() + timedelta(days=3),
    )
    desk.workspace.save(consent)
    page = page_of("today", desk)
    row = next(one for one in _rows(page) if "Einwilligung endet" in one.accessibleName())
    with qtbot.waitSignal(page.case_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [case.id, f"record:consent:{consent.id}"]
