import csv
import json
from datetime import date

import pytest

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.figures import figures
from ssa_desk.domain.records import (
    RECORDS,
    AbsenceRecord,
    ChildProtectionAssessment,
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    ParentEvent,
    Referral,
    StaffConsultation,
    TimeEntry,
    Transition,
)
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.statistics import Statistics

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
DAILY = (
    "zeiten.csv",
    "vermittlungen.csv",
    "kollegiale_beratung.csv",
    "netzwerk.csv",
    "kinderschutz.csv",
    "fehlzeiten.csv",
    "uebergaenge.csv",
    "elternveranstaltungen.csv",
    "elternkontakte.csv",
    "gruppentermine.csv",
    "gruppen.csv",
)
OTHERS = (*DAILY, "strichliste.csv", "klassenverlauf.csv", "schulen.csv")
TIDY = ("kontakte.csv", "faelle.csv", *OTHERS)
MESSY = ("messy/kontakte.csv", "messy/faelle.csv", *OTHERS)
EXCEL = ("kontakte.xlsx", "faelle.xlsx", *OTHERS)
WAYS = pytest.mark.parametrize("names", [TIDY, MESSY, EXCEL], ids=["tidy", "messy", "excel"])


def paths(folder, names):
    return [folder / name for name in names]


DAILY_KINDS = {
    "gruppen": GroupOffer,
    "gruppentermine": GroupSession,
    "elternkontakte": ParentContact,
    "elternveranstaltungen": ParentEvent,
    "uebergaenge": Transition,
    "fehlzeiten": AbsenceRecord,
    "kinderschutz": ChildProtectionAssessment,
    "netzwerk": NetworkActivity,
    "kollegiale_beratung": StaffConsultation,
    "vermittlungen": Referral,
    "zeiten": TimeEntry,
}


@pytest.fixture
def expected(reference_year):
    return json.loads((reference_year / "expected.json").read_text(encoding="utf-8"))


@WAYS
def test_the_figures_are_the_expected_ones(imports, workspace, reference_year, expected, names):
    imports.write(imports.read(paths(reference_year, names)))
    tables = figures(Statistics(workspace).material(YEAR))
    found = {table.id: dict(table.cells) for table in tables}
    # The lists carry no core area and no goals (A09, Z01); C01 is told as indicators.
    others = {"A09", "C01", "Z01"}
    assert {name: found[name] for name in found if name not in others} == expected["tables"]
    totals, indicators = found["C01"], expected["indicators"]
    steps = ("assessments", "specialist_consulted", "reported", "answered")
    assert [totals[f"measure={step}"] for step in steps] == [
        indicators[name] for name in ("C01", "C02", "C03", "C05")
    ]
    results = {f"risk_result={name}": number for name, number in indicators["C04"].items()}
    assert {key: n for key, n in totals.items() if key in results} == results


@pytest.mark.parametrize("names", [TIDY, EXCEL], ids=["tidy", "excel"])
def test_every_row_of_the_tidy_lists_is_used(imports, reference_year, expected, names):
    plan = imports.read(paths(reference_year, names))
    assert [one for file in plan.files for one in (*file.hints, *file.ignored_columns)] == []
    used = {file.kind: len(file.accepted) for file in plan.files}
    assert used == {kind: rows["used"] for kind, rows in expected["records"].items()}


def test_every_row_of_the_daily_work_is_a_record(imports, workspace, reference_year, expected):
    imports.write(imports.read(paths(reference_year, TIDY)))
    found = {name: workspace.count(kind) for name, kind in DAILY_KINDS.items()}
    assert found == {name: expected["records"][name]["used"] for name in DAILY_KINDS}


def test_the_choice_lists_hold_what_the_reference_year_names(expected):
    for name, entries in expected["catalogues"].items():
        known = catalogue({"stage": "transition_stage"}.get(name, name.replace(".", "_")))
        for entry in entries:
            names = (entry["label"], entry["identifier"], entry["code"] or entry["label"])
            assert {known.find(one) for one in names} == {entry["identifier"]}


def test_the_rows_to_be_refused_are_refused_with_their_column(imports, reference_year):
    plan = imports.read(paths(reference_year, MESSY))
    found = {
        (one.place.file, one.place.record, one.place.line, one.column)
        for file in plan.files
        for one in file.rejected
    }
    text = (reference_year / "messy" / "invalid.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    assert found == {
        (row["Datei"], int(row["Satz"]), int(row["Zeile"]), row["Spalte"]) for row in rows
    }


def test_the_repeated_rows_are_named_with_the_row_they_repeat(imports, reference_year):
    plan = imports.read(paths(reference_year, MESSY))
    found = {
        f"{one.place.file}: Satz {one.place.record} (Zeile {one.place.line}) "
        f"wiederholt Satz {one.repeats}"
        for file in plan.files
        for one in file.repeated
    }
    listed = (reference_year / "messy" / "duplicates.txt").read_text(encoding="utf-8")
    assert found == {line.rsplit(" (", 1)[0] for line in listed.splitlines() if line}


@pytest.mark.parametrize("again", [TIDY, MESSY, EXCEL], ids=["the same", "untidy", "excel"])
def test_importing_twice_adds_nothing(imports, workspace, reference_year, again):
    imports.write(imports.read(paths(reference_year, TIDY)))
    before = [workspace.count(kind) for kind in RECORDS]
    result = imports.write(imports.read(paths(reference_year, again)))
    assert result.rows == 0
    assert [workspace.count(kind) for kind in RECORDS] == before


def test_lists_of_the_untidy_hand_that_are_no_lists_are_left_alone(imports, reference_year):
    plan = imports.read(paths(reference_year, ("messy/invalid.csv", "messy/duplicates.txt")))
    assert [file.state for file in plan.files] == ["unknown", "unknown"]
    assert not plan.any_read


@WAYS
def test_the_indicators_are_the_expected_ones(imports, workspace, reference_year, expected, names):
    imports.write(imports.read(paths(reference_year, names)))
    found = json.loads(json.dumps(Statistics(workspace).indicators(YEAR)))
    assert found == expected["indicators"]
