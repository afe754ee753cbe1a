from collections import Counter

import pytest

from domain.disclosure.years import year
from printed_report import full_year
from printed_year import crossed, overview, table
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.table import Table
from ssa_desk.reports.grids import Before, grids

NOW, THEN = ({one.id: one for one in full_year(first).tables} for first in (2025, 2024))


def numbers(found):
    """Return all counts of grids, those of the total row too."""
    return [
        value
        for grid in found
        for row in (*grid.rows, *([grid.total] if grid.total else []))
        for value, column in zip(row.values, grid.columns, strict=True)
        if column.kind != "share" and not column.period
    ]


@pytest.fixture(scope="module")
def published():
    keys = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": "entry"}
    return publish(year(3, 160), report_tables(), **keys).tables


def test_every_number_of_a_real_report_is_in_the_grids(published):
    lost = [
        one.id
        for one in published
        if not Counter(one.cells.values()) <= Counter(numbers(grids(one)))
    ]
    assert len(published) > 25
    assert lost == []


def test_the_columns_of_a_crossed_table_are_the_shorter_list():
    (grid,) = grids(crossed())
    assert [column.title for column in grid.columns] == ["weiblich", "männlich", "insgesamt"]
    assert [row.values for row in grid.rows] == [(25, 15, 40), (10, 10, 20)]
    assert grid.total.values == (35, 25, 60)


def test_two_dims_that_are_not_crossed_are_two_tables():
    cells = {"": 20, "level=1": 20, "level=10": 0, "level_group=1-2": 20}
    levels = public_table(Table("P03", "Jahrgang", "cases", ("level", "level_group")), cells)
    first, second = grids(levels)
    assert [row.label for row in first.rows] == ["Jahrgang 1", "Jahrgang 10"]
    assert second.heading == "Jahrgangsgruppe"
    assert second.total.values == (20, 100)


@pytest.mark.parametrize("table_id", [one.id for one in report_tables().tables])
def test_every_printed_cell_of_every_table_is_in_its_grids(table_id):
    printed = NOW[table_id]
    assert Counter(printed.cells.values()) <= Counter(numbers(grids(printed)))


@pytest.mark.parametrize("table_id", [one.id for one in report_tables().tables])
def test_every_row_and_column_has_a_german_name(table_id):
    found = grids(NOW[table_id])
    names = [row.label for grid in found for row in grid.rows]
    names += [column.title for grid in found for column in grid.columns]
    codes = {part for key in NOW[table_id].cells for part in key.replace(",", "=").split("=")}
    assert not {name for name in names if name in codes and "_" in name}
    assert all(names)


@pytest.mark.parametrize("table_id", [one.id for one in report_tables().tables])
def test_the_year_before_stands_beside_or_below_with_its_numbers(table_id):
    found = grids(NOW[table_id], Before(THEN[table_id], "Vorjahr 2024/25"))
    assert {column.period for grid in found for column in grid.columns} == {"", "Vorjahr 2024/25"}
    then = [
        row.values[place]
        for grid in found
        for row in (*grid.rows, *([grid.total] if grid.total else []))
        for place, column in enumerate(grid.columns)
        if column.period and column.kind != "share"
    ]
    assert _sum(then) == _sum(numbers(grids(THEN[table_id])))


def _sum(values):
    return sum(value for value in values if value is not None)


def test_a_wide_table_has_the_year_before_below():
    found = grids(NOW["P07"], Before(THEN["P07"], "Vorjahr"))
    assert [grid.columns[0].period for grid in found] == ["", "Vorjahr"]


def test_measures_are_columns_and_what_is_only_measured_is_rows():
    (by_kind,) = grids(NOW["G01"])
    assert [one.title for one in by_kind.columns] == ["Angebote", "Termine", "Teilnehmende"]
    (of_open,) = grids(NOW["G03"])
    assert [row.label for row in of_open.rows] == [
        "Angebote",
        "Termine",
        "Besucherinnen und Besucher",
    ]


def test_what_cannot_be_has_no_number():
    now, _then = grids(NOW["P16"], Before(THEN["P16"], "Vorjahr"))
    assert [column.title for column in now.columns][:1] == ["Kita - Grundschule"]
    rows = {row.label: row.values for row in now.rows}
    assert rows["regulär eingeschult"][1] is None
    assert now.total.values[-1] == NOW["P16"][""]


def test_the_role_of_a_partner_is_a_column():
    (grid,) = grids(NOW["P14"])
    assert [column.title for column in grid.columns] == ["Fälle", "dorthin vermittelt"]


def test_shares_of_working_time_are_percent_without_a_share_of_their_own():
    (grid,) = grids(NOW["A05"])
    assert [column.kind for column in grid.columns] == ["percent"]


def test_a_total_without_rows_is_still_a_table():
    (grid,) = grids(table("A01", total=250))
    assert grid.rows == ()
    assert grid.total.values == (250, 100)


def test_a_report_with_an_exact_number_of_children_has_no_row_of_them():
    (grid,) = grids(overview())
    assert len(grid.rows) == 5


def test_a_number_that_is_not_printed_is_none():
    cells = {"measure=offers": 4, "group_offer_type=class_council,measure=offers": 4}
    cells |= {"measure=participants": 40}
    shape = Table("G01", "Angebote", "offers", ("group_offer_type", "measure"))
    (grid,) = grids(public_table(shape, cells))
    assert grid.rows[0].values == (4, None)


def test_rows_without_numbers_can_be_left_out():
    (grid,) = grids(table("P02", total=20, female=20, male=0))
    assert [row.label for row in grid.without_zeros().rows] == ["weiblich"]


def test_a_row_that_only_the_year_before_has_is_shown():
    now, then = table("A01", total=20, phone=20), table("A01", total=40, phone=20, written=20)
    (grid,) = grids(now, Before(then, "Vorjahr 2024/25"))
    assert [row.values for row in grid.rows] == [(20, 100, 20, 50), (None, None, 20, 50)]


def test_parts_that_count_something_else_stand_below_their_total():
    (grid,) = grids(table("C01", total=15, with_isef=10, notifications=5))
    assert [(row.label, *row.values) for row in grid.rows] == [
        ("Gefährdungseinschätzungen", 15),
        ("mit beteiligter Fachkraft (iseF)", 10),
        ("Meldungen an das Jugendamt", 5),
    ]


def test_a_measure_with_a_total_alone_is_a_column_too():
    cells = {"measure=events": 6, "measure=events,parent_event_type=parent_cafe": 6}
    cells |= {"measure=participants": 70}
    shape = Table("G02", "Elternveranstaltungen", "events", ("parent_event_type", "measure"))
    (grid,) = grids(public_table(shape, cells))
    assert grid.total.values == (6, 70)
