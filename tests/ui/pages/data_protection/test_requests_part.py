"""The list of requests shows the most urgent first, with its clock."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, DataSubjectRequest, YoungPerson
from ssa_desk.domain.request_clock import clock_of
from ssa_desk.services.access.due import concern
from ssa_desk.ui.dialogs.access.extend import ExtendDialog
from ssa_desk.ui.pages.cases.doings import doing
from ssa_desk.ui.pages.data_protection.requests_part import state_words
from ssa_desk.ui.pages.page import Surroundings
from ui.keys import in_dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def ago(days, **values):
    return DataSubjectRequest(
        received_on=clock.today() - timedelta(days=days), request_kind="access", **values
    )


def shown(page):
    page.return_to(("requests",))
    model = page.part.list.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_overdue_stands_first(page_of, desk):
    desk.access.requests.save(ago(2))
    desk.access.requests.save(ago(60))
    rows = shown(page_of("data_protection", desk))
    assert [row[1].split()[0] for row in rows] == ["seit", "noch"]
    assert [row[2] for row in rows] == ["Auskunft", "Auskunft"]


def test_an_empty_list_says_what_belongs_here(page_of, desk):
    page = page_of("data_protection", desk)
    assert shown(page) == []
    assert page.part.list.is_empty()


def test_only_what_runs_can_be_extended(page_of, desk):
    desk.access.requests.save(ago(60))
    page = page_of("data_protection", desk)
    shown(page)
    assert not page.part.extend.isEnabled()
    desk.access.requests.save(ago(2))
    page.refresh()
    page.part.list.table.selectRow(1)
    assert page.part.extend.isEnabled()


def test_an_extension_is_kept_with_its_reason(qtbot, desk):
    request = ago(3)
    desk.access.requests.save(request)
    dialog = ExtendDialog(desk, request, None)
    qtbot.addWidget(dialog)
    dialog.extend()
    assert not dialog.letter.isEnabled()
    dialog.form.editor("extension_reason").set_value("Sehr viele Einträge")
    dialog.extend()
    assert dialog.letter.isEnabled()
    kept = desk.access.requests.get(request.id)
    assert clock_of(kept, clock.today()).is_extended


@pytest.mark.parametrize(
    ("days", "words", "urgency"),
    [
        (2, "1 offen", ""),
        (26, "1 Antwort ist in den nächsten 7 Tagen", "soon"),
        (90, "über", "due"),
    ],
)
def test_heute_hears_of_what_is_due(desk, days, words, urgency):
    desk.access.requests.save(ago(days))
    said = concern(desk.access.requests)
    assert words in said.state
    assert said.urgency == urgency


def test_a_day_is_one_day():
    request = DataSubjectRequest(received_on=clock.today())
    due = clock_of(request, clock.today()).due_on
    said = [
        state_words(request, clock_of(request, due + timedelta(days=days)))
        for days in (-2, -1, 0, 1, 2)
    ]
    assert said == [
        "noch 2 Tage",
        "noch 1 Tag",
        "heute fällig",
        "seit 1 Tag überfällig",
        "seit 2 Tagen überfällig",
    ]


@pytest.fixture
def asked_in_case(desk, jobs, qtbot):
    """Choose "Auskunft" in the head of a case; return what the dialog was about."""
    child = YoungPerson(first_name="Ida", last_name="Groß")
    case = Case(case_no="F-1", young_person_id=child.id)
    desk.workspace.save(child, case)
    host = QWidget()
    qtbot.addWidget(host)
    host.show()

    def choose():
        seen = []

        def look():
            dialog = QApplication.activeModalWidget()
            seen.append(dialog.request)
            dialog.reject()

        in_dialog(look)
        view = desk.cases.view(case.id)
        doing("access").run(Surroundings(desk, jobs), view, host)
        return seen[0], case

    return choose


def test_one_click_in_the_case_begins_a_request(asked_in_case):
    request, case = asked_in_case()
    assert (request.case_id, request.young_person_id) == (case.id, case.young_person_id)
    assert request.requester == "young_person"


def test_one_click_goes_on_with_the_open_request(desk, asked_in_case):
    _, case = asked_in_case()
    waiting = ago(3, case_id=case.id, young_person_id=case.young_person_id)
    desk.access.requests.save(waiting)
    assert asked_in_case()[0].id == waiting.id
