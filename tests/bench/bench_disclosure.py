"""Rounding of random years: solved, times, mean errors, and the time of a whole publication.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import random
import sys
from pathlib import Path
from statistics import mean, median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from domain.disclosure.years import year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.errors import NotPublishedError, TooFewCasesError
from ssa_desk.domain.disclosure.plans import draft, printed_by_rules
from ssa_desk.domain.disclosure.publish import publish
from ssa_desk.domain.disclosure.rounding import Draw, controlled_rounding

YEARS = 400
PUBLISHED = 40
WAYS = ("Summen", "eine Eigenschaft", "zwei Eigenschaften")


def main() -> None:
    """Measure and print."""
    layout, sizes = report_tables(), random.Random(1)
    cases = [sizes.randrange(3, 251) for _ in range(YEARS)]
    times: list[float] = []
    errors: tuple[list[int], ...] = ([], [], [])
    of_all: tuple[list[int], ...] = ([], [], [])
    solved = tried = 0

    def timed(plan, draw):  # type: ignore[no-untyped-def]
        begin = perf_counter()
        printed = controlled_rounding(plan, draw)
        times.append(perf_counter() - begin)
        return printed

    for seed, number in enumerate(cases):
        if number < layout.limits.least_cases:
            continue
        tried += 1
        attempt = draft(year(seed, number), layout, b"g" * 32)
        found = printed_by_rules(attempt, Draw(b"r" * 32, str(seed)), timed)
        if found is None:
            continue
        solved += 1
        plan, printed = found
        for one in filter(plan.is_rounded, plan.counts):
            distance = abs(printed[one] - plan.counts[one])
            of_all[len(one.parts)].append(distance)
            if plan.counts[one]:
                errors[len(one.parts)].append(distance)
    _line("Ohne weggelassene Tabelle gelöst", f"{solved} von {tried}")
    _line("Eine Lösung", f"Mitte {median(times):.3f} s, längste {max(times):.3f} s")
    for name, own, every in zip(WAYS, errors, of_all, strict=True):
        _line(f"Mittlerer Fehler, {name}", f"{mean(every):.2f} (ohne Nullen {mean(own):.2f})")
    _publish(cases, layout)


def _publish(cases, layout):  # type: ignore[no-untyped-def]
    times, few, refused = [], 0, 0
    for seed, number in enumerate(cases[:PUBLISHED]):
        begin = perf_counter()
        keys = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": str(seed)}
        try:
            publish(year(seed, number), layout, **keys)
        except TooFewCasesError:
            few += 1
            continue
        except NotPublishedError:
            refused += 1
        times.append(perf_counter() - begin)
    _line("Bericht mit Prüfung", f"Mitte {median(times):.2f} s, längster {max(times):.2f} s")
    _line("Berichte abgelehnt", f"{refused} von {len(times)} (dazu {few} unter zehn Fällen)")


def _line(name: str, figure: str) -> None:
    sys.stdout.write(f"{name}: {figure}\n")


if __name__ == "__main__":
    main()
