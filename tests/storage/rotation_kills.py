"""Kills a rotation at every step it takes on the disk; prints what opens afterwards, as JSON.

One process starts all: a child is forked for every step and kills itself there for real.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from ssa_desk.domain.records import Case
from ssa_desk.storage import errors, rotation, side_file, vault
from ssa_desk.storage.keys import Cost, Root
from ssa_desk.storage.repository import Repository

OLD, NEW = "Regen im Mai 7", "Schnee im Juni 8"
PASSWORDS = {"old": OLD, "new": NEW}
CHEAP = Cost(64 * 1024, 3, 1)
ROOT = bytes(range(20))
_ON_DISK = {"open", "os.rename", "os.remove"}


def main(folder: Path) -> None:
    """Print one line for each step, the last one for the rotation that nobody stopped."""
    original = folder / "original"
    original.mkdir()
    make(original / "jahr.ssadesk")
    step, died = 0, True
    while died:
        step += 1
        work = folder / f"work-{step}"
        shutil.copytree(original, work)
        died = killed_at(step, work)
        found = {"step": step, "died": died, **opened(work / "jahr.ssadesk")}
        sys.stdout.write(json.dumps(found) + "\n")
        shutil.rmtree(work)


def make(path: Path) -> None:
    """Make a file with two cases, a password and a ledger."""
    vault.create_database(path, Root(ROOT), "0" * 36)
    vault.write_side_file(path, Root(ROOT), OLD, cost=CHEAP)
    side_file.write_ledger(path, Root(ROOT), {"sequence": 1, "reports": []})
    database = vault.open_database(path, Root(ROOT))
    Repository(database).save(Case(case_no="1"), Case(case_no="2"))
    database.close()


def killed_at(step: int, work: Path) -> bool:
    """Rotate in a child that kills itself at this step; return whether it came so far."""
    child = os.fork()
    if not child:
        rotate(step, work)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def rotate(step: int, work: Path) -> None:
    """Rotate, and die at the step."""
    left = step

    def count(*_: object) -> bool:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    def listen(event: str, words: tuple[object, ...]) -> None:
        there = str(words[0])
        if event == "os.remove" and not Path(there).exists():
            return
        if event in _ON_DISK and there.startswith(str(work)):
            count()

    def keep(root: Root, _db_id: str) -> None:
        (work.parent / "code").write_text(root.code)

    (work.parent / "code").unlink(missing_ok=True)
    sys.addaudithook(listen)
    order = rotation.Order(work / "jahr.ssadesk", Root(ROOT), NEW, CHEAP)
    rotation.rotate(order, keep, count)


def opened(path: Path) -> dict[str, object]:
    """Return which password and code open the file, what is in it, and what lies beside it."""
    roots = {name: root for name, word in PASSWORDS.items() if (root := unlocked(path, word))}
    codes = {"old": Root(ROOT).code}
    if (path.parent.parent / "code").exists():
        codes["new"] = (path.parent.parent / "code").read_text()
    by_code = [name for name, code in codes.items() if opens_by_code(path, code)]
    return {
        "passwords": list(roots),
        "codes": by_code,
        "cases": [contents(path, root) for root in roots.values()],
        "names": sorted(one.name for one in path.parent.iterdir()),
    }


def unlocked(path: Path, password: str) -> Root | None:
    """Return the root that the password gives, None when it is refused."""
    try:
        return vault.unlock(path, password)
    except errors.WrongPasswordError:
        return None


def opens_by_code(path: Path, code: str) -> bool:
    """Return whether the code opens the file."""
    try:
        vault.unlock_with_code(path, code)
    except errors.WrongCodeError:
        return False
    return True


def contents(path: Path, root: Root) -> int:
    """Return how many cases there are; the ledger has to be readable, too."""
    assert side_file.read_ledger(path, root) == {"sequence": 1, "reports": []}
    database = vault.open_database(path, root)
    try:
        return Repository(database).count(Case)
    finally:
        database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
