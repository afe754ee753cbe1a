from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.services.imports import values


@pytest.mark.parametrize(
    "text", ["05.09.2025", "5.9.2025", "05.09.25", "5.9.25", "2025-09-05", "2025-9-5"]
)
def test_a_day_is_read_in_every_usual_notation(text):
    assert values.day(text) == date(2025, 9, 5)


@pytest.mark.parametrize(
    "text",
    ["31.02.2026", "12.13.2025", "0.1.2025", "1.1.0000", "5.9.", "5/9/2025", "5.9.025", "x", ""],
)
def test_what_is_no_day_of_the_calendar_is_none(text):
    assert values.day(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_survives_its_german_and_its_iso_notation(day):
    assert values.day(f"{day:%d.%m.%Y}") == values.day(day.isoformat()) == day


@pytest.mark.parametrize("text", ["8:05", "08:05", "8.05", "08:05:00", "8:05 Uhr"])
def test_a_time_is_read_in_every_usual_notation(text):
    assert values.clock_time(text) == time(8, 5)


@pytest.mark.parametrize("text", ["24:00", "8:60", "acht", "805", ""])
def test_what_is_no_time_is_none(text):
    assert values.clock_time(text) is None


@pytest.mark.parametrize("text", ["-20", "1,5", "1.5", "eine", "", "²", "1 0", "+1"])
def test_only_whole_numbers_from_zero_are_numbers(text):
    assert values.whole(text) is None


def test_a_share_has_a_decimal_comma_or_point():
    assert [values.share(text) for text in ("0,75", "0.25", "1", "-1", "x")] == [
        0.75,
        0.25,
        1.0,
        None,
        None,
    ]
