"""Files that cannot be written: a read-only mount, another process that holds the lock."""

import shutil
import subprocess
import sys

import pytest

from breakage import read_only_mount
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from ssa_desk.services import health, unlock
from ssa_desk.services.salvage import salvage
from ssa_desk.storage.keys import Root
from support import ROOT, open_desk

HOLD = """
import sys
from pathlib import Path
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
database = vault.open_database(Path(sys.argv[1]), Root(bytes(range(20))))
database.rows("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(desk):
    desk.workspace.save(Case(case_no="1"))
    desk.workspace.database.close_connection()
    return desk.path


@pytest.fixture
def read_only(path, tmp_path):
    """The folder of the file, mounted so that not even root can write there."""
    with read_only_mount(path.parent):
        desk = open_desk(path)
        yield desk
        desk.close()


def test_on_a_read_only_mount_everything_can_be_read_and_nothing_is_lost(read_only):
    with read_only.workspace.database.held():
        assert [one.case_no for one in read_only.workspace.find(Case)] == ["1"]
    assert read_only.workspace.read_only
    with pytest.raises(ExpectedError, match="schreibgeschützt"):
        read_only.workspace.save(Case(case_no="2"))


def test_on_a_read_only_mount_the_file_is_checked_and_gets_no_ballast(read_only):
    report = health.check_in_background(read_only, lambda _part: True)
    health.keep(read_only, report)
    assert (report.is_sound, read_only.workspace.keep_room()) == (True, False)
    assert [one.name for one in read_only.path.parent.iterdir()] == [read_only.path.name]


def test_a_file_on_a_read_only_mount_is_salvaged_elsewhere(read_only, tmp_path_factory):
    folder = tmp_path_factory.mktemp("aus")
    found = {one.kind: one.read for one in salvage(read_only.path, Root(ROOT), folder)}
    assert found["case"] == 1


@pytest.fixture
def held(path):
    """The file, held by another process for itself alone."""
    words = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield path
        process.stdin.close()


def test_a_file_that_another_process_holds_is_not_opened_and_says_so(held):
    with pytest.raises(ExpectedError, match="in einem anderen Fenster geöffnet"):
        unlock.open_desk(held, Root(ROOT))


def test_a_copy_that_a_sync_program_put_in_its_place_is_noticed(desk):
    desk.workspace.save(Case(case_no="1"))
    copy = desk.path.with_name("konflikt")
    shutil.copy(desk.path, copy)
    copy.replace(desk.path)
    with pytest.raises(ExpectedError, match="verschoben oder ersetzt"):
        desk.workspace.save(Case(case_no="2"))
    again = open_desk(desk.path)
    assert [one.case_no for one in again.workspace.find(Case)] == ["1"]
    again.close()
