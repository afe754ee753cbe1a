"""The file for the Fachstelle."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.errors import NotSafeError
from ssa_desk.domain.disclosure.publication import About, AuditResult
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.reports.json import ReportNumberError, check, write
from ssa_desk.reports.strict_json import digest

SAMPLE = Path(__file__).parents[1] / "files" / "report" / "R017.json"
ABOUT = About(
    report_id="R017",
    school_slots=("S11", "S04"),
    school_forms=("gesamtschule",),
    fte=0.75,
    worker="Erika Erfunden",
    employer="Stadt Erfunden",
    schools=("Schule am Ring",),
    issued_on=date(2026, 8, 3),
)


@pytest.fixture(scope="module")
def publication():
    keys = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": "entry"}
    return publish(year(3, 160), report_tables(), **keys)


@pytest.fixture
def report(publication):
    return json.loads(write(publication, ABOUT))


def changed(report, *, again=True):
    report = json.loads(json.dumps(report))
    if again:
        report["sha256"] = digest(report)
    return json.dumps(report).encode()


def texts(report):
    return json.dumps(report, ensure_ascii=False)


def test_a_written_file_is_found_to_be_in_order(publication):
    assert check(write(publication, ABOUT)) == []


def test_the_kept_file_is_still_understood():
    assert check(SAMPLE.read_bytes()) == []


def test_the_same_publication_gives_the_same_bytes(publication):
    assert write(publication, ABOUT) == write(publication, ABOUT)


def test_the_fields_are_those_of_the_format(report):
    about = ["format", "catalogue", "rules", "report_id", "school_slots", "fte", "period"]
    assert list(report) == [*about, "school_forms", "tables", "audit", "sha256"]


def test_names_and_days_of_the_worker_stay_at_home(report):
    assert not [word for word in ("Erfunden", "Ring", "2026-08-03") if word in texts(report)]


def test_the_audit_is_the_one_of_the_publication(publication, report):
    audit = publication.audit
    assert report["audit"] == {"status": "safe", "world": True, "quantities": audit.quantities}


def test_numbers_of_schools_are_sorted(report):
    assert report["school_slots"] == ["S04", "S11"]


def test_person_tables_hold_every_combination(report):
    cells = {table["id"]: set(table["cells"]) for table in report["tables"]}
    topics = {key.split("=")[1] for key in cells["P06"] if key.startswith("topic=")}
    assert len(cells["P06"]) == 1 + 2 + 3 * len(topics)


@pytest.mark.parametrize("status", ["exposed", "undecided"])
def test_figures_that_are_not_safe_are_not_written(publication, status):
    unsafe = replace(publication, audit=AuditResult(status, world=True, quantities=9))
    with pytest.raises(NotSafeError):
        write(unsafe, ABOUT)


@pytest.mark.parametrize("number", [None, "", "R17", "R0171", "17", "R017\n"])
def test_without_a_number_of_the_fachstelle_nothing_is_written(publication, number):
    with pytest.raises(ReportNumberError, match="R017"):
        write(publication, replace(ABOUT, report_id=number))


def test_a_wrong_school_number_is_refused(publication):
    with pytest.raises(ReportNumberError):
        write(publication, replace(ABOUT, school_slots=("Schule am Ring",)))


def test_a_report_without_school_numbers_or_share_is_written(publication):
    assert check(write(publication, replace(ABOUT, school_slots=(), fte=None))) == []


def test_a_change_breaks_the_hash(report):
    report["report_id"] = "R018"
    assert "Prüfsumme" in check(changed(report, again=False))[0]


def test_sums_that_do_not_add_up_are_found(report):
    report["tables"][1]["cells"]["gender=male"] += 5
    assert "Summen" in check(changed(report))[0]


def test_tables_that_contradict_each_other_are_found(report):
    cells = next(table for table in report["tables"] if table["id"] == "P12")["cells"]
    cells[""] += 5
    cells["extent=brief_1_2"] += 5
    assert "widerspricht" in check(changed(report))[0]


def test_a_table_may_appear_once(report):
    report["tables"].append(report["tables"][0])
    assert "mehrfach" in check(changed(report))[0]


@pytest.mark.parametrize("number", [3, -5, 5.5, 160.0, 10**400, "5", True, None])
def test_cells_are_multiples_of_five(report, number):
    report["tables"][0]["cells"][""] = number
    assert "Form eines Berichts" in check(changed(report))[0]


@pytest.mark.parametrize("key", ["topic=Lisa", "gender=male,level=7,topic=bullying", "x"])
def test_unknown_cells_are_refused(report, key):
    report["tables"][0]["cells"][key] = 5
    assert "tables/0" in check(changed(report))[0]


@pytest.mark.parametrize("place", ["", "period", "audit"])
def test_unknown_fields_are_refused(report, place):
    (report[place] if place else report)["note"] = "Freitext"
    assert check(changed(report))


def test_a_period_that_is_not_what_it_says_is_found(report):
    report["period"]["from"] = "2025-09-01"
    assert "Zeitraum" in check(changed(report))[0]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[1]", b"null", b'{"fte": NaN}', b"[" * 100_000]
)
def test_what_is_no_report_is_refused(data):
    assert check(data)


@pytest.mark.parametrize("fte", [0.123, -1, True, "0.75", 100.0])
def test_the_share_has_two_decimals(report, fte):
    report["fte"] = fte
    assert "fte" in check(changed(report))[0]


def test_a_name_given_twice_is_refused(publication):
    data = write(publication, ABOUT)
    assert check(data.replace(b'"rules":', b'"rules": "Lisa", "rules":'))
    assert check(data.replace(b'"": ', b'"": 1234, "": ', 1))


def test_a_part_is_at_most_its_whole(report):
    cells = report["tables"][0]["cells"]
    cells["unit=children"] = cells[""] + 5
    assert "passen nicht" in check(changed(report))[0]


def test_grades_and_their_groups_are_held_together(report):
    cells = next(table for table in report["tables"] if table["id"] == "P03")["cells"]
    filled = [key for key in cells if key.startswith("level_group=") and cells[key]]
    cells[filled[0]] += 5
    cells[filled[1]] -= 5
    assert "passen nicht" in check(changed(report))[0]


def test_contacts_are_at_least_those_of_the_extent(report):
    for table in report["tables"]:
        if table["unit"] == "contacts":
            table["cells"] = {"": 100}
    assert "passen nicht" in check(changed(report))[0]


def test_a_crossed_table_needs_the_table_of_its_grades(report):
    tables = [table for table in report["tables"] if table["id"] != "P03"]
    report["tables"] = tables
    assert bool(check(changed(report))) == ("P04" in [table["id"] for table in tables])
