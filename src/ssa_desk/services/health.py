"""Checking a file: is everything readable and in order."""

from ssa_desk.services.desk import Desk
from ssa_desk.storage import health


def check_file(desk: Desk) -> health.HealthReport:
    """Return what the checks of the open file say (slow for a large file)."""
    return health.check(desk.workspace.database)
