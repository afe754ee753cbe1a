"""The audit repeated on the command line, from files alone."""

import json
from pathlib import Path

import pytest

from ssa_desk.cli import main
from ssa_desk.reports.strict_json import digest

REPORT = Path(__file__).parents[1] / "files" / "report" / "R017.json"


def run(*words):
    return main([str(word) for word in words], window=lambda _: 0, pictures=lambda *_: [])


def test_a_report_is_proved_safe_again_without_file_or_password(capsys):
    assert run("audit", REPORT) == 0
    said = capsys.readouterr().out
    assert "Bericht R017" in said
    assert "sicher" in said
    assert "Erschließbar: 0" in said


def test_an_exact_number_that_does_not_fit_is_found(capsys):
    assert run("audit", REPORT, "--children", "3") == 1
    assert "nicht sicher" in capsys.readouterr().out


def test_what_is_no_report_is_named(tmp_path, capsys):
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    assert run("audit", REPORT, tmp_path / "other.json") == 1
    assert "other.json" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.json"])
def test_a_file_that_is_not_there_is_named(tmp_path, name, capsys):
    assert run("audit", tmp_path / name) == 1
    assert name in capsys.readouterr().err


def test_the_same_report_twice_tells_no_more_than_once(tmp_path, capsys):
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    assert report["sha256"] == digest(report)
    assert run("audit", REPORT, REPORT) == 0
    assert "sicher" in capsys.readouterr().out
