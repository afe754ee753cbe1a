"""Which files count, and what is said about the others."""

from dataclasses import replace
from datetime import date

import pytest

from ssa_desk.domain.merging.choosing import Handed, State, choose
from ssa_desk.domain.merging.errors import TooFewReportsError
from ssa_desk.domain.merging.merged import Added, Merged, Year
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.domain.merging.versions import CatalogueVersion
from ssa_desk.domain.schoolyear import Period, calendar_year, school_year

YEAR = school_year(date(2025, 9, 1))
BEFORE = school_year(date(2024, 9, 1))
VERSIONS = (
    CatalogueVersion("a"),
    CatalogueVersion("b", retired={"topic": {"x": ""}}),
)


def report(number, period=YEAR, **changes):
    known = ReadReport(
        catalogue="b",
        rules="sdc-1",
        report_id=f"R{number:03}",
        school_slots=(f"S{number:02}",),
        school_forms=(),
        fte=None,
        period=period,
        tables=(),
        sha256=f"{number}",
    )
    return replace(known, **changes)


def merged(*periods: Period):
    added = Added(9, 9, None, 0, ())
    return Merged("b", "sdc-1", tuple(Year(period, added, {}) for period in periods))


def chosen(*contents):
    handed = [Handed(f"{number}.json", content) for number, content in enumerate(contents)]
    return choose(handed, VERSIONS)


def states(choice):
    return [one.state for one in choice.verdicts]


FIVE = [report(number) for number in range(5)]


def test_five_reports_of_three_schools_are_enough():
    schools = ["S00", "S00", "S01", "S01", "S02"]
    reports = [replace(one, school_slots=(slot,)) for one, slot in zip(FIVE, schools, strict=True)]
    assert len(chosen(*reports).reports[YEAR]) == 5


@pytest.mark.parametrize("slots", [["S00"] * 5, ["S00", "S01"] * 2 + ["S01"]])
def test_fewer_than_three_schools_are_refused(slots):
    reports = [replace(one, school_slots=(slot,)) for one, slot in zip(FIVE, slots, strict=True)]
    with pytest.raises(TooFewReportsError, match="von mindestens 3 Schulen"):
        chosen(*reports).demand()


def test_four_reports_are_refused_with_their_number():
    with pytest.raises(TooFewReportsError, match="4 Berichte von 4 Schulen"):
        chosen(*FIVE[:4]).demand()


def test_an_unread_file_is_left_out_with_its_reason_and_the_others_go_on():
    choice = chosen("Kaputt.", *FIVE)
    assert (choice.verdicts[0].state, choice.verdicts[0].reason) == (State.LEFT_OUT, "Kaputt.")
    assert len(choice.reports[YEAR]) == 5


def test_a_report_without_school_numbers_is_left_out():
    choice = chosen(*FIVE, report(9, school_slots=()))
    assert "Schulnummern" in choice.verdicts[-1].reason
    assert len(choice.reports[YEAR]) == 5


def test_a_copy_counts_once_and_names_the_first():
    choice = chosen(*FIVE, FIVE[2])
    assert states(choice)[-1] is State.COPY
    assert "„2.json“" in choice.verdicts[-1].reason
    assert len(choice.reports[YEAR]) == 5


def test_of_two_contents_under_one_number_the_second_is_refused_and_both_are_named():
    choice = chosen(*FIVE, replace(FIVE[2], sha256="other"))
    last = choice.verdicts[-1]
    assert (last.name, last.state) == ("5.json", State.LEFT_OUT)
    assert "„2.json“" in last.reason


def test_the_same_number_in_another_period_is_another_report():
    before = [report(number, BEFORE) for number in range(5)]
    assert list(chosen(*before, *FIVE).reports) == [YEAR, BEFORE]


def test_a_period_with_too_few_reports_is_left_out_with_its_name():
    choice = chosen(*FIVE, report(1, BEFORE))
    assert "Schuljahr 2024/25" in choice.verdicts[-1].reason
    assert list(choice.reports) == [YEAR]


def test_periods_of_another_kind_are_not_mixed_in():
    choice = chosen(*FIVE, *(report(number, calendar_year(2025)) for number in range(4)))
    assert states(choice)[5:] == [State.LEFT_OUT] * 4
    assert "Schuljahre" in choice.verdicts[-1].reason


def test_reports_from_before_a_break_of_the_lists_are_left_out():
    choice = chosen(*FIVE, report(9, catalogue="a"))
    assert "Katalog a" in choice.verdicts[-1].reason


def test_a_former_merge_stands_beside_the_reports():
    choice = chosen(*FIVE, merged(BEFORE))
    assert (list(choice.reports), list(choice.merges)) == ([YEAR], [BEFORE])


def test_reports_come_before_a_former_merge_of_the_same_period():
    choice = chosen(merged(YEAR), *FIVE)
    assert states(choice)[0] is State.LEFT_OUT
    assert not choice.merges


def test_a_merge_gives_the_periods_that_another_does_not_have():
    choice = chosen(merged(BEFORE), merged(YEAR, BEFORE))
    assert set(choice.merges) == {YEAR, BEFORE}


def test_nothing_at_all_is_too_few():
    with pytest.raises(TooFewReportsError, match="0 Berichte von 0 Schulen"):
        chosen().demand()
