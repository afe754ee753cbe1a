"""Times of backup, rehearsal and restore of a full file, and of saves while a backup runs."""

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep
from typing import TypeVar

import ten_years

from ssa_desk.domain.records import Case
from ssa_desk.services.backups import Backups, put_back
from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.errors import FileBusyError
from ssa_desk.storage.keys import Root

ROOT = bytes(range(20))
PASSWORD = "Zaun-Wolke-Besen-47-Ufer"
EVERY, AGAIN = 0.5, 0.2
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "zehn-jahre.ssadesk"
        ten_years.make(path, Root(ROOT))
        vault.write_side_file(path, Root(ROOT), PASSWORD)
        print(f"Größe der Datei: {path.stat().st_size / 1e6:.0f} MB")
        _measure(path, folder / "stick")


def _measure(path: Path, stick: Path) -> None:
    desk = _desk(path)
    stick.mkdir()
    backups = Backups(desk.workspace.database, Root(ROOT), roots=list)
    backups.choose_folder(stick)
    _timed("Sicherung, geschrieben und geprüft", backups.make, "3 s")
    _timed("Probe der Wiederherstellung", backups.rehearse)
    _saves(desk, backups)
    newest = backups.list()[0].path
    desk.close()
    _timed(
        "Wiederherstellung, mit Schlüssel aus dem Passwort",
        lambda: put_back(newest, path, PASSWORD),
        "4 s",
    )
    _desk(path).close()


def _desk(path: Path) -> Desk:
    root = Root(ROOT)
    return Desk(vault.open_database(path, root), root)


def _timed(what: str, work: Callable[[], T], budget: str = "") -> T:
    begin = perf_counter()
    done = work()
    seconds = perf_counter() - begin
    print(f"{what}: {seconds:.2f} s" + (f" (erlaubt: {budget})" if budget else ""))
    return done


def _saves(desk: Desk, backups: Backups) -> None:
    """Save twice a second while backups run, and again after 200 ms when the file is busy."""
    seconds: list[float] = []
    thread = threading.Thread(target=lambda: seconds.extend(_took(backups.make) for _ in range(5)))
    thread.start()
    cases, waits, tries = [], [], 0
    while thread.is_alive():
        case = Case(case_no=f"neu-{len(cases)}")
        cases.append(case)
        saved = False
        while not saved:
            tries += 1
            begin = perf_counter()
            saved = _saved(desk, case)
            waits.append(perf_counter() - begin)
            sleep(EVERY if saved else AGAIN)
    thread.join()
    lost = sum(not desk.workspace.count(Case, id=one.id) for one in cases)
    longest, waited = max(seconds), max(waits) * 1000
    print(
        f"Sicherung, während zweimal je Sekunde gespeichert wird: {longest:.2f} s (erlaubt: 10 s)"
    )
    print(
        f"Dabei verlorene Speicherungen: {lost} von {len(cases)} in {tries} Versuchen (erlaubt: 0)"
    )
    print(f"Dabei längstes Warten einer Speicherung: {waited:.0f} ms (erlaubt: 100 ms)")


def _saved(desk: Desk, case: Case) -> bool:
    try:
        desk.workspace.save(case)
    except FileBusyError:
        return False
    return True


def _took(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


if __name__ == "__main__":
    main()
