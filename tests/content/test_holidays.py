from datetime import date, timedelta
from itertools import pairwise

import pytest

from ssa_desk.content.holidays import school_holidays
from ssa_desk.domain.holidays import easter_sunday

SUMMERS = {2024: (8, 8, 20), 2025: (14, 8, 26), 2026: (20, 9, 1), 2027: (19, 8, 31)}


def test_the_holidays_follow_each_other():
    for earlier, later in pairwise(school_holidays()):
        assert earlier.first <= earlier.last < later.first


@pytest.mark.parametrize("year", SUMMERS)
def test_the_summers_begin_and_end_as_the_ministry_says(year):
    first, month, last = SUMMERS[year]
    (summer,) = [
        one for one in school_holidays() if one.name == "Sommerferien" and one.first.year == year
    ]
    assert (summer.first, summer.last) == (date(year, 7, first), date(year, month, last))


@pytest.mark.parametrize("year", range(2024, 2031))
def test_easter_lies_in_the_easter_holidays(year):
    easter = easter_sunday(year)
    around = [one for one in school_holidays() if one.name == "Osterferien" and easter in one]
    assert len(around) == 1
    assert around[0].last - around[0].first == timedelta(days=12)


def test_the_school_holidays_are_known_until_the_summer_of_2030():
    assert max(one.last for one in school_holidays()) == date(2030, 8, 6)
