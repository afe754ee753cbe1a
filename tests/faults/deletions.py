"""Kills processes in the middle of deleting cases, and looks whether all or nothing was done.

`python deletions.py FOLDER TIMES SEED` prints what was found after each kill, as JSON lines.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deleting import delete_cases
from ssa_desk.domain import clock
from ssa_desk.domain.records import Case
from ssa_desk.services import deletion_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.storage import case_deletion, health, search_removal
from support import new_desk, open_desk

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
CASES, BATCH = 16, 4


def kill_many(folder: Path, times: int, seed: int) -> None:
    """Kill a deleting process again and again, each time over the same file."""
    chance = random.Random(seed)
    original = folder / "original.ssadesk"
    desk = new_desk(original)
    desk.workspace.save(*invented_records(chance, CASES, clock.today()))
    desk.close()
    before, longest = Before(original), seconds(folder / "whole.ssadesk", original)
    for number in range(times):
        path = folder / f"work-{number}.ssadesk"
        shutil.copy(original, path)
        # Every second one about when the last step is done.
        part = chance.uniform(0.9, 1.1) if number % 2 else number / times
        killed(path, longest * part)
        sys.stdout.write(json.dumps(look(path, before)) + "\n")


def seconds(path: Path, original: Path) -> float:
    """Return how long the whole deletion takes here."""
    shutil.copy(original, path)
    begin = time.monotonic()
    os.waitpid(deleting(path), 0)
    return time.monotonic() - begin


def killed(path: Path, after: float) -> None:
    """Let a process delete all cases and kill it after so many seconds."""
    child = deleting(path)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def deleting(path: Path) -> int:
    """Start a process that deletes all cases of a file, some at a time."""
    child = os.fork()
    if child == 0:
        try:
            deletion_work.AT_ONCE = BATCH
            desk = open_desk(path)
            delete_cases(desk, [one.id for one in desk.workspace.find(Case)])
            desk.close()
        finally:
            os._exit(0)
    return child


def figures(path: Path) -> str:
    """Return all figures of all reports there can be."""
    desk = open_desk(path)
    schools = [None, *(one.id for one in desk.workspace.schools())]
    found = [
        (str(period), school, table.id, sorted(table.cells.items()))
        for period in desk.statistics.periods()
        for school in schools
        for table in desk.statistics.tables(period, school)
    ]
    desk.close()
    return json.dumps(found)


class Before:
    """What stood in a file: its figures, and the rows of each case."""

    def __init__(self, path: Path) -> None:
        self.figures, self.rows = figures(path), rows_of_cases(path)


def rows_of_cases(path: Path) -> dict[str, int]:
    """Return how many rows hang on each case."""
    desk = open_desk(path)
    database, cases = desk.workspace.database, desk.workspace.find(Case)
    found = {one.id: case_deletion.found(database, [one.id]).rows for one in cases}
    desk.close()
    return found


def look(path: Path, before: Before) -> dict[str, object]:
    """Return what a kill left: whole cases, sealed counts, proofs, and whether figures stand."""
    desk = open_desk(path)
    database = desk.workspace.database
    left = rows_of_cases(path)
    found = {
        "cases": len(left),
        "whole": all(before.rows[one] == rows for one, rows in left.items()),
        "sealed": database.value("SELECT count(*) FROM sealed_count"),
        "proofs": len(desk.deletion_records.all()),
        "sound": health.check(database).is_sound,
    }
    deletion_work.tidy(desk)
    found["forgotten"] = not search_removal.is_due(database)
    desk.close()
    return {**found, "same": figures(path) == before.figures}


if __name__ == "__main__":
    with clock.stopped_at(NOW):
        kill_many(Path(sys.argv[1]), *map(int, sys.argv[2:]))
