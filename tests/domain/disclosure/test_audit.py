"""The program's own attacker, on printed tables made by hand."""

from types import SimpleNamespace

import pytest

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
