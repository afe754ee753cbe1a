import pytest

from printed_report import full_year
from printed_year import crossed, table
from ssa_desk.reports.graphs import MOST, drawing
from ssa_desk.reports.grids import Before
from ssa_desk.reports.words import words


def test_bars_are_the_printed_rows_above_0_the_largest_first():
    chart = drawing(table("A01", total=250, phone=100, written=150, other=0), "2025/26").chart
    assert chart.labels == ("E-Mail / Brief", "Telefon")
    assert chart.series[0].values == (150, 100)


def test_lists_with_an_order_keep_it():
    extent = table("P12", total=60, brief_1_2=10, standard_3_10=30, intensive_11_plus=20)
    assert drawing(extent, "2025/26").chart.series[0].values == (10, 30, 20)


@pytest.mark.parametrize("total", [5, 15])
def test_below_twenty_there_is_no_chart(total):
    assert drawing(table("P12", total=total, brief_1_2=total - 5, standard_3_10=5), "x") is None


def test_one_row_alone_needs_no_chart():
    assert drawing(table("P12", total=60, brief_1_2=60, standard_3_10=0), "x") is None


def test_the_year_before_is_a_series_of_its_own():
    then = table("A01", total=100, phone=60, written=40)
    made = drawing(table("A01", total=250, phone=100, written=150), "2025/26", Before(then, "V"))
    assert [(one.name, one.values) for one in made.chart.series] == [
        ("2025/26", (150, 100)),
        ("V", (40, 60)),
    ]


def test_a_small_year_before_is_not_drawn():
    then = Before(table("A01", total=15, phone=15), "V")
    made = drawing(table("A01", total=250, phone=100, written=150), "2025/26", then)
    assert len(made.chart.series) == 1


def test_a_crossed_table_is_drawn_as_stacks_with_all_parts_in_words():
    made = drawing(crossed(), "2025/26")
    assert made.chart.is_stacked
    assert "Ausgrenzung: weiblich 25, männlich 15" in made.alt


def test_a_long_list_is_cut_and_says_so():
    made = drawing(table("P05", total=220, **dict.fromkeys(_topics(), 20)), "2025/26")
    assert len(made.chart.labels) == MOST
    assert made.note == words()["charts"]["note_cut"]


def _topics():
    printed = next(one for one in full_year(2025).tables if one.id == "P05")
    return [key.split("=")[1] for key in printed.cells if key][:11]


def test_shares_are_drawn_as_percent():
    made = drawing(table("A05", total=100, counselling_casework=60, parent_work=40), "2025/26")
    assert "Elternarbeit 40\u00a0%" in made.alt


@pytest.mark.parametrize("table_id", words()["charts"]["of"])
def test_every_chart_of_the_list_can_be_drawn(table_id):
    printed = {one.id: one for one in full_year(2025).tables}
    assert drawing(printed[table_id], "2025/26") is not None


def test_what_takes_in_the_rest_is_the_last_bar():
    made = drawing(table("P05", total=60, bullying=20, other=30, violence=10), "2025/26")
    assert made.chart.labels[-1] == "Sonstiges"


def test_a_chart_with_a_bar_for_each_row_needs_no_note():
    whole = table("P12", total=60, brief_1_2=20, standard_3_10=30, intensive_11_plus=10)
    part = table("P12", total=60, brief_1_2=30, standard_3_10=30, intensive_11_plus=0)
    assert drawing(whole, "2025/26").note == ""
    assert "über 0" in drawing(part, "2025/26").note
