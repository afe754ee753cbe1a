"""Sums of printed tables: of one shape, of several, over versions of the choice lists."""

import pytest

from domain.merging.test_choosing import YEAR, report
from ssa_desk.content.catalogues import VERSION, catalogue
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.merging.adding import Adding
from ssa_desk.domain.merging.report import ReadTable
from ssa_desk.domain.merging.shapes import Shapes
from ssa_desk.domain.merging.versions import CatalogueVersion, common_codes


@pytest.fixture(scope="module")
def shapes():
    return Shapes(report_tables())


def full(shapes, table_id, cells=None, *, step=0):
    """Return a table with every cell of a shape, 0 where nothing is given."""
    shape = shapes.of(table_id)[step]
    listed = {key: 0 for key in shape.keys if key in shape.listed}
    return ReadTable(table_id, shape.table.unit, shape.dims, {**listed, **(cells or {})})


def added(shapes, *tables):
    reports = [
        report(number, YEAR, catalogue=VERSION, tables=(table,))
        for number, table in enumerate(tables)
    ]
    return Adding({VERSION: shapes}, VERSION, {}).tables(reports)


def test_printed_numbers_are_added_and_reports_counted(shapes):
    one = full(shapes, "P02", {"": 60, "gender=female": 35, "gender=male": 25})
    (table,) = added(shapes, one, one, full(shapes, "P02"))
    assert table.cells == {"": 120, "gender=female": 70, "gender=male": 50}
    assert (table.reports, table.of) == (3, 3)


def test_a_table_that_not_all_have_says_so(shapes):
    tables = added(shapes, full(shapes, "P02", {"": 10}), full(shapes, "P15"))
    assert [(one.id, one.reports, one.of) for one in tables] == [("P02", 1, 2), ("P15", 1, 2)]


def test_levels_are_added_as_they_are_when_all_print_them(shapes):
    levels = full(shapes, "P04", {"level=7": 20}, step=0)
    tables = added(shapes, *[levels] * 5)
    assert [(one.dims, one["level=7"]) for one in tables] == [(("gender", "level"), 100)]


def test_coarser_steps_take_the_finer_ones_in(shapes):
    levels = full(shapes, "P04", {"level=7": 20, "level=8": 25}, step=0)
    groups = full(shapes, "P04", {"level_group=7-8": 30}, step=1)
    finer, coarser = added(shapes, *[levels] * 5, groups)
    assert (finer.reports, finer["level=8"]) == (5, 125)
    assert (coarser.reports, coarser["level_group=7-8"]) == (6, 5 * 45 + 30)


def test_a_finer_step_of_few_reports_is_only_part_of_the_coarser(shapes):
    levels = full(shapes, "P04", {"level=7": 20}, step=0)
    stages = full(shapes, "P04", {"level_group=5-10": 30}, step=2)
    (table,) = added(shapes, levels, stages)
    assert (table.reports, table["level_group=5-10"]) == (2, 50)


def test_what_is_printed_in_the_total_alone_counts_as_other(shapes):
    rows = full(shapes, "A01", {"": 100, "channel=phone": 60, "channel=other": 40})
    (table,) = added(shapes, rows, full(shapes, "A01", {"": 50}))
    assert table.cells == {"": 150, "channel=phone": 60, "channel=other": 90}
    assert table.partly == {"channel=phone": 1}


def test_totals_alone_stay_totals(shapes):
    (table,) = added(shapes, full(shapes, "A01", {"": 50}))
    assert table.cells == {"": 50}


def test_reports_without_children_count_for_the_other_cells(shapes):
    whole = full(shapes, "P01", {"": 50, "unit=children": 45}, step=0)
    (table,) = added(shapes, whole, full(shapes, "P01", {"": 20}, step=1))
    assert (table[""], table["unit=children"], table.partly) == (70, 45, {"unit=children": 1})


def test_shares_of_working_time_are_never_added(shapes):
    assert added(shapes, full(shapes, "A05", {"": 100, "work_area=parent_work": 100})) == ()


def test_exact_numbers_have_no_band(shapes):
    (table,) = added(shapes, full(shapes, "N01", {"": 3, "committee_type=working_group": 3}))
    assert (table.band, table.is_uncertain("")) == (None, False)


def test_sums_are_multiples_of_the_base(shapes):
    (table,) = added(shapes, full(shapes, "P15", {"": 35}), full(shapes, "P15", {"": 10}))
    assert (table.base, table[""] % table.base) == (5, 0)


@pytest.fixture(scope="module")
def two_versions(shapes):
    """Return two versions: today's bullying was split off from violence, rumours joined it."""
    codes = {entry.identifier for entry in catalogue("topic").entries}
    assert {"bullying", "violence", "peer_conflict"} <= codes
    return (
        CatalogueVersion("old"),
        CatalogueVersion(VERSION, added={"topic": {"bullying": "violence"}}),
    )


def over_versions(shapes, versions, *tables):
    reports = [
        report(number, YEAR, catalogue=name, tables=(table,))
        for number, (name, table) in enumerate(tables)
    ]
    common = common_codes(versions, {"old", VERSION})
    return Adding({"old": shapes, VERSION: shapes}, VERSION, common).tables(reports)


def test_split_codes_are_added_in_their_origin(shapes, two_versions):
    old = full(shapes, "P05", {"": 40, "topic=violence": 40})
    new = full(shapes, "P05", {"": 50, "topic=violence": 20, "topic=bullying": 30})
    (table,) = over_versions(shapes, two_versions, ("old", old), (VERSION, new))
    assert (table.reports, table["topic=violence"], table[""]) == (2, 90, 90)
    assert "topic=bullying" not in table.cells


def test_codes_of_which_a_case_may_have_several_cannot_be_joined(shapes, two_versions):
    old, new = full(shapes, "P08"), full(shapes, "P08")
    assert over_versions(shapes, two_versions, ("old", old), (VERSION, new)) == ()
