from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain import clock
from ssa_desk.ui.forms.parsing import (
    EntryError,
    day_text,
    decimal_text,
    parsed_day,
    parsed_decimal,
    parsed_time,
    parsed_whole,
    time_text,
)


@pytest.fixture(autouse=True)
def monday_in_november():
    with clock.stopped_at(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.9.", date(2026, 9, 3)),
        ("3.9", date(2026, 9, 3)),
        ("03.09.2025", date(2025, 9, 3)),
        ("3.9.25", date(2025, 9, 3)),
        ("030925", date(2025, 9, 3)),
        ("2025-09-03", date(2025, 9, 3)),
        ("15.1.", date(2027, 1, 15)),
        ("heute", date(2026, 11, 23)),
        ("Gestern", date(2026, 11, 22)),
        ("+7", date(2026, 11, 30)),
        ("", None),
    ],
)
def test_a_day_is_read_from_what_a_hurried_hand_types(typed, day):
    assert parsed_day(typed) == day


@pytest.mark.parametrize("typed", ["31.2.2026", "29.2.2025", "32.1.", "morgens", "1", "1.1.1.1"])
def test_what_is_no_day_is_refused_with_a_sentence(typed):
    with pytest.raises(EntryError, match="Dieses Datum gibt es nicht"):
        parsed_day(typed)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_shown_day_is_read_as_the_same_day(day):
    assert parsed_day(day_text(day)) == day


@given(st.times())
def test_a_shown_time_is_read_as_the_same_minute(moment):
    assert parsed_time(time_text(moment)) == time(moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("9", time(9)),
        ("9:15", time(9, 15)),
        ("0915", time(9, 15)),
        ("9.15 Uhr", time(9, 15)),
        ("", None),
    ],
)
def test_a_time_is_read_from_short_forms(typed, moment):
    assert parsed_time(typed) == moment


def test_a_time_after_midnight_is_refused():
    with pytest.raises(EntryError, match="Uhrzeit"):
        parsed_time("24:10")


def test_whole_numbers_refuse_letters():
    assert parsed_whole(" 45 ") == 45
    with pytest.raises(EntryError, match="ganze Zahl"):
        parsed_whole("viel")


@given(st.integers(0, 2_000_000))
def test_a_shown_number_is_read_as_the_same_number(number):
    value = number / 1000
    assert parsed_decimal(decimal_text(value)) == value


def test_now_is_this_minute():
    now = clock.now().astimezone()
    assert parsed_time("jetzt") == time(now.hour, now.minute)
