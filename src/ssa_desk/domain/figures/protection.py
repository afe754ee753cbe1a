"""C01: totals of risk assessments, by the day of each step (COUNTING 32); nothing finer."""

from ssa_desk.domain.figures.figure import Cells, Figure
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.table import cell_key


def _totals(material: Material) -> Cells:
    steps = {cell_key(measure=name): number for name, number in material.work.assessments}
    results = {cell_key(risk_result=name): n for name, n in material.work.assessment_results}
    return steps | results


ASSESSMENTS = Figure(
    "C01",
    "assessments",
    "Kinderschutz: Gefährdungseinschätzungen (nur Summen)",
    "assessments",
    ("measure", "risk_result"),
    _totals,
)
