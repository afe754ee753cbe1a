"""A process that is killed loses nothing it reported as saved, and no more than 3 s of typing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from faults.drafts import ALLOWED, seconds_lost

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
KILLS = Path(__file__).with_name("kills.py")


def test_ten_kills_lose_no_acknowledged_record_and_no_file(tmp_path):
    words = [sys.executable, KILLS, tmp_path / "jahr.ssadesk", "10", "7"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    tally = json.loads(done.stdout)
    assert (tally["kills"], tally["lost"], tally["unreadable"]) == (10, 0, 0)
    assert tally["acknowledged"] > 10


def test_what_was_typed_three_seconds_before_a_kill_is_in_the_draft(tmp_path):
    assert seconds_lost(tmp_path / "jahr.ssadesk", 4.2) <= ALLOWED


def test_a_deletion_that_is_killed_leaves_each_case_whole_or_not_at_all(tmp_path):
    words = [sys.executable, KILLS.with_name("deletions.py"), tmp_path, "8", "7"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == 8
    assert all(one[name] for one in found for name in ("same", "sound", "whole", "forgotten"))
    assert all((one["cases"] < 16) == (one["sealed"] > 0) for one in found)
    assert all(one["cases"] + one["proofs"] == 16 for one in found)
    assert {one["cases"] % 4 for one in found} == {0}
