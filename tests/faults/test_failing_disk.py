"""A disk that answers EIO to writes or syncs: a process of its own with failing system calls."""

import subprocess
import sys
from pathlib import Path

import pytest

from breakage import failing_disk
from ssa_desk.domain.records import Case
from support import new_desk, open_desk

WORKER = Path(__file__).with_name("worker.py")


@pytest.fixture
def path(tmp_path):
    desk = new_desk(tmp_path / "jahr.ssadesk")
    desk.workspace.save(Case(case_no="zuvor"))
    desk.close()
    return desk.path


@pytest.fixture
def ask(tmp_path, path):
    """Return a function that sends the worker a line and returns its answer."""
    process = subprocess.Popen(
        [sys.executable, WORKER, path],
        env=failing_disk(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(line):
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    with process:
        yield ask
        process.stdin.close()


@pytest.mark.parametrize("call", ["write", "sync"])
def test_a_failing_disk_is_told_and_the_save_comes_through_when_it_is_mended(ask, path, call):
    assert ask("eins") == "saved"
    ask(f"broken {call}")
    answer = ask("zwei")
    assert answer.startswith(("DiskError", "SaveUncertainError"))
    assert "Ihr Text bleibt stehen" in answer
    ask("mended")
    assert ask("zwei") == "saved"
    desk = open_desk(path)
    found = [one.case_no for one in desk.workspace.find(Case)]
    desk.close()
    assert found == ["zuvor", "eins", "zwei"]


@pytest.mark.parametrize("call", [f"{name}@{n}" for name in ("write", "sync") for n in range(1, 7)])
def test_a_disk_that_fails_once_during_a_save_leaves_each_record_once_or_not_at_all(
    ask, path, call
):
    ask(f"broken {call}")
    answer = ask("eins")
    ask("mended")
    ask("zwei")
    desk = open_desk(path)
    found = [one.case_no for one in desk.workspace.find(Case)]
    desk.close()
    assert found == (["zuvor", "eins", "zwei"] if answer == "saved" else ["zuvor", "zwei"])


def test_after_an_error_at_commit_the_record_is_looked_up_and_saved(ask):
    answers = []
    for number in range(1, 7):
        ask(f"broken sync@{number}")
        answers.append(ask(f"fall-{number}"))
    assert not any(answer.startswith("SaveUncertainError") for answer in answers)
    assert answers.count("saved") >= 2
