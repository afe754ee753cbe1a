from datetime import date, time

import pytest

from ssa_desk.ui.words import counted, day_words, full_day, hours_words, moment_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "heute"),
        (date(2026, 11, 22), "gestern"),
        (date(2026, 11, 24), "morgen"),
        (date(2026, 11, 17), "Di, 17.11."),
        (date(2025, 11, 17), "17.11.2025"),
    ],
)
def test_days_are_told_the_short_way(day, words):
    assert day_words(day, TODAY) == words


@pytest.mark.parametrize(
    ("count", "words"), [(0, "keine Fälle"), (1, "1 Fall"), (2, "2 Fälle"), (1124, "1.124 Fälle")]
)
def test_counts_have_the_right_form(count, words):
    assert counted(count, "Fall", "Fälle") == words


def test_a_moment_tells_only_what_is_known():
    assert moment_words(TODAY, None, None) == full_day(TODAY) == "Mo, 23.11.2026"
    assert moment_words(TODAY, time(9, 5), 35) == "Mo, 23.11.2026 · 09:05 · 35 Min."


def test_time_is_told_in_minutes_or_hours():
    assert hours_words(45) == "45 Min."
    assert hours_words(570) == "9,5 Std."
