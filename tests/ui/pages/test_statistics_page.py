import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView

from ssa_desk.domain import clock
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.ui.pages.statistics.bar_chart import Bar, BarChart

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_cards_show_the_true_figures(page_of, full_desk):
    page = page_of("statistics", full_desk)
    period = full_desk.statistics.periods()[0]
    tables = {table.id: table for table in full_desk.statistics.tables(period)}
    shown = [card.accessibleName().split(": ")[1].split()[0] for card in page._cards]
    people = tables["P01"]
    expected = (people.total, people["unit=children"], tables["A01"].total, tables["A04"].total)
    assert shown == [str(one) for one in expected]


def test_the_page_says_that_the_figures_are_for_the_worker_only(page_of, full_desk):
    page = page_of("statistics", full_desk)
    assert "wahren Zahlen" in page._state.text()


def test_every_table_can_be_read(page_of, full_desk):
    page = page_of("statistics", full_desk)
    card = page._tables
    for row, sheet in enumerate(card._sheets):
        card._names.setCurrentRow(row)
        assert card._model.rowCount() == len(sheet.lines) > 0
        assert card._table.accessibleName() == sheet.title
        assert isinstance(card._table, QAbstractItemView)


def test_own_days_are_counted_but_not_reported(qtbot, page_of, full_desk, jobs):
    page = page_of("statistics", full_desk)
    year = school_year(clock.today())
    page._periods._box.setCurrentIndex(page._periods._box.count() - 1)
    page._periods._first.set_value(year.first)
    page._periods._last.set_value(clock.today())
    page.refresh()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page._periods.period() == Period(year.first, clock.today())
    assert not page._report.isEnabled()


def test_an_empty_period_offers_the_import(page_of, desk):
    page = page_of("statistics", desk)
    assert page._stack.currentIndex() == 1
    assert not page._report.isEnabled()


def test_a_chart_is_described_in_words(qtbot):
    chart = BarChart("Fälle nach Thema", "chart_1", None)
    qtbot.addWidget(chart)
    chart.show_bars((Bar("Mobbing", 12), Bar("Gewalt", 3)))
    assert chart.accessibleDescription() == "Mobbing: 12; Gewalt: 3"
    assert QAccessible.queryAccessibleInterface(chart).role() == QAccessible.Role.Graphic
