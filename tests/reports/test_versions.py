"""Reports of several versions of the choice lists, read by a program that knows the newest."""

import json
import tomllib
from dataclasses import replace

import pytest

from city import hashed, worker
from ssa_desk.content.catalogues import VERSION, catalogue
from ssa_desk.content.locate import resource
from ssa_desk.content.report_tables import past_report_tables, report_tables
from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.disclosure.layout import layout
from ssa_desk.domain.merging.choosing import Handed, State, choose
from ssa_desk.domain.merging.merge import merge
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.domain.merging.versions import CatalogueVersion, past
from ssa_desk.reports.reading import NEWER, Reader, reader

NEW = "krefeld-2099.1"
JOINED = (CatalogueVersion(VERSION), CatalogueVersion(NEW, {"topic": {"bullying": "violence"}}))
ENDED = (CatalogueVersion(VERSION), CatalogueVersion(NEW, {"topic": {"bullying": ""}}))


def lists_of_tomorrow():
    """Return today's lists, in which bullying ended and counts as violence."""
    tables = tomllib.loads(resource("report_tables.toml").read_text(encoding="utf-8"))
    entries = tables["lists"].values()
    names = {entry[key] for entry in entries for key in ("catalogue", "rolled_up") if key in entry}
    names |= {name for entry in entries for name in entry.get("of_kind", {}).values()}
    lists = {name: catalogue(name) for name in names}
    topics = lists["topic"]
    ended = tuple(
        replace(one, retired=True, rolls_up_to="violence") if one.identifier == "bullying" else one
        for one in topics.entries
    )
    return tables, {**lists, "topic": Catalogue("topic", topics.title, ended)}


def reader_of(versions):
    tables, lists = lists_of_tomorrow()

    def layout_of(name):
        return layout(tables, {key: past(one, versions, name) for key, one in lists.items()})

    return Reader(versions, layout_of)


def of_tomorrow(number):
    """Return a report as tomorrow's program would print it: without bullying."""
    content = json.loads(worker(number)[1])
    for table in content["tables"]:
        if "topic=bullying" in table["cells"]:
            table["cells"]["topic=violence"] += table["cells"].pop("topic=bullying")
    return hashed({**content, "catalogue": NEW})


def handed(known, *files):
    return [Handed(f"{place}.json", known.found(data)) for place, data in enumerate(files)]


@pytest.fixture
def files():
    return [worker(number)[1] for number in range(1, 6)] + [of_tomorrow(6)]


def test_a_former_layout_is_todays_while_nothing_changed():
    assert past_report_tables(VERSION).lists == report_tables().lists


def test_todays_reports_stay_readable():
    assert isinstance(reader_of(JOINED).found(worker(1)[1]), ReadReport)


def test_a_newer_report_is_refused_by_todays_program():
    assert reader().found(of_tomorrow(1)) == NEWER


def test_a_code_that_ended_is_no_cell_of_a_newer_report():
    content = {**json.loads(worker(1)[1]), "catalogue": NEW}
    assert "Form eines Berichts" in reader_of(JOINED).found(hashed(content))


def test_reports_of_both_versions_are_added_in_the_code_in_use(files):
    known = reader_of(JOINED)
    choice = choose(handed(known, *files), JOINED)
    merged = merge(choice, JOINED, known.shapes)
    table = merged.years[0].added.table("P05")
    tables = [one for data in files for one in json.loads(data)["tables"] if one["id"] == "P05"]
    printed = [one["cells"] for one in tables]
    codes = ("topic=violence", "topic=bullying")
    assert (merged.catalogue, table.reports, "topic=bullying" in table.cells) == (NEW, 6, False)
    assert table["topic=violence"] == sum(one.get(code, 0) for one in printed for code in codes)


def test_without_a_map_the_older_reports_are_left_out_and_it_is_said(files):
    choice = choose(handed(reader_of(ENDED), *files), ENDED)
    old = choice.verdicts[:5]
    assert {one.state for one in old} == {State.LEFT_OUT}
    assert all(VERSION in one.reason and NEW in one.reason for one in old)


def test_a_former_merge_is_moved_into_the_codes_in_use(files):
    known = reader_of(JOINED)
    before = {"from": "2024-08-01", "to": "2025-07-31", "kind": "schuljahr"}
    old = [hashed({**json.loads(data), "period": before}) for data in files[:5]]
    former = merge(choose(handed(known, *old), JOINED), JOINED, known.shapes)
    new = [of_tomorrow(number) for number in range(1, 6)]
    choice = choose([*handed(known, *new), Handed("alt.json", former)], JOINED)
    today, earlier = merge(choice, JOINED, known.shapes).years
    assert earlier.added.table("P05").cells == today.added.table("P05").cells
    assert earlier.added.table("P01") == former.years[0].added.table("P01")
