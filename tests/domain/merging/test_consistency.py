"""Printed tables compared with each other, without a solver."""

import json
from time import perf_counter

import pytest

from city import worker
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.merging.consistency import NOT_TOGETHER, Consistency
from ssa_desk.domain.merging.report import ReadTable
from ssa_desk.domain.merging.shapes import Shapes


@pytest.fixture(scope="module")
def known():
    return Consistency(Shapes(report_tables()))


@pytest.fixture
def tables():
    """Return the tables of a whole report by id."""
    printed = json.loads(worker(3, 120, whole=True)[1])["tables"]
    return {
        one["id"]: ReadTable(one["id"], one["unit"], tuple(one["dims"]), one["cells"])
        for one in printed
    }


def said(known, tables):
    return known.problems(list(tables.values()))


def test_what_the_program_prints_fits(known, tables):
    assert said(known, tables) == []


def test_a_whole_report_is_compared_in_some_milliseconds(known, tables):
    begin = perf_counter()
    for _ in range(10):
        said(known, tables)
    assert perf_counter() - begin < 1


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("P01", "status=closed"),
        ("P01", "unit=children"),
        ("P08", "topic=bullying"),
        ("P15", "topic=protected"),
        ("C01", "measure=with_isef"),
    ],
)
def test_a_part_is_at_most_its_whole(known, tables, table, key):
    tables[table].cells[key] = tables[table].cells[""] + 5
    assert NOT_TOGETHER in said(known, tables) or "widerspricht" in said(known, tables)[0]


def test_everybody_has_at_least_one_topic(known, tables):
    cells = tables["P08"].cells
    cells.update({key: 0 for key in cells if key and key != "topic=protected"})
    cells["topic=protected"] = tables["P15"].cells["topic=protected"]
    assert said(known, tables) == [NOT_TOGETHER]


def test_the_main_topic_is_among_all_topics(known, tables):
    main = tables["P05"].cells
    largest = max((key for key in main if key not in {"", "topic=protected"}), key=main.get)
    tables["P08"].cells[largest] = main[largest] - 5
    assert said(known, tables) == [NOT_TOGETHER]


def test_at_most_one_row_takes_the_unknown_grades(known, tables):
    cells = tables["P07"].cells
    rows = [key for key in cells if key.startswith("level_group=")]
    if len(rows) < 2:
        pytest.skip("this year has one stage only")
    topic = next(key for key in cells if key.startswith("topic="))
    for row, more in zip(rows[:2], (5, -5), strict=True):
        cells[row] += more
        cells[",".join(sorted((row, topic)))] += more
    assert said(known, tables) == [NOT_TOGETHER]
