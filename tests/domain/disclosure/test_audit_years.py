"""How reports lie beside each other in the eyes of a reader."""

from datetime import date
from types import SimpleNamespace

import pytest

from domain.disclosure.halves import FIRST, SECOND
from domain.disclosure.years import YEAR
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.audit import audit
from ssa_desk.domain.disclosure.audit_book import classes, joined
from ssa_desk.domain.disclosure.audit_cells import absorbing_rows
from ssa_desk.domain.disclosure.audit_years import regions, unions
from ssa_desk.domain.schoolyear import Period

CALENDAR = Period(date(2026, 1, 1), date(2026, 12, 31))
LAYOUT = report_tables()


def table(name, dims, cells):
    return SimpleNamespace(id=name, dims=dims, cells=cells)


def report(period, female, male):
    cells = {"": female + male, "gender=female": female, "gender=male": male}
    return SimpleNamespace(period=period, tables=[table("P02", ("gender",), cells)], children=None)


def attack(newest, *others):
    return audit(newest.tables, LAYOUT, others, period=newest.period)


def test_a_year_and_its_halves_have_two_runs_of_days():
    found = regions({0: YEAR, 1: FIRST, 2: SECOND})
    assert found == {frozenset({0, 1}), frozenset({0, 2})}
    assert len(unions(found)) == 3


def test_a_calendar_year_shares_days_with_a_school_year():
    assert regions({0: YEAR, 1: CALENDAR}) == {frozenset({0}), frozenset({1}), frozenset({0, 1})}


def test_codes_are_grouped_as_coarsely_as_all_tables_allow():
    sets = [frozenset("ab"), frozenset("c"), frozenset("abc")]
    assert sorted(map(sorted, classes(sets))) == [["a", "b"], ["c"]]
    assert joined(sets) == [frozenset("abc")]


@pytest.mark.parametrize(("female", "male"), [(30, 20), (25, 20), (30, 15)])
def test_a_half_year_may_have_as_many_cases_as_its_year_or_fewer(female, male):
    assert attack(report(YEAR, 30, 20), report(FIRST, female, male)).status == "safe"


def test_girls_of_a_half_year_printed_above_those_of_its_year_are_told_too_closely():
    result = attack(report(YEAR, 30, 20), report(FIRST, 35, 10))
    assert (result.status, result.world) == ("exposed", True)
    assert "P02 gender=female" in result.exposed


def test_a_half_year_far_above_its_year_has_no_possible_year_behind_it():
    result = attack(report(YEAR, 30, 20), report(FIRST, 40, 10))
    assert (result.status, result.world) == ("undecided", True)
    assert result.reasons


def test_a_year_may_be_printed_one_step_above_both_halves_but_not_two():
    halves = report(FIRST, 10, 10), report(SECOND, 10, 10)
    assert attack(report(YEAR, 25, 20), *halves).status == "safe"
    assert attack(report(YEAR, 30, 20), *halves).status == "exposed"


def test_a_number_that_fell_to_zero_alone_is_proved_to_be_zero():
    first = SimpleNamespace(
        period=YEAR,
        tables=[table("P15", ("topic",), {"": 50, "topic=protected": 5})],
        children=None,
    )
    again = SimpleNamespace(
        period=YEAR, tables=[table("P15", ("topic",), {"": 50, "topic=protected": 0})]
    )
    assert "P15 topic=protected" in attack(again, first).exposed
    assert attack(first, first).status == "safe"


def test_the_row_that_takes_in_the_unknown_is_read_off_the_printed_levels():
    levels = {f"level={one}": 5 for one in (*range(1, 14), "BK", "unknown")}
    levels |= {"level=7": 15, "level=8": 20, "level=12": 10}
    found = absorbing_rows([table("P03", ("level", "level_group"), levels)], LAYOUT)
    assert found == {"known_level": "8", "known_level_group": "7-8", "known_stage": "5-10"}
