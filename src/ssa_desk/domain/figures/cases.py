"""P01: how many cases and children, how many new, carried over and closed."""

from ssa_desk.domain.figures.figure import Figure
from ssa_desk.domain.figures.material import Material


def _cells(material: Material) -> dict[str, int]:
    cases = material.cases
    new = sum(case.is_new for case in cases)
    return {
        "": len(cases),
        "unit=cases": len(cases),
        "unit=children": len({case.child for case in cases}),
        "status=new": new,
        "status=carried_over": len(cases) - new,
        "status=closed": sum(case.is_closed for case in cases),
    }


CASES = Figure("P01", "cases", "Fälle, Kinder und Jugendliche", "cases", ("unit", "status"), _cells)
