"""P01: how many cases and children, how many new, carried over and closed."""

from collections.abc import Iterator

from ssa_desk.domain.figures.facts import CaseFacts
from ssa_desk.domain.figures.figure import Counting, Figure
from ssa_desk.domain.figures.material import Material


def _cases(material: Material) -> tuple[CaseFacts, ...]:
    return material.cases


def _status(case: CaseFacts) -> Iterator[str]:
    yield "new" if case.is_new else "carried_over"
    if case.is_closed:
        yield "closed"


CASES = Figure(
    "P01",
    "cases",
    "Fälle, Kinder und Jugendliche",
    "cases",
    ("unit", "status"),
    (
        Counting(_cases, {"status": _status}, ((), ("status",))),
        Counting(_cases, fixed={"unit": "cases"}),
        Counting(_cases, fixed={"unit": "children"}, apart=lambda case: case.child),
    ),
)
