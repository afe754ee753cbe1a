"""The command of the annual report and its options, on a real file."""

import json

import pytest

PERIOD = ("--from", "2025-08-01", "--to", "2026-07-31")


@pytest.fixture
def report(run, filled, tmp_path):
    """Run the command; return status, messages and the written files by name."""
    folders = iter("abcd")

    def make(*words, period=PERIOD):
        folder = tmp_path / next(folders)
        result = run("report", filled, *period, "--out", folder, *words)
        result.files = {one.name: one.read_bytes() for one in sorted(folder.glob("*"))}
        return result

    return make


def _json(result):
    (name,) = (one for one in result.files if one.endswith(".json"))
    return json.loads(result.files[name])


def test_all_formats_are_written(report):
    made = report("--slot", "R017", "--format", "pdf,json,xlsx,csv,docx")
    assert made.status == 0
    endings = {name.rsplit(".")[-1] for name in made.files}
    assert {"pdf", "json", "xlsx", "docx"} <= endings
    assert len(made.files) == 5


def test_a_calendar_year_may_follow_a_school_year(report):
    assert report("--slot", "R017").status == 0
    made = report("--slot", "R017", period=("--from", "2026-01-01", "--to", "2026-12-31"))
    assert (made.status, _json(made)["period"]["kind"]) == (0, "kalenderjahr")


def test_after_a_joint_report_none_apart_is_issued(report):
    assert report("--slot", "R017").status == 0
    made = report("--apart")
    assert (made.status, made.files) == (1, {})
    assert "gemeinsam" in made.err


def test_a_number_alone_is_not_enough_for_reports_apart(report):
    made = report("--apart", "--slot", "R017")
    assert (made.status, made.files) == (2, {})
    assert "NAME=R018" in made.err


def test_a_report_issued_again_is_another_file_and_keeps_its_numbers(report):
    first, again = report("--slot", "R017"), report("--slot", "R017", "--again")
    assert not set(first.files) & set(again.files)
    assert _json(first)["tables"] == _json(again)["tables"]


def test_the_exact_number_of_children_is_in_no_file_for_the_fachstelle(report):
    made = report("--slot", "R017", "--exact-children")
    assert made.status == 0
    people = next(one for one in _json(made)["tables"] if one["id"] == "P01")
    assert "unit=children" not in people["cells"]


def test_an_issued_report_does_not_take_another_text(report, tmp_path):
    assert report("--slot", "R017").status == 0
    (tmp_path / "text.txt").write_text("Ausblick", encoding="utf-8")
    made = report("--text", f"outlook={tmp_path / 'text.txt'}")
    assert (made.status, made.files) == (1, {})
    assert report("--again", "--text", f"outlook={tmp_path / 'text.txt'}").status == 0


def test_a_text_with_a_name_is_refused_without_naming_anybody(report, run, filled, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("Die Klasse 7a, Fall 2025-001 und die 5b.", encoding="utf-8")
    made = report("--slot", "R017", "--text", f"outlook={text}")
    assert (made.status, made.files) == (1, {})
    assert "outlook, Zeichen" in made.err
    assert "7a" not in made.err


@pytest.mark.parametrize("text", ["nirgends=x.txt", "outlook", "outlook=fehlt.txt"])
def test_a_text_that_does_not_fit_writes_nothing(report, tmp_path, text):
    (tmp_path / "x.txt").write_text("Text", encoding="utf-8")
    made = report("--text", text.replace("x.txt", str(tmp_path / "x.txt")))
    assert (made.status in (1, 2), made.files) == (True, {})
