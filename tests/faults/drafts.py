"""Kills a window while somebody types, and looks how much of it the draft still has."""

import os
import subprocess
import sys
import time
from pathlib import Path

from ssa_desk.domain.records import Case
from support import new_desk, open_desk

ALLOWED = 3.0
TYPIST = Path(__file__).with_name("typist.py")


def seconds_lost(path: Path, seconds: float) -> float:
    """Type for so many seconds, kill, and return the age of the oldest letter that is gone."""
    desk = new_desk(path)
    desk.workspace.save(Case(case_no="F-1"))
    desk.close()
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, TYPIST, path], stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        lines = [process.stdout.readline()]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            lines.append(process.stdout.readline())
        moment = time.monotonic()
        process.kill()
        lines += process.stdout.readlines()
    typed = [float(line.split()[1]) for line in lines if line.endswith("\n")]
    return moment - min(typed[letters_kept(path) :], default=moment)


def letters_kept(path: Path) -> int:
    """Return how many letters the file offers after the next unlock."""
    desk = open_desk(path)
    drafts = desk.workspace.drafts.all()
    desk.close()
    return len(drafts[0].values["observation"]) if drafts else 0
