"""Times of the whole report at ten years of data: count, round, prove, write in every format.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

import ten_years

from printed_report import full_report
from ssa_desk.domain.clock import today
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.reports import WRITERS
from ssa_desk.services.desk import Desk
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_plan import ReportPlan
from ssa_desk.storage.keys import Root
from support import ROOT, open_desk


def main() -> None:
    """Measure and print; the first file of a format also loads what writes it."""
    for turn in ("zuerst", "danach"):
        document = full_report()
        for name, write in WRITERS.items():
            if name == "json":
                continue  # the made-up year keeps no rule between its tables
            begin = perf_counter()
            write(document)
            _line(f"{name}, alle Tabellen und Vorjahr, {turn}", perf_counter() - begin)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zehn-jahre.ssadesk"
        ten_years.make(path, Root(ROOT))
        _report(open_desk(path))


def _report(desk: Desk) -> None:
    period = school_year(today()).years_before(1)
    begin = perf_counter()
    (issued,) = issue(desk, Wish(ReportPlan(period), slots={"": "R017"})).issued
    _line("Bericht rechnen und prüfen, zehn Jahre Daten", perf_counter() - begin)
    begin = perf_counter()
    made = desk.reports.files(issued, WRITERS)
    _line(f"{len(made)} Formate schreiben, zehn Jahre Daten", perf_counter() - begin)


def _line(name: str, seconds: float) -> None:
    sys.stdout.write(f"{name}: {seconds:.2f} s\n")


if __name__ == "__main__":
    main()
