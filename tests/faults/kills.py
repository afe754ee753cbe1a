"""Kills processes that write through the program's own services, and looks what is left.

`python kills.py PATH TIMES SEED` prints the tally as JSON; the benchmark does it 200 times.
"""

import json
import os
import random
import select
import signal
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.storage import health
from support import new_desk, open_desk

LONGEST = 0.25
"""Seconds from the start of a process to its end, at most; it writes from about 0.01 on."""


@dataclass
class Tally:
    """What came of all kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    cut_short: int = 0


def kill_many(path: Path, times: int, seed: int) -> Tally:
    """Kill a writing process again and again and count what is missing of what it reported."""
    chance, tally = random.Random(seed), Tally()
    desk = new_desk(path)
    case = Case(case_no="F-1", opened_on=date(2026, 3, 1))
    desk.workspace.save(case)
    desk.close()
    for _ in range(times):
        told = killed(path, case.id, chance.uniform(0, LONGEST))
        journal = path.with_name(path.name + "-journal")
        tally.cut_short += journal.exists() and journal.stat().st_size > 0
        tally.kills += 1
        tally.acknowledged += len(told)
        look(path, told, tally)
    return tally


def killed(path: Path, case_id: str, seconds: float) -> list[str]:
    """Let a process write, kill it after so many seconds and return the ids it reported."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        write_on(path, case_id, writes)
    os.close(writes)
    end, told = time.monotonic() + seconds, b""
    while (left := end - time.monotonic()) > 0:
        if select.select([reads], [], [], left)[0]:
            told += os.read(reads, 65_536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reads, 65_536):
        told += more
    os.close(reads)
    return told.decode().split()


def write_on(path: Path, case_id: str, pipe: int) -> None:
    """Save contacts and report each id once it is saved, until the end comes from outside."""
    try:
        desk = open_desk(path)
        chance = random.Random()
        while True:
            text = "Wort " * chance.randrange(1, 4000)
            contact = CaseContact(case_id=case_id, date=date(2026, 3, 2), observation=text)
            desk.cases.save_contact(contact)
            os.write(pipe, f"{contact.id}\n".encode())
    finally:
        os._exit(1)


def look(path: Path, told: list[str], tally: Tally) -> None:
    """Open the file as after any start and count what is not there."""
    try:
        desk = open_desk(path)
    except ExpectedError:
        tally.unreadable += 1
        return
    there = {one.id for one in desk.workspace.find(CaseContact, id=tuple(told), limit=10_000)}
    tally.lost += len(set(told) - there)
    if tally.kills % 20 == 0:
        tally.unreadable += not health.check(desk.workspace.database).is_sound
    desk.close()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(kill_many(Path(sys.argv[1]), *map(int, sys.argv[2:])))))
