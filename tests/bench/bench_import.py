"""Times of importing the reference year and of counting it.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.imports import Imports
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import vault
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root

LISTS = Path(__file__).parents[1] / "files" / "reference-year"
YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        _reference_year(_opened(Path(folder) / "jahr.ssadesk"))


def _reference_year(database: Database) -> None:
    workspace = Workspace(database)
    imports, statistics = Imports(workspace), Statistics(workspace)
    lists = sorted(LISTS.glob("*.csv"))
    plans = []
    _say("Referenzjahr einlesen, prüfen", lambda: plans.append(imports.read(lists)))
    _say("Referenzjahr einlesen, schreiben", lambda: imports.write(plans[0]))
    _say("dieselben Listen noch einmal", lambda: imports.read(lists))
    _say("Zahlen des Referenzjahres", lambda: statistics.tables(YEAR))
    database.close()


def _opened(path: Path) -> Database:
    root = Root.random()
    vault.create_database(path, root, "00000000-0000-4000-8000-000000000001")
    return vault.open_database(path, root)


def _say(what: str, work: Callable[[], object]) -> None:
    start = perf_counter()
    work()
    sys.stdout.write(f"{what}: {(perf_counter() - start) * 1000:.1f} ms\n")


if __name__ == "__main__":
    main()
