"""Deleting cases and removing old counts in the background worker, over an own connection."""

from collections.abc import Callable, Sequence

from ssa_desk.domain.records import RECORDS
from ssa_desk.services.background import StoppedError
from ssa_desk.services.case_deletion import CaseDeletion, Deleted
from ssa_desk.services.desk import Desk
from ssa_desk.services.frozen_years import FrozenYears
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace

_PATIENCE = 5.0
"""Seconds that a save of the window may take meanwhile."""


def delete_cases(desk: Desk, case_ids: Sequence[str], goes_on: Callable[[float], bool]) -> Deleted:
    """Delete cases with all that is theirs, or none when `goes_on` returns False.

    `goes_on` is told the part done. Raises StoppedError and the errors of a save. Call `tell_of`
    in the thread of the window afterwards.
    """

    def step(part: float) -> None:
        if not goes_on(part):
            raise StoppedError

    database = desk.workspace.database.whole_writer()
    try:
        database.wait_for_others(_PATIENCE)
        database.spare_readers()
        workspace = Workspace(database)
        years = FrozenYears(workspace, Statistics(workspace))
        return CaseDeletion(workspace, years).delete(case_ids, step)
    finally:
        database.close()


def tell_of(desk: Desk, deleted: Deleted) -> None:
    """Tell the pages of the open file what was deleted."""
    desk.workspace.changed_many(*(kind for kind in RECORDS if kind.KIND in deleted.records))


def tidy(desk: Desk) -> bool:
    """Remove counts of deleted cases whose time is over; return whether there were any."""
    database = desk.workspace.database.writer()
    try:
        database.wait_for_others(_PATIENCE)
        workspace = Workspace(database)
        return FrozenYears(workspace, Statistics(workspace)).tidy()
    finally:
        database.close()
