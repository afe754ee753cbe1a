"""P01: how many cases and children, how many new, carried over and closed."""

from ssa_desk.domain.figures.facts import CaseFacts
from ssa_desk.domain.figures.figure import Counting, Figure
from ssa_desk.domain.figures.material import Material


def _cases(material: Material) -> tuple[CaseFacts, ...]:
    return material.cases


def _status(case: CaseFacts) -> tuple[str, ...]:
    begun = "new" if case.is_new else "carried_over"
    return (begun, "closed") if case.is_closed else (begun,)


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
