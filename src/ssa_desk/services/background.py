"""Long work for the background worker: a connection of its own, plain data in and out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.records import RECORDS
from ssa_desk.services.desk import Desk
from ssa_desk.services.figure_records import FigureRecords
from ssa_desk.services.figure_views import FigureViews, PeriodFigures, Wanted
from ssa_desk.services.imports import ImportPlan, ImportResult, Imports
from ssa_desk.services.lists import Lists
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.ledger import Ledger


class StoppedError(Exception):
    """The user stopped the work; everything was taken back."""


def view_figures(
    desk: Desk, wanted: Wanted, goes_on: Callable[[float], bool]
) -> tuple[PeriodFigures, ...]:
    """Return the figures of a period and of those before, with what was printed of them."""
    database = desk.workspace.database.reader()
    try:
        ledger = Ledger(database, desk.root)
        return FigureViews(Workspace(database), ledger).view(wanted, goes_on)
    finally:
        database.close()


def records_behind(
    desk: Desk, wanted: Wanted, figure_id: str, keys: Sequence[str]
) -> tuple[Reference, ...]:
    """Return the records behind some cells of a table, the newest first."""
    database = desk.workspace.database.reader()
    try:
        workspace = Workspace(database)
        found = Statistics(workspace).members_of(
            wanted.period, figure_id, keys, wanted.school_id or None
        )
        return FigureRecords(workspace, Lists(workspace)).in_order(found)
    finally:
        database.close()


def read_lists(desk: Desk, paths: Sequence[Path], goes_on: Callable[[float], bool]) -> ImportPlan:
    """Return what the files would give; nothing is written.

    Raises StoppedError when `goes_on`, told the part done, returns False.
    """
    database = desk.workspace.database.reader()
    try:
        return Imports(Workspace(database)).read(paths, _asking(goes_on))
    finally:
        database.close()


def write_lists(desk: Desk, plan: ImportPlan, goes_on: Callable[[float], bool]) -> ImportResult:
    """Write all rows of a plan, or none when `goes_on`, told the part done, returns False.

    Raises StoppedError. Call `tell_of` in the thread of the window afterwards.
    """
    database = desk.workspace.database.writer()
    try:
        return Imports(Workspace(database)).write(plan, _asking(goes_on))
    finally:
        database.close()


def _asking(goes_on: Callable[[float], bool]) -> Callable[[int, int], None]:
    def progress(done: int, rows: int) -> None:
        if not goes_on(done / max(rows, 1)):
            raise StoppedError

    return progress


def tell_of(desk: Desk, result: ImportResult) -> None:
    """Tell the pages of the open file what an import has written."""
    desk.workspace.changed_many(*(kind for kind in RECORDS if kind.KIND in result.records))
