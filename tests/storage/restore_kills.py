"""Kills a restore at every step it takes on the disk; prints what opens afterwards, as JSON.

One process starts all: a child is forked for every step and kills itself there for real.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ledgers import ledger_of
from ssa_desk.domain.records import Case
from ssa_desk.storage import backup, restore, rotation, side_file, vault
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository
from ssa_desk.storage.side_format import SideFile

DB_ID = "0" * 36
_ON_DISK = {"open", "os.rename", "os.remove", "os.link"}


def main(folder: Path) -> None:
    """Print one line for each step, the last one for the restore that nobody stopped."""
    original = folder / "original"
    original.mkdir()
    archive = make(original / "jahr.ssadesk")
    step, died = 0, True
    while died:
        step += 1
        work = folder / f"work-{step}"
        shutil.copytree(original, work)
        died = killed_at(step, work / archive.name, work / "jahr.ssadesk")
        sys.stdout.write(json.dumps({"step": step, "died": died, **opened(work)}) + "\n")
        shutil.rmtree(work)


def make(path: Path) -> Path:
    """Make a backup with one case, and after it another file with other keys in its place."""
    _file(path, older(), 1)
    made = backup.make(path, older(), path.parent, 1, lambda _part: True)
    for one in (path, side_file.path_of(path), side_file.backup_path_of(path)):
        one.unlink()
    _file(path, newer(), 2)
    return made.path


def older() -> Root:
    """Return the root of the backup."""
    return Root(bytes(range(20)))


def newer() -> Root:
    """Return the root of the file in whose place it is put."""
    return Root(bytes(range(1, 21)))


def _file(path: Path, root: Root, cases: int) -> None:
    vault.create_database(path, root, DB_ID)
    side_file.write(path, SideFile(DB_ID, cases, root.check, ()))
    side_file.write_ledger(path, root, ledger_of(cases))
    database = vault.open_database(path, root)
    Repository(database).save(*(Case(case_no=str(number)) for number in range(cases)))
    database.close()


def killed_at(step: int, archive: Path, path: Path) -> bool:
    """Restore in a child that kills itself at this step; return whether it came so far."""
    child = os.fork()
    if not child:
        _die_at(step, path.parent)
        restore.restore(archive, path, restore.by_root(older()), lambda _part: True)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _die_at(step: int, folder: Path) -> None:
    left = step

    def heard(event: str, words: tuple[object, ...]) -> None:
        nonlocal left
        if event in _ON_DISK and str(folder) in str(words[0]):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(heard)


def opened(work: Path) -> dict[str, object]:
    """Return how many cases and reports the file has, and the same of those aside."""
    asides = [_looked(one) for one in work.glob("jahr-ersetzt-*.ssadesk")]
    return {"file": _looked(work / "jahr.ssadesk"), "asides": asides}


def _looked(path: Path) -> list[int]:
    """Open a file by the root that its side file names, as the unlock window does."""
    rotation.finish(path)
    root = next(one for one in (older(), newer()) if side_file.read(path).fits(one))
    database = vault.open_database(path, root)
    found = Repository(database).count(Case)
    database.close()
    ledger = side_file.read_ledger(path, root)
    return [found, ledger["sequence"] if ledger else 0]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
