"""`merge` as the Fachstelle types it."""

import json

from city import put, report, worker

FIVE = [worker(number)[1] for number in range(1, 6)]


def test_reports_are_added_up_in_all_formats(run, tmp_path):
    put(tmp_path / "in", *FIVE)
    result = run("merge", tmp_path / "in", "--out", tmp_path / "aus")
    assert (result.status, result.err) == (0, "")
    assert "Schuljahr 2025/26: 5 Berichte von 5 Schulen." in result.out
    assert "  P02 Fälle nach Geschlecht: 5 von 5 Berichten, ± 12" in result.out
    endings = sorted(path.suffix for path in (tmp_path / "aus").iterdir())
    assert endings == [".docx", ".json", ".pdf", ".xlsx", ".zip"]


def test_only_the_wanted_formats_are_written(run, tmp_path):
    paths = put(tmp_path / "in", *FIVE)
    assert run("merge", *paths, "--out", tmp_path / "aus", "--format", "json").status == 0
    (only,) = (tmp_path / "aus").iterdir()
    assert json.loads(only.read_bytes())["reports"] == 5


def test_too_few_reports_write_nothing(run, tmp_path):
    result = run("merge", *put(tmp_path / "in", *FIVE[:4]), "--out", tmp_path / "aus")
    assert (result.status, (tmp_path / "aus").exists()) == (1, False)
    assert "mindestens 5 Berichte" in result.err


def test_a_bad_file_and_a_double_are_named_and_the_others_go_on(run, tmp_path):
    paths = put(tmp_path / "in", *FIVE, FIVE[0], b"{", report(1, fte=1.0))
    result = run("merge", *paths, "--out", tmp_path / "aus", "--format", "json")
    assert result.status == 0
    assert "Kopie: bericht-05.json. Gleicht „bericht-00.json“" in result.out
    assert "Weggelassen: bericht-06.json. Die Datei ist keine lesbare JSON-Datei." in result.out
    assert "Weggelassen: bericht-07.json. Unter der Nummer R001" in result.out


def test_nothing_is_overwritten(run, tmp_path):
    put(tmp_path / "in", *FIVE)
    words = ("merge", tmp_path / "in", "--out", tmp_path / "aus", "--format", "json")
    assert run(*words).status == 0
    again = run(*words)
    assert (again.status, "Nichts wurde überschrieben" in again.err) == (1, True)


def test_a_path_that_is_not_there_is_named(run, tmp_path):
    result = run("merge", tmp_path / "nichts.json", "--out", tmp_path / "aus")
    assert result.status == 1
    assert "Weggelassen: nichts.json. Die Datei lässt sich nicht öffnen" in result.out


def test_without_reports_the_usage_is_shown(run, tmp_path):
    result = run("merge", "--out", tmp_path)
    assert (result.status, "BERICHT" in result.err) == (2, True)
