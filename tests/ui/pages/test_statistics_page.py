from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from ssa_desk.content.labels import figure_rule
from ssa_desk.domain import clock
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.records import AnonymousContact, CaseContact, School
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_plan import ReportPlan
from ssa_desk.ui.pages.statistics import copying
from ssa_desk.ui.pages.statistics.choice_bar import OWN
from ui.keys import press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LAST = school_year(clock.today()).years_before(1)


@pytest.fixture
def page(page_of, full_desk):
    return page_of("statistics", full_desk)


@pytest.fixture
def last_year(qtbot, page, jobs):
    """The page at the school year before this one."""
    place = [page.choice.period.itemData(i) for i in range(page.choice.period.count())].index(LAST)
    page.choice.period.setCurrentIndex(place)
    qtbot.waitUntil(lambda: jobs.is_idle)
    return page


def number(page, row=0, column=0):
    return page.pane.table.sheet.lines[row].cells[column].number


def test_the_overview_shows_all_kernbereiche_with_true_figures(page, full_desk):
    period = page.choice.wanted().period
    tables = {table.id: table for table in full_desk.statistics.tables(period)}
    cards = page.pane.overview.areas
    assert len(cards) == 6
    assert f" {tables['P01'].total}" in cards[0].rows[1].accessibleName()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_table_shows_what_was_counted(last_year, full_desk, figure):
    last_year.show_table(figure.id)
    table = next(one for one in full_desk.statistics.tables(LAST) if one.id == figure.id)
    shown = {line.cells[0].keys: line.cells[0].number for line in _lines(last_year) if line.cells}
    assert shown == {keys: sum(table[key] for key in keys) for keys in shown}
    assert last_year.pane.table.table.accessibleName().startswith(figure.title)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_table_says_how_it_is_counted(page, figure):
    page.show_table(figure.id)
    assert page.pane.table._rule.text() == figure_rule(figure.id)
    assert page.pane.table._rule.isVisible()


def _lines(page):
    return [line for sheet in page.pane.table._shown.sheets for line in sheet.lines]


def test_a_number_of_the_overview_leads_to_its_table(page):
    row = page.pane.overview.areas[0].rows[1]
    row.setFocus()
    press("Return")
    assert page.list.id == row._id == page.pane.entry


def test_enter_shows_the_records_behind_a_number_and_escape_goes_back(qtbot, last_year, jobs):
    last_year.show_table("P01")
    press("Return")
    qtbot.waitUntil(lambda: jobs.is_idle)
    records = last_year.pane.records
    assert records.isVisible()
    assert len(records.model.references) == number(last_year)
    press("Esc")
    assert last_year.pane.table.isVisible()


def test_counting_again_does_not_lose_the_records_that_are_looked_for(qtbot, last_year, jobs):
    last_year.show_table("P01")
    last_year.refresh()
    last_year.pane.table.open_records()
    last_year.refresh()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert len(last_year.pane.records.model.references) == number(last_year)
    assert last_year.pane.records.isVisible()


def test_enter_opens_the_case_behind_a_number(qtbot, last_year, jobs):
    last_year.show_table("P01")
    last_year.pane.table.open_records()
    qtbot.waitUntil(lambda: jobs.is_idle)
    with qtbot.waitSignal(last_year.case_wanted) as wanted:
        press("Return")
    assert wanted.args == [last_year.pane.records.model.reference(0).id, ""]


def test_the_way_back_and_the_next_record_are_offered(qtbot, last_year, jobs):
    last_year.show_table("P01")
    last_year.pane.table.open_records()
    qtbot.waitUntil(lambda: jobs.is_idle)
    with qtbot.waitSignal(last_year.way_back_wanted) as offered:
        press("Return")
    assert offered.args == ["Fälle, Kinder und Jugendliche: Gesamt"]
    with qtbot.waitSignal(last_year.case_wanted) as wanted:
        last_year.act("next")
    assert wanted.args[0] == last_year.pane.records.model.reference(1).id


def test_a_contact_opens_in_its_case(qtbot, last_year, jobs, full_desk):
    last_year.show_table("A01")
    last_year.pane.table.open_records()
    qtbot.waitUntil(lambda: jobs.is_idle)
    reference = last_year.pane.records.model.reference(0)
    with qtbot.waitSignal(last_year.case_wanted) as wanted:
        press("Return")
    contact = full_desk.workspace.get(CaseContact, reference.id)
    assert wanted.args == [contact.case_id, f"contact:{contact.id}"]


def test_records_of_an_earlier_period_are_those_of_that_period(qtbot, page, jobs):
    page.show_table("A01")
    table = page.pane.table
    table.table.setCurrentIndex(table.table.figures.index(0, 2))
    table.open_records()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert len(page.pane.records.model.references) == number(page, 0, 1)


def test_names_behind_a_number_are_hidden_with_all_others(qtbot, last_year, jobs, full_desk):
    last_year.show_table("P01")
    last_year.pane.table.open_records()
    qtbot.waitUntil(lambda: jobs.is_idle)
    model = last_year.pane.records.model
    before = [model.index(row, 2).data() for row in range(model.rowCount())]
    full_desk.workspace.privacy.switch(on=True)
    last_year.show_private(hidden=True)
    after = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert not {one.split(" · ")[0] for one in before} & {one.split(" · ")[0] for one in after}


def test_typing_finds_a_table_by_what_it_counts(qtbot, page):
    page.begin()
    write("mobbing geschl")
    qtbot.waitUntil(lambda: page.list.id == "P06")
    press("Return")
    assert page.pane.table.table.hasFocus()


def test_own_days_are_counted(qtbot, page, jobs):
    year = school_year(clock.today())
    page.choice.kind.setCurrentIndex(page.choice.kind.findData(OWN))
    page.choice.first.set_value(year.first)
    page.choice.last.set_value(clock.today())
    page.refresh()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.choice.wanted().period == Period(year.first, clock.today())
    page.show_table("P01")
    assert "keinen Bericht" in page.pane.table._shown.note


def test_while_two_days_make_no_period_no_figures_are_shown(page):
    page.choice.kind.setCurrentIndex(page.choice.kind.findData(OWN))
    page.choice.first.set_value(clock.today())
    page.choice.last.set_value(clock.today() - timedelta(days=1))
    page.refresh()
    assert not page.pane.isVisible()
    assert page._header._subtitle.text() == "Der erste Tag liegt nach dem letzten."


def test_tab_leads_from_the_own_days_to_what_stands_behind_them(page):
    page.choice.kind.setCurrentIndex(page.choice.kind.findData(OWN))
    page.choice.first.line.setFocus()
    press("Tab")
    assert page.choice.last.line.hasFocus()
    press("Tab")
    assert page.choice.school.hasFocus()


def test_up_to_three_years_stand_beside(qtbot, page, jobs):
    page.show_table("P01")
    for years in (0, 1, 3):
        page.choice.back.setCurrentIndex(years)
        qtbot.waitUntil(lambda: jobs.is_idle)
        earlier = [one for one in page.pane.table.sheet.columns if one.layer == "earlier"]
        assert len(earlier) == min(years, len(page.pane._figures) - 1)


def test_a_school_can_be_chosen_once_there_are_several(qtbot, page, jobs, full_desk):
    assert page.choice.school.isVisible() is (len(full_desk.workspace.schools()) > 1)
    full_desk.workspace.save(other := School(name="Andere Schule"))
    page.refresh()
    page.choice.school.setCurrentIndex(page.choice.school.findData(other.id))
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.pane._figures[0].tables["P01"].total == 0


def test_what_may_leave_the_house_stands_beside_the_true_figures(qtbot, last_year, jobs, full_desk):
    for day in range(40):
        full_desk.workspace.save(AnonymousContact(date=LAST.first + timedelta(days=day), persons=1))
    issue(full_desk, Wish(ReportPlan(LAST), slots={"": "R017"}))
    last_year.refresh()
    qtbot.waitUntil(lambda: jobs.is_idle)
    last_year.show_table("P01")
    assert [one.layer for one in last_year.pane.table.sheet.columns][:2] == ["now", "printed"]
    assert ("im Bericht: darf das Haus verlassen", "") in last_year.pane.table._shown.chips
    press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert copying.PRINTED in copied
    assert f"\t{number(last_year, 0, 1)}\n" in copied


def test_copied_true_figures_say_that_they_stay_in_the_house(last_year):
    last_year.show_table("P01")
    press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(copying.PRIVATE)
    assert f"Gesamt\t{number(last_year)}" in copied
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert "x-kde-passwordManagerHint" in formats


def test_a_place_is_found_again_after_the_lock(qtbot, last_year, page_of, jobs, full_desk):
    last_year.show_table("G01")
    place = last_year.place()
    again = page_of("statistics", full_desk)
    again.return_to(place)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert again.place() == place
    assert again.choice.wanted().period == LAST


def test_an_empty_period_offers_the_import(page_of, desk):
    page = page_of("statistics", desk)
    assert page._stack.currentIndex() == 1


def test_in_a_narrow_window_the_list_gives_way_to_the_table(page_of, full_desk):
    page = page_of("statistics", full_desk, width=560)
    assert page.list.isVisible()
    assert not page.pane.isVisible()
    page.show_table("P05")
    assert page.pane.isVisible()
    assert not page.list.isVisible()


@pytest.mark.parametrize("width", [560, 900, 1150, 1700])
def test_nothing_is_wider_than_the_page(qtbot, page_of, full_desk, width):
    page = page_of("statistics", full_desk, width=width)
    for entry in ("overview", "P04", "P07", "G01", "A06"):
        page.show_table(entry)
        shown = page.pane._stack.currentWidget()
        qtbot.waitUntil(lambda shown=shown: shown.viewport().width() > 0)
        assert shown.widget().minimumSizeHint().width() <= shown.viewport().width()
