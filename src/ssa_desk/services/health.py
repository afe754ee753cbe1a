"""Checking a file: is everything readable and in order."""

from ssa_desk.services.desk import Desk
from ssa_desk.storage.health import HealthReport, check

__all__ = ["HealthReport", "check_file"]


def check_file(desk: Desk) -> HealthReport:
    """Return what the checks of the open file say (slow for a large file)."""
    return check(desk.workspace.database)
