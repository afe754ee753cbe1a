"""The commands as a user types them, on real files."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from pdf import pages

YEAR = Path(__file__).parent.parent / "files" / "reference-year"
LISTS = [YEAR / f"{name}.csv" for name in ("kontakte", "faelle", "klassenverlauf", "strichliste")]
PERIOD = ("--from", "2025-08-01", "--to", "2026-07-31")


def test_a_new_file_comes_with_its_recovery_sheet(made, tmp_path):
    assert (tmp_path / "jahr.ssadesk.keys").exists()
    with pikepdf.open(tmp_path / "blatt.pdf") as sheet:
        assert len(sheet.pages) == 1


def test_an_existing_file_is_not_overwritten(run, made, tmp_path):
    before = made.read_bytes()
    again = run("create", made, "--recovery-sheet", tmp_path / "zwei.pdf")
    assert (again.status, made.read_bytes() == before) == (1, True)
    assert "gibt es schon" in again.err


def test_a_sound_file_is_found_sound(run, made):
    result = run("check", made)
    assert (result.status, "in Ordnung" in result.out) == (0, True)


def test_the_figures_equal_the_expected_ones(run, filled):
    result = run("figures", filled, *PERIOD, "--json")
    expected = json.loads((YEAR / "expected.json").read_text(encoding="utf-8"))
    counted = json.loads(result.out)
    assert counted["indicators"] == expected["indicators"]
    # The lists carry no core area and no goals (A09, Z01); C01 is told as indicators.
    assert counted["tables"].keys() - {"A09", "C01", "Z01"} == expected["tables"].keys()
    for name, cells in expected["tables"].items():
        assert {key: n for key, n in counted["tables"][name].items() if n} == cells, name


def test_importing_twice_adds_nothing(run, filled):
    result = run("import", filled, *LISTS)
    assert (result.status, "nichts Neues" in result.out) == (0, True)


def test_a_dry_run_writes_nothing(run, made):
    assert run("import", made, *LISTS, "--dry-run").status == 0
    assert "Fälle: 0" in run("check", made).out


def test_no_readable_list_is_an_error(run, made, tmp_path):
    path = tmp_path / "bild.csv"
    path.write_bytes(b"\x00\x01\x02" * 50)
    result = run("import", made, path)
    assert result.status == 1
    assert "Keine der Dateien" in result.err


def test_a_report_comes_as_pdf_and_json_and_the_same_again(run, filled, tmp_path):
    words = ("report", filled, *PERIOD, "--slot", "R017", "--out")
    assert run(*words, tmp_path / "a").status == 0
    assert run(*words, tmp_path / "b").status == 0
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "ab"
    )
    assert first == second
    assert sorted(name.rsplit(".")[-1] for name in first) == ["json", "pdf"]


def test_without_a_number_the_json_is_left_out_and_comes_later_with_the_same_figures(
    run, filled, tmp_path
):
    result = run("report", filled, *PERIOD, "--out", tmp_path / "a")
    assert (result.status, "JSON-Datei wurde weggelassen" in result.err) == (0, True)
    assert run("report", filled, *PERIOD, "--out", tmp_path / "b", "--slot", "R017").status == 0
    [written] = (tmp_path / "b").glob("*.json")
    assert json.loads(written.read_text(encoding="utf-8"))["report_id"] == "R017"


@pytest.mark.parametrize(
    "period",
    [
        ("--from", "2025-08-01", "--to", "2026-06-30"),
        ("--from", "2019-08-01", "--to", "2020-07-31"),
        ("--from", "2026-07-31", "--to", "2025-08-01"),
    ],
    ids=["not exportable", "no data", "backwards"],
)
def test_a_period_that_cannot_be_reported_gives_a_sentence(run, filled, tmp_path, period):
    result = run("report", filled, *period, "--slot", "R017", "--out", tmp_path / "a")
    assert (result.status, (tmp_path / "a").exists()) == (1, False)
    assert result.err.count("\n") == 1


def test_an_unknown_school_is_named_before_anything_is_written(run, filled, tmp_path):
    words = ("report", filled, *PERIOD, "--slot", "R017", "--school-slot", "Nirgendwo=S04")
    result = run(*words, "--out", tmp_path / "a")
    assert (result.status, (tmp_path / "a").exists()) == (1, False)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_letter_is_written(run, made, values, tmp_path, language):
    out = tmp_path / "brief.pdf"
    assert (
        run("letter", made, "L04", "--language", language, "--values", values, "--out", out).status
        == 0
    )
    with pikepdf.open(out) as letter:
        assert len(letter.pages) >= 1


def test_a_letter_with_a_missing_glyph_is_refused(run, made, values, tmp_path):
    values.write_text(values.read_text(encoding="utf-8").replace("Raum 112", "Raum \U0001f600"))
    out = tmp_path / "brief.pdf"
    result = run("letter", made, "L04", "--language", "de", "--values", values, "--out", out)
    assert (result.status, out.exists()) == (1, False)


def test_all_papers_are_written_and_what_the_profile_lacks_is_said(run, made, tmp_path):
    done = run("papers", made, "--out", tmp_path / "blatt-papiere")
    assert done.status == 0
    names = {path.suffix for path in (tmp_path / "blatt-papiere").iterdir()}
    assert names == {".pdf", ".csv"}
    assert "Im Profil fehlt noch" in done.out


def test_the_information_sheet_is_written(run, made, tmp_path):
    out = tmp_path / "blatt-information.pdf"
    assert run("information", made, "--out", out).status == 0
    with pikepdf.open(out) as sheet:
        assert len(sheet.pages) >= 1


def test_what_is_due_is_told_in_numbers(run, filled):
    told = run("due", filled)
    assert told.status == 0
    assert told.out.startswith("Zu löschen: ")
    assert run("due", filled).out == told.out


def test_the_recovery_code_opens_the_file_without_the_side_file(run, made, tmp_path):
    code = tmp_path / "code.txt"
    code.write_text(_code_on(tmp_path / "blatt.pdf"), encoding="utf-8")
    for path in tmp_path.glob("*.keys*"):
        path.unlink()
    assert run("check", made).status == 1
    assert run("check", made, "--code-file", code).status == 0


def test_a_wrong_password_is_said_in_one_sentence(run, made, password_file):
    password_file.write_text("falsch\n", encoding="utf-8")
    result = run("check", made)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("Das Passwort stimmt nicht.")


@pytest.mark.parametrize(
    "words",
    [(), ("dance",), ("check",), ("figures", "x", "--from", "morgen", "--to", "2026-07-31")],
)
def test_wrong_usage_gives_status_two_in_german(run, words):
    result = run(*words, "--nonsense")
    assert result.status == 2
    assert "Aufruf:" in result.err
    assert "usage" not in result.err


@pytest.mark.parametrize(
    "numbers",
    [
        *(("--slot", slot) for slot in ("R17", "X", "", "r017", "R0170")),
        *(("--school-slot", slot) for slot in ("S04", "=S04", "Schule=S4", "Schule=04")),
        ("--code-file", "a", "--password-file", "b"),
    ],
)
def test_a_number_of_another_form_is_wrong_usage(run, tmp_path, numbers):
    result = run("report", tmp_path / "x", *PERIOD, "--out", tmp_path / "a", *numbers)
    assert (result.status, (tmp_path / "a").exists()) == (2, False)
    assert "argument" not in result.err


def _code_on(sheet):
    text = "".join(pages(sheet.read_bytes()))
    return re.search(r"(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}", text).group()
