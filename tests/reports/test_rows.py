import pytest

from printed_year import table
from ssa_desk.reports.rows import Column, codes, kinds, percent, share, shown


@pytest.mark.parametrize(
    ("count", "base", "text"), [(5, 20, "25"), (20, 20, "100"), (10, 30, "33")]
)
def test_shares_are_whole_percents(count, base, text):
    assert share(count, base) == f"{text}\u00a0%"


@pytest.mark.parametrize("base", [None, 0, 5, 15])
def test_below_twenty_there_is_no_share(base):
    assert share(0, base) == ""
    assert percent(0, base) is None


def test_rows_stand_in_the_order_of_the_list_whatever_that_of_the_cells():
    printed = table("P05", protected=5, other=0, violence=5, bullying=10, total=20)
    assert codes(printed, "topic") == ["bullying", "violence", "other", "protected"]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (5, "count", "5"),
        (None, "count", "–"),
        (25, "share", "25\u00a0%"),
        (None, "share", ""),
        (60, "percent", "60\u00a0%"),
    ],
)
def test_numbers_are_shown_by_the_kind_of_their_column(value, kind, text):
    assert shown(value, Column("x", kind)) == text


def test_a_table_of_other_times_has_dims_without_a_kind():
    assert kinds("P99") == {}


def test_a_printed_zero_has_no_share_for_it_may_be_up_to_four():
    assert share(0, 20) == ""
