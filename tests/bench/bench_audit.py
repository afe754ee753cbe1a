"""Times of the program's own audit of all tables: one year, and a year beside its halves.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from domain.disclosure.halves import fivefold, halves, with_activities
from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.audit import audit
from ssa_desk.domain.disclosure.publication import Earlier
from ssa_desk.domain.disclosure.publish import publish

SIZES = (30, 120, 250)
KEYS = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": "bench"}


def main() -> None:
    """Measure and print; the first audit also loads the solver."""
    layout = report_tables()
    for cases in SIZES:
        publication = publish(year(2, cases), layout, **KEYS)
        _measure(f"{cases} Fälle, {len(publication.tables)} Tabellen", publication, layout)
    base = with_activities(year(2, 40))
    reports = [publish(fivefold(one), layout, **KEYS) for one in (*halves(base, 2), base)]
    for number in (1, 2):
        earlier = [Earlier(one.period, one.tables) for one in reports[:number]]
        _measure(f"200 Fälle neben {number} Halbjahr(en)", reports[2], layout, earlier)


def _measure(name, publication, layout, earlier=()):
    begin = perf_counter()
    result = audit(publication.tables, layout, earlier, period=publication.period)
    seconds = perf_counter() - begin
    numbers = (
        f"{result.quantities} Größen, {result.by_construction} durch Personen, {result.status}"
    )
    sys.stdout.write(f"Prüfen, {name}: {seconds:.2f} s ({numbers})\n")


if __name__ == "__main__":
    main()
