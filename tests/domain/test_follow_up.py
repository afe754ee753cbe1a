from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.follow_up import after, next_follow_up
from ssa_desk.domain.records import Transition

DAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 9, 15), 3, date(2026, 12, 15)),
        (date(2026, 10, 15), 3, date(2027, 1, 15)),
        (date(2026, 2, 15), -3, date(2025, 11, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, later):
    assert after(day, months) == later


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-24, 24))
def test_months_later_is_in_that_month(day, months):
    later = after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months


@pytest.mark.parametrize("outcome", [None, "open", "moved"])
def test_without_a_place_there_is_nothing_to_ask(outcome):
    one = Transition(
        transition_kind="kita_to_primary", started_on=DAY, outcome=outcome, outcome_on=DAY
    )
    assert next_follow_up(one) is None
