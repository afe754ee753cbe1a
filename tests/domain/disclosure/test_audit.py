"""The program's own attacker, on printed tables made by hand."""

import subprocess
import sys
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssa_desk.domain.disclosure.audit import audit


def table(name, dims, cells):
    return SimpleNamespace(id=name, dims=dims, cells=cells)


def extent_report(brief, standard, intensive, contacts):
    total = brief + standard + intensive
    moves = {"status=new": total, "status=carried_over": 0, "status=closed": 5}
    sizes = {"brief_1_2": brief, "standard_3_10": standard, "intensive_11_plus": intensive}
    return [
        table("P01", ("unit", "status"), {"": total, "unit=children": total, **moves}),
        table("P12", ("extent",), {"": total, **{f"extent={k}": v for k, v in sizes.items()}}),
        table("A01", ("channel",), {"": contacts}),
    ]


def test_250_contacts_of_20_short_and_10_longer_cases_prove_intensive_ones(layout):
    result = audit(extent_report(20, 10, 0, 250), layout)
    assert (result.status, result.world) == ("undecided", False)


def test_too_few_contacts_prove_that_no_case_was_intensive(layout):
    result = audit(extent_report(20, 10, 0, 50), layout)
    assert result.exposed == ("P12 extent=intensive_11_plus",)


@pytest.mark.parametrize("contacts", [75, 140])
def test_contacts_that_leave_room_are_safe(layout, contacts):
    assert audit(extent_report(20, 10, 0, contacts), layout).status == "safe"


def test_a_cell_that_is_no_multiple_of_five_is_refused(layout):
    tables = extent_report(20, 10, 0, 141)
    assert audit(tables, layout).exposed == ("A01",)


def test_a_row_that_stands_only_for_those_counted_is_refused(layout):
    tables = extent_report(20, 10, 0, 100)
    del tables[1].cells["extent=intensive_11_plus"]
    assert audit(tables, layout).exposed == ("P12",)


def test_sums_that_do_not_add_up_are_no_possible_year(layout):
    tables = extent_report(20, 10, 0, 100)
    tables[1].cells["extent=brief_1_2"] = 25
    assert not audit(tables, layout).world


def test_two_tables_that_contradict_each_other_are_no_possible_year(layout, report):
    tables = [table(one.id, one.dims, dict(one.cells)) for one in report.tables]
    other = next(one for one in tables if one.id == "P02")
    other.cells |= {"gender=female": other.cells["gender=male"] + 5}
    assert not audit(tables, layout).world


def test_the_audit_reads_printed_numbers_only(layout, report):
    bare = [table(one.id, one.dims, dict(one.cells)) for one in report.tables]
    assert audit(bare, layout) == report.audit


def possible(brief, standard, intensive, contacts):
    """Whether cases of these extents can have so many contacts, nobody more than half of them."""
    if min(brief, standard, intensive) < 0 or brief + standard + intensive < 10:
        return False
    limited = (1 + intensive) * (2 * brief + 10 * standard)
    most = limited if intensive < 2 else contacts
    return brief + 3 * standard + 11 * intensive <= contacts <= most


FIVES = st.integers(0, 4).map(lambda number: 5 * number)


@settings(max_examples=25, deadline=None)
@given(FIVES, FIVES, FIVES, st.integers(2, 40).map(lambda number: 5 * number))
def test_the_audit_of_extents_agrees_with_trying_all_worlds(layout, b, s, i, contacts):
    result = audit(extent_report(b, s, i, contacts), layout)
    assert result.world == possible(b, s, i, contacts)
    worlds = [
        (b + x, s + y, i + z)
        for x, y, z in product(range(-4, 5), repeat=3)
        if abs(x + y + z) <= 4
        and any(possible(b + x, s + y, i + z, contacts + w) for w in range(-4, 5))
    ]
    if result.world:
        spans = [max(numbers) - min(numbers) for numbers in zip(*worlds, strict=True)]
        named = [f"P12 extent={one}" for one in ("brief_1_2", "standard_3_10", "intensive_11_plus")]
        narrow = {name for name, span in zip(named, spans, strict=True) if span < 4}
        assert narrow == set(result.exposed) & set(named)


def test_the_audit_loads_no_code_of_the_rounding():
    code = "import sys, ssa_desk.domain.disclosure.audit; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {name for name in done.stdout.split() if ".disclosure." in name}
    names = {name.rsplit(".", 1)[1] for name in rooms}
    assert {name for name in names if not name.startswith("audit")} == {
        "layout",
        "publication",
        "worlds",
    }
