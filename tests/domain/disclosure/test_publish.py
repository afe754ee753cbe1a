"""From true figures to printed ones, or a German sentence."""

import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.disclosure.attacker import exposures
from domain.disclosure.years import case, of_cases, year
from ssa_desk.domain.disclosure import errors
from ssa_desk.domain.disclosure.publication import About
from ssa_desk.domain.disclosure.publish import LEFT_OUT
from ssa_desk.domain.disclosure.rounding import controlled_rounding
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table
from ssa_desk.reports.json import write

ABOUT = About("R017", ("S04",), ("gesamtschule",), 0.75, "", "", (), date(2026, 8, 1))


def to_nearest(plan, _):
    """A broken rounding: each number by itself."""
    return {one: 5 * ((count + 2) // 5) for one, count in plan.counts.items()}


def exact(plan, _):
    """A broken rounding: the truth."""
    return dict(plan.counts)


def one_sixth(plan, draw):
    """A broken rounding: one cell too high."""
    printed = controlled_rounding(plan, draw)
    cell = next(one for one in sorted(printed) if one.parts)
    return {**printed, cell: printed[cell] + 5}


def doubled(plan, draw):
    """A broken rounding: all adds up, and nothing is true."""
    printed = controlled_rounding(plan, draw)
    return printed and {one: 2 * number for one, number in printed.items()}


def nothing(_plan, _draw):
    """A broken rounding: no answer."""


@pytest.mark.parametrize("rounding", [exact, one_sixth, doubled, nothing])
def test_a_broken_rounding_never_leaves_the_house(published, rounding):
    with pytest.raises(errors.NotSafeError):
        published(year(2, 120), rounding=rounding)


@pytest.mark.parametrize("seed", range(4))
def test_of_numbers_rounded_one_by_one_only_safe_tables_are_left(published, seed):
    with suppress(errors.NotSafeError):
        publication = published(year(seed, 120), rounding=to_nearest)
        assert {"P02", "P05", "P06"} & set(dict(publication.dropped))
        assert exposures(write(publication, ABOUT)) == []


@pytest.mark.parametrize(
    ("seed", "cases"), [(1, 10), (2, 11), (3, 18), (4, 33), (5, 50), (7, 100), (11, 250)]
)
def test_an_attacker_from_outside_finds_nothing(published, seed, cases):
    publication = published(year(seed, cases))
    assert publication.audit.status == "safe"
    assert exposures(write(publication, ABOUT)) == []


@pytest.mark.parametrize("each", [1.0, 1.4, 3.0, 20.0])
def test_few_or_many_contacts_give_nothing_away(published, each):
    publication = published(year(1, 45, contacts_each=each))
    assert exposures(write(publication, ABOUT)) == []


def test_the_attacker_from_outside_finds_what_a_link_gives_away(published):
    cases = [case(n, contacts=1 if n < 20 else 3) for n in range(30)]
    report = json.loads(write(published(of_cases(cases)), ABOUT))
    assert "P12" not in [table["id"] for table in report["tables"]]
    extent = {"": 30, "extent=brief_1_2": 20, "extent=standard_3_10": 10}
    extent["extent=intensive_11_plus"] = 0
    report["tables"].append({"id": "P12", "cells": extent})
    assert [one.split(":")[0] for one in exposures(json.dumps(report))] == [
        "P12 extent=intensive_11_plus"
    ]


def test_cases_that_are_all_the_same_are_published_without_crossed_tables(published):
    publication = published(of_cases([case(n, gender="male", level="7") for n in range(40)]))
    assert exposures(write(publication, ABOUT)) == []


def test_one_child_with_ten_cases_shows_neither_itself_nor_its_contacts(published):
    publication = published(of_cases([case(n, child="one") for n in range(10)]))
    assert "A01" in dict(publication.dropped)
    assert exposures(write(publication, ABOUT)) == []


def test_a_free_period_cannot_be_published(published):
    period = Period(date(2025, 9, 1), date(2026, 7, 31))
    with pytest.raises(errors.PeriodNotExportableError, match="Schuljahr"):
        published(replace(year(1, 60), period=period))


def test_a_period_without_cases_says_so(published):
    with pytest.raises(errors.NoFiguresError, match="keinen Fall"):
        published(of_cases([]))


def test_nine_cases_are_too_few(published):
    with pytest.raises(errors.TooFewCasesError, match="weniger als 10 Fälle"):
        published(of_cases([case(n) for n in range(9)]))


def test_ten_cases_are_published(published):
    assert published(of_cases([case(n) for n in range(10)])).audit.status == "safe"


def test_notes_tell_nothing_about_single_cases(published):
    without = [case(n) for n in range(80)]
    missing = [*without[1:], case(99, main_topic="not_stated", gender="male")]
    assert published(of_cases(without)).notes == published(of_cases(missing)).notes


def test_the_reason_of_a_dropped_table_does_not_tell_which_rule_it_was(published):
    small = published(year(1, 25)).dropped
    one_sided = published(of_cases([case(n, gender="female") for n in range(80)])).dropped
    assert small
    assert one_sided
    reasons = {reason for table, reason in (*small, *one_sided) if table != "A05"}
    assert reasons == {LEFT_OUT}


def test_a_public_table_cannot_be_made_by_hand():
    with pytest.raises(TypeError, match="disclosure"):
        PublicTable(Table("P01", "", "cases", ()), {}, object())


def test_only_the_disclosure_room_holds_the_seal():
    source = Path(__file__).parents[3] / "src" / "ssa_desk"
    holds = re.compile(r"\bSEAL\b").search
    holders = [path.name for path in source.rglob("*.py") if holds(path.read_text("utf-8"))]
    assert set(holders) == {"table.py", "sealing.py"}
