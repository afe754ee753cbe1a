"""How far sums of rounded numbers may be off."""

import pytest

from ssa_desk.domain.merging.bands import band, is_uncertain


@pytest.mark.parametrize(("reports", "expected"), [(5, 11.8), (60, 41.0), (500, 118.3)])
def test_the_band_grows_with_the_root_of_the_reports(reports, expected):
    assert band(reports) == expected


def test_below_three_bands_a_number_is_uncertain():
    assert [is_uncertain(number, 60) for number in (0, 122, 123, 500)] == [True, True, False, False]
