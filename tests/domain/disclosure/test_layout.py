"""What `report_tables.toml` says."""

import tomllib

import pytest

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.locate import resource
from ssa_desk.domain.catalogue import Catalogue, Entry
from ssa_desk.domain.disclosure.layout import layout as read


@pytest.fixture
def data():
    return tomllib.loads(resource("report_tables.toml").read_text(encoding="utf-8"))


@pytest.fixture
def choices():
    return {name: catalogue(name) for name in names()}


def with_entry(choices, name, entry):
    old = choices[name]
    return {**choices, name: Catalogue(name, old.title, (*old.entries, entry))}


def test_a_new_entry_becomes_a_cell(data, choices):
    wider = with_entry(choices, "access_path", Entry("post", "Brief"))
    assert "post" in read(data, wider).lists["access_path"].codes


def test_a_retired_entry_is_no_cell(data, choices):
    wider = with_entry(choices, "access_path", Entry("fax", "Fax", retired=True))
    assert "fax" not in read(data, wider).lists["access_path"].codes


def test_an_own_entry_is_no_cell(data, choices):
    wider = with_entry(choices, "topic", Entry("own", "eigenes", rolls_up_to="bullying"))
    assert "own" not in read(data, wider).lists["topic"].codes


def test_a_newly_protected_topic_loses_its_cell(data, choices):
    wider = with_entry(choices, "topic", Entry("secret", "geheim", protected=True))
    codes = read(data, wider).lists["topic"]
    assert "secret" not in codes.codes
    assert codes.folds["secret"] == "protected"


def person_lists(layout):
    """Return the lists whose codes add up: those of partitions of persons."""
    tables = [one for one in layout.tables if layout.populations[one.unit].kind == "persons"]
    dims = [dim for table in tables for dim in table.dims if dim.kind == "partition"]
    return {step.codes.name: step.codes for dim in dims for step in dim.steps}.values()


def test_every_group_stands_for_codes_of_the_finest_list(layout):
    for codes in person_lists(layout):
        finest = {*layout.finest(codes.attribute).codes, codes.absorbed}
        assert all(set(members) <= finest for members in codes.members.values())


def test_every_list_covers_its_attribute_once(layout):
    for codes in person_lists(layout):
        covered = [one for members in codes.members.values() for one in members]
        covered += [codes.absorbed] if codes.absorbed else []
        assert sorted(covered) == sorted(layout.finest(codes.attribute).codes)


def test_a_further_table_is_only_a_few_lines(data, choices):
    steps = [[{"dim": name, "list": name}] for name in ("access_path", "gender")]
    table = {"id": "P10", "title": "", "unit": "cases", "crossed": True}
    table["dims"] = [{"kind": "partition", "steps": step} for step in steps]
    data["tables"].append(table)
    assert read(data, choices).table("P10").crossed
