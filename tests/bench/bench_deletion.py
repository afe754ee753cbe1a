"""How long cases of ten years take to be deleted for good, their figures sealed.

Run as a program; prints one line for each figure. A save of the window waits while the file is
written to: from the end of the counting to the end.
"""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import ten_years

from ssa_desk.domain.deletion import ArchiveAnswer
from ssa_desk.domain.records import Case, CaseContact, Guardian, School, YoungPerson
from ssa_desk.services import deletion_work
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.deletion_work import DeletionOrder
from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository

ROOT = bytes(range(20))
ALLOWED = 10.0
WORDS = [f"Wort{number}" for number in range(3000)]
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
        whole = Path(folder) / "faellig.ssadesk"
        _make_due(whole)
        _measure(whole, "200 fällige Fälle, alle der Datei", (200, False))


def _make_due(path: Path) -> None:
    """Make a file of 200 due cases with 10,000 rows."""
    chance, day = Random(1), date(2025, 9, 1)
    vault.create_database(path, Root(ROOT), ten_years.DB_ID)
    database = vault.open_database(path, Root(ROOT))
    schools = [School(name=name, school_type="gesamtschule") for name in ("Nord", "Süd")]
    Repository(database).save(*schools)
    for number in range(200):
        child = YoungPerson(last_name=f"Mond{number}", left_school_on=date(2026, 6, 1))
        case = Case(
            case_no=f"2026-{number:03}",
            young_person_id=child.id,
            school_id=schools[number % 2].id,
            opened_on=day,
            closed_on=date(2026, 6, 1),
        )
        notes = [
            CaseContact(
                case_id=case.id,
                date=day + timedelta(days=chance.randrange(270)),
                observation=" ".join(chance.choices(WORDS, k=40)),
            )
            for _ in range(46)
        ]
        Repository(database).save(child, case, Guardian(young_person_id=child.id), *notes)
    database.close()


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
