"""How long cases of ten years take to be deleted for good, their figures sealed.

Run as a program; prints one line for each figure. A save of the window waits while the file is
written to: from the end of the counting to the end.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import ten_years

from ssa_desk.domain.deletion import ArchiveAnswer
from ssa_desk.domain.records import Case
from ssa_desk.services import deletion_work
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.deletion_work import DeletionOrder
from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root

ROOT = bytes(range(20))
ALLOWED = 10.0
PROOF = DeletionProof("due", ArchiveAnswer("no_duty"))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / "zehn-jahre.ssadesk"
        ten_years.make(original, Root(ROOT))
        for title, number, newest in (
            ("1 neuesten Fall löschen", 1, True),
            ("20 neueste Fälle löschen", 20, True),
            ("200 neueste Fälle löschen", 200, True),
            ("200 älteste Fälle löschen", 200, False),
        ):
            path = Path(folder) / "Kopie.ssadesk"
            shutil.copy(original, path)
            _measure(path, title, (number, newest))


def _measure(path: Path, title: str, which: tuple[int, bool]) -> None:
    number, newest = which
    root = Root(ROOT)
    desk = Desk(vault.open_database(path, root), root)
    found = desk.workspace.find(Case, order="opened_on", descending=newest, limit=number)
    told: list[float] = []
    begun, worked = perf_counter(), process_time()
    order = DeletionOrder(PROOF, [one.id for one in found])
    deleted = deletion_work.delete(desk, order, _noted(told)).deleted
    took, worked = perf_counter() - begun, process_time() - worked
    rows = sum(deleted.records.values())
    ticks = [later - earlier for earlier, later in zip([begun, *told], told, strict=False)]
    note = "" if took < ALLOWED else f" (erlaubt: {ALLOWED:.0f} s)"
    print(f"{title}, {rows} Zeilen: {took:.1f} s, davon gerechnet {worked:.1f} s{note}")
    print(f"{title}, längste Zeit zwischen zwei Schritten: {max(ticks):.1f} s")
    desk.close()


def _noted(told: list[float]) -> Callable[[float], bool]:
    def goes_on(_part: float) -> bool:
        told.append(perf_counter())
        return True

    return goes_on


if __name__ == "__main__":
    main()
