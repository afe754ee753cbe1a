import pytest

from printed_year import crossed, table
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.table import Table
from ssa_desk.reports.rows import codes, grids, share


@pytest.mark.parametrize(("count", "base", "text"), [(5, 20, "25"), (0, 20, "0"), (10, 30, "33")])
def test_shares_are_whole_percents(count, base, text):
    assert share(count, base) == f"{text}\u00a0%"


@pytest.mark.parametrize("base", [None, 0, 5, 15])
def test_below_twenty_there_is_no_share(base):
    assert share(0, base) == ""


def test_rows_stand_in_the_order_of_the_list_whatever_that_of_the_cells():
    printed = table("P05", protected=5, other=0, violence=5, bullying=10, total=20)
    assert codes(printed, "topic") == ["bullying", "violence", "other", "protected"]


def test_the_columns_of_a_crossed_table_are_the_shorter_list():
    (grid,) = grids(crossed(), "Fälle", "insgesamt")
    assert grid.columns == ("männlich", "weiblich", "insgesamt")
    assert [row.counts for row in grid.rows] == [(15, 25, 40), (10, 10, 20)]


def test_two_dims_that_are_not_crossed_are_two_tables():
    cells = {"": 20, "level=1": 20, "level=10": 0, "level_group=1-2": 20}
    levels = public_table(Table("P03", "Jahrgang", "cases", ("level", "level_group")), cells)
    first, second = grids(levels, "Fälle", "insgesamt")
    assert [row.label for row in first.rows] == ["Jahrgang 1", "Jahrgang 10"]
    assert second.heading == "Jahrgangsgruppe"
    assert second.total.counts == (20,)
