"""Times of a merge of 500 reports, and how near the sums of 60 workers are to the truth.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import json
import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from city import hashed, worker
from ssa_desk.domain.figures.material import CaseFacts
from ssa_desk.domain.merging.merged import Merged
from ssa_desk.services import merge

WORKERS, REPORTS = 60, 500
ROWS = (
    ("Zeilen nach Jahrgangsgruppe", "P03", "level_group", "level_group"),
    ("Zeilen nach Jahrgang", "P03", "level", "level"),
    ("Zeilen nach Zugang", "P09", "access_path", "access_path"),
)


def main() -> None:
    """Make the reports of a city, add them up, and print how long it took and how near it is."""
    draw = random.Random(1)
    city = [worker(number, draw.randrange(40, 230), whole=True) for number in range(1, WORKERS + 1)]
    with TemporaryDirectory() as folder:
        for number in range(REPORTS):
            content = json.loads(city[number % WORKERS][1])
            slots = [f"S{number % 90:02}"]
            changed = {**content, "report_id": f"R{number:03}", "school_slots": slots}
            Path(folder, f"{number:03}.json").write_bytes(hashed(changed))
        _measure(Path(folder))
    with TemporaryDirectory() as folder:
        for number, (_, data) in enumerate(city):
            Path(folder, f"{number:03}.json").write_bytes(data)
        _compare(_added(Path(folder)), [material for material, _ in city])


def _measure(folder: Path) -> None:
    begin = perf_counter()
    choice = merge.judge(merge.read(merge.sources([folder])))
    read = perf_counter()
    merged = merge.add_up(choice)
    added = perf_counter()
    merge.written(merged, merge.FORMATS, date(2026, 9, 1))
    _line(f"{REPORTS} Berichte lesen und prüfen", f"{read - begin:.2f} s")
    _line(f"{REPORTS} Berichte zusammenzählen", f"{added - read:.2f} s")
    _line("alle Formate schreiben", f"{perf_counter() - added:.2f} s")
    _line("zusammen", f"{perf_counter() - begin:.2f} s")


def _added(folder: Path) -> Merged:
    return merge.add_up(merge.judge(merge.read(merge.sources([folder]))))


def _compare(merged: Merged, materials: list) -> None:
    added = merged.years[0].added
    cases = [case for material in materials for case in material.cases]
    contacts = sum(len(one.contacts) for one in materials)
    totals = [(added.table("P01")[""], len(cases)), (added.table("A01")[""], contacts)]
    totals += [
        (added.table("P01")[f"status={state}"], sum(map(is_so, cases)))
        for state, is_so in (("new", _is_new), ("closed", _is_closed))
    ]
    _median("Summen der Tabellen", totals)
    for title, table_id, dim, name in ROWS:
        true = Counter(getattr(case, name) for case in cases)
        cells = added.table(table_id).cells
        pairs = [(cells.get(f"{dim}={code}", 0), count) for code, count in true.items()]
        _median(f"{title}, je im Mittel {len(cases) // len(true)} Fälle", pairs)


def _is_new(case: CaseFacts) -> bool:
    return case.is_new


def _is_closed(case: CaseFacts) -> bool:
    return case.is_closed


def _median(title: str, pairs: list[tuple[int, int]]) -> None:
    """Print the median error, in percent of the truth."""
    error = median(abs(printed - true) / true for printed, true in pairs)
    _line(f"{WORKERS} Fachkräfte, mittlerer Fehler, {title}", f"{100 * error:.2f} %")


def _line(name: str, result: str) -> None:
    sys.stdout.write(f"{name}: {result}\n")


if __name__ == "__main__":
    main()
