"""A04: short counsellings that are only counted, never named."""

from collections.abc import Callable

from ssa_desk.domain.figures.facts import TallyFacts
from ssa_desk.domain.figures.figure import Counting, Figure


def _counsellings(line: TallyFacts) -> int:
    return line.short + line.long


def _of(dim: str, code: str, weight: Callable[[TallyFacts], int]) -> Counting[TallyFacts]:
    return Counting(lambda material: material.tallies, fixed={dim: code}, weight=weight)


TALLY = Figure(
    "A04",
    "tally",
    "Kurzberatungen der Strichliste",
    "tally",
    ("length_class", "addressee", "measure"),
    (
        Counting(
            lambda material: material.tallies,
            {"addressee": lambda line: (line.addressee,)},
            ((), ("addressee",)),
            weight=_counsellings,
        ),
        _of("length_class", "short", lambda line: line.short),
        _of("length_class", "standard", lambda line: line.long),
        _of("measure", "persons", lambda line: line.persons),
    ),
)
