"""Import of a worker's own lists."""

from ssa_desk.services.imports.plan import (
    FilePlan,
    FileState,
    ImportPlan,
    ImportResult,
    Place,
    ReadyRow,
    Remark,
    RepeatedRow,
)
from ssa_desk.services.imports.service import Imports, Progress

__all__ = [
    "FilePlan",
    "FileState",
    "ImportPlan",
    "ImportResult",
    "Imports",
    "Place",
    "Progress",
    "ReadyRow",
    "Remark",
    "RepeatedRow",
]
