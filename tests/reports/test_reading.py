"""What strangers hand in: read when it is a report, refused with a reason when it is not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from city import hashed, report, worker
from ssa_desk.content.catalogues import VERSION
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.reports import reading
from ssa_desk.reports.reading import reader
from ssa_desk.reports.strict_json import MOST_BYTES


def said(data):
    return reader().found(data)


@pytest.fixture
def content():
    return json.loads(worker(1)[1])


def test_a_report_is_read_as_it_was_written(content):
    found = said(worker(1)[1])
    assert isinstance(found, ReadReport)
    assert (found.report_id, found.catalogue) == ("R001", VERSION)
    assert [dict(table.cells) for table in found.tables] == [
        table["cells"] for table in content["tables"]
    ]


def test_a_report_of_all_tables_is_read():
    assert isinstance(said(worker(3, 120, whole=True)[1]), ReadReport)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"format": "ssa-report/1", "format": "ssa-report/1"}',
        b'{"fte": NaN}',
        b'{"fte": -Infinity}',
        b'{"report_id": "\\ud800"}',
        b"\xef\xbb\xbf{}",
        bytes(range(256)),
        b'{"fte": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_json_is_refused(data):
    assert said(data) == reading.NO_JSON


@pytest.mark.parametrize("data", [b"null", b"[1]", b'"x"', b"{}", b'{"format": ["ssa-report/1"]}'])
def test_json_of_another_kind_is_refused(data):
    assert said(data) == reading.NO_REPORT


def test_a_file_that_cannot_be_opened_is_refused():
    assert said(None) == reading.NO_FILE


def test_a_file_larger_than_any_report_is_refused():
    assert said(b" " * (MOST_BYTES + 1)) == reading.TOO_LARGE


@pytest.mark.parametrize("changes", [{"format": "ssa-report/2"}, {"catalogue": "krefeld-2099.1"}])
def test_a_newer_report_is_named_so(changes):
    assert said(report(1, **changes)) == reading.NEWER


def test_other_rules_are_named():
    assert said(report(1, rules="sdc-9")) == reading.OTHER_RULES


def test_a_changed_file_is_found_by_its_hash():
    assert said(worker(1)[1].replace(b'"R001"', b'"R002"')) == reading.CHANGED


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("note", "Freitext"),
        ("report_id", "R1"),
        ("school_slots", ["Ring"]),
        ("school_forms", ["hogwarts"]),
        ("fte", 0.123),
        ("tables", []),
        ("audit", {"status": "exposed", "world": True, "quantities": 3}),
    ],
)
def test_the_form_is_closed(name, value):
    assert "Form eines Berichts" in said(report(1, **{name: value}))


@pytest.mark.parametrize("number", [7, -5, 5.0, True, None, "5", 10**12, 10**400])
def test_counts_are_whole_multiples_of_five(content, number):
    content["tables"][0]["cells"][""] = number
    assert "Form eines Berichts" in said(hashed(content))


@pytest.mark.parametrize("kind", ["kalenderjahr", "halbjahr"])
def test_a_period_is_what_it_is_called(content, kind):
    content["period"]["kind"] = kind
    assert "Zeitraum" in said(hashed(content))


def test_a_day_that_does_not_exist_is_no_period(content):
    content["period"]["from"] = "2025-02-30"
    assert "Zeitraum" in said(hashed(content))


def test_sums_are_added_again(content):
    table = next(one for one in content["tables"] if one["id"] == "P02")
    table["cells"]["gender=male"] += 5
    assert "P02 gehen die Summen nicht auf" in said(hashed(content))


def test_equal_quantities_are_compared_over_tables(content):
    table = next(one for one in content["tables"] if one["id"] == "P02")
    table["cells"][""] += 5
    table["cells"]["gender=male"] += 5
    assert "widerspricht" in said(hashed(content))


@pytest.mark.parametrize("key", ["unit=children", "status=closed"])
def test_a_part_is_at_most_the_whole(content, key):
    cells = content["tables"][0]["cells"]
    cells[key] = cells[""] + 5
    assert "passen nicht zueinander" in said(hashed(content))


def test_grades_fit_their_groups(content):
    cells = next(one for one in content["tables"] if one["id"] == "P03")["cells"]
    groups = sorted((key for key in cells if key.startswith("level_group=")), key=cells.get)
    cells[groups[-1]] -= 5
    cells[groups[0]] += 5
    assert isinstance(said(hashed(content)), str)


def test_contacts_are_at_least_those_of_the_extent(content):
    cells = next(one for one in content["tables"] if one["id"] == "A01")["cells"]
    cells.clear()
    cells[""] = 5
    assert "passen nicht zueinander" in said(hashed(content))


def test_a_table_stands_there_once(content):
    content["tables"].append(content["tables"][0])
    assert "mehrfach" in said(hashed(content))


@given(place=st.integers(0, 4000), letters=st.binary(min_size=1, max_size=6))
def test_no_letters_put_into_a_file_stop_the_reader(place, letters):
    data = worker(1)[1]
    changed = data[:place] + letters + data[place:]
    found = said(changed)
    assert isinstance(found, str) or json.loads(changed) == json.loads(data)


@given(
    content=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    )
)
def test_no_json_stops_the_reader(content):
    name = {"format": "ssa-report/1", "catalogue": VERSION, "rules": "sdc-1"}
    assert isinstance(said(json.dumps({**name, "tables": content}).encode()), str)
    assert isinstance(said(json.dumps(content).encode()), str)
