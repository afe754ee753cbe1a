"""Times of the anonymous report: rounding and the program's own audit, by number of cases.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.audit import audit
from ssa_desk.domain.disclosure.plans import draft, printed_by_rules
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.domain.disclosure.rounding import Draw, controlled_rounding

SIZES = (60, 120, 220)
KEYS = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": "bench"}


def main() -> None:
    """Measure and print; the first report also loads the solver."""
    layout = report_tables()
    for cases in SIZES:
        material = year(1, cases)
        begin = perf_counter()
        draw = Draw(KEYS["rounding_key"], KEYS["ledger_id"])
        printed_by_rules(draft(material, layout, KEYS["gender_key"]), draw, controlled_rounding)
        rounded = perf_counter() - begin
        publication = publish(material, layout, **KEYS)
        begin = perf_counter()
        result = audit(publication.tables, layout)
        _line(f"Runden, {cases} Fälle", rounded)
        _line(f"Prüfen, {cases} Fälle ({result.quantities} Größen)", perf_counter() - begin)


def _line(name: str, seconds: float) -> None:
    sys.stdout.write(f"{name}: {seconds:.2f} s\n")


if __name__ == "__main__":
    main()
