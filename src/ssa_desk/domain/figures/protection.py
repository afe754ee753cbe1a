"""C01: totals of risk assessments, by the day of each step (COUNTING 32); nothing finer."""

from ssa_desk.domain.figures.figure import Counting, Figure

ASSESSMENTS = Figure(
    "C01",
    "assessments",
    "Kinderschutz: Gefährdungseinschätzungen (nur Summen)",
    "assessments",
    ("measure", "risk_result"),
    (
        Counting(
            lambda material: material.work.assessments,
            {
                "measure": lambda one: one.steps,
                "risk_result": lambda one: (one.risk_result,) if one.is_assessed else (),
            },
            (("measure",), ("risk_result",)),
        ),
    ),
)
