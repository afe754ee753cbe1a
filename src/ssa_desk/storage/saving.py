"""A save that comes through: on a full disk by the ballast, after a failed COMMIT by looking."""

from collections.abc import Callable

from ssa_desk.storage import errors
from ssa_desk.storage.database import Database


def carry_out(database: Database, work: Callable[[], None], is_done: Callable[[], bool]) -> None:
    """Do `work`, one transaction that may be done twice; `is_done` looks whether it is there.

    Raises what stood in the way: then nothing was saved, or (SaveUncertainError) that cannot be
    told because the disk does not answer.
    """
    try:
        _certainly(database, work, is_done)
    except errors.DiskFullError:
        if not database.ballast.free():
            raise
        _certainly(database, work, is_done)
        database.relieved()


def _certainly(database: Database, work: Callable[[], None], is_done: Callable[[], bool]) -> None:
    """Do the work; when the disk fails at COMMIT open the file anew, look, and do it again."""
    try:
        work()
    except errors.SaveUncertainError:
        if not _is_there(database, is_done):
            work()


def _is_there(database: Database, is_done: Callable[[], bool]) -> bool:
    try:
        database.reopen()
        return is_done()
    except errors.StorageError:
        raise errors.SaveUncertainError from None
