"""Whole reports before an attacker from outside, who shares no code with the program."""

import random

import pytest

from domain.disclosure.attacker import given_away
from domain.disclosure.halves import halves, with_activities
from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.publication import Earlier
from ssa_desk.domain.disclosure.publish import publish

KEYS = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32}
LAYOUT = report_tables()


def printed(material, name, earlier=()):
    others = tuple(Earlier(one.period, one.tables) for one in earlier)
    return publish(material, LAYOUT, ledger_id=name, earlier=others, **KEYS)


def as_files(*reports):
    return [
        (
            (one.period.first.isoformat(), one.period.last.isoformat()),
            {table.id: dict(table.cells) for table in one.tables},
        )
        for one in reports
    ]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_given_away_by_all_tables_of_a_year(seed):
    cases = random.Random(seed).randrange(12, 200)
    assert given_away(as_files(printed(year(seed, cases), f"entry {seed}"))) == []


def test_nothing_is_given_away_by_a_year_beside_its_first_half():
    base = with_activities(year(2, 40))
    first, _ = halves(base, 2)
    one = printed(first, "half")
    assert given_away(as_files(one, printed(base, "year", (one,)))) == []


def test_two_draws_of_one_year_side_by_side_give_cells_away():
    one, other = (as_files(printed(year(1, 60), name))[0] for name in ("entry", "again"))
    mixed = {**one[1], "P05": other[1]["P05"]}
    assert len(given_away([(one[0], mixed)])) > 3


def test_a_sum_that_is_five_less_than_its_parts_is_found():
    days, tables = as_files(printed(year(2, 60), "entry"))[0]
    tables["P02"] = {**tables["P02"], "": tables["P02"][""] - 5}
    assert given_away([(days, tables)])
