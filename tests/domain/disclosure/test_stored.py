"""Issued reports as the ledger keeps them."""

import json
from datetime import date

from ssa_desk.domain.disclosure.publication import About
from ssa_desk.domain.disclosure.stored import about_of, publication_of, stored

ABOUT = About("R017", ("S04",), ("gesamtschule",), 0.75, "", "", (), date(2026, 8, 1))
LATER = ("school_id", "children", "replaces")
AUDIT = ("reasons", "rules", "by_construction", "by_solver", "earlier")


def through_json(data):
    return json.loads(json.dumps(data))


def test_a_report_comes_back_as_it_was(report):
    data = through_json(stored(report, ABOUT))
    back = publication_of(data)
    assert [one.cells for one in back.tables] == [one.cells for one in report.tables]
    assert [(one.base, one.maxdev) for one in back.tables] == [
        (one.base, one.maxdev) for one in report.tables
    ]
    assert (back.period, back.notes, back.dropped) == (report.period, report.notes, report.dropped)
    assert about_of(data) == ABOUT


def test_tables_say_how_far_they_are_from_the_truth(report):
    found = {one.id: (one.base, one.maxdev) for one in report.tables}
    assert found["P01"] == found["A01"] == (5, 4)
    assert found["N01"] == found["S01"] == found["Z01"] == (1, 0)


def test_a_report_of_the_first_version_can_still_be_read(report):
    data = through_json(stored(report, ABOUT))
    for table in data["tables"]:
        del table["base"], table["maxdev"]
    for name in LATER:
        data.pop(name, None)
    for name in AUDIT:
        data["audit"].pop(name, None)
    back = publication_of(data)
    assert (back.school_id, back.children, back.audit.status) == ("", None, "safe")
    assert {(one.base, one.maxdev) for one in back.tables} == {(5, 4)}
