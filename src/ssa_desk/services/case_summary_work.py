"""Case summaries for the background worker: a connection of its own, plain data in and out."""

from collections.abc import Iterator
from contextlib import contextmanager

from ssa_desk.domain.leaks.check import LeakCheck
from ssa_desk.services.case_summary import CaseSummaries, Choice, Summary
from ssa_desk.services.desk import Desk
from ssa_desk.services.workspace import Workspace


def drafted(desk: Desk, case_id: str, choice: Choice) -> tuple[Summary, LeakCheck]:
    """Return a new draft, and what finds who can be recognised in it."""
    with _reading(desk) as summaries:
        summary = summaries.draft(case_id, choice)
        return summary, summaries.leak_check(summary)


def learned(desk: Desk, summary: Summary) -> LeakCheck:
    """Return what finds who can be recognised in a summary that was drafted before."""
    with _reading(desk) as summaries:
        return summaries.leak_check(summary)


def paper(desk: Desk, summary: Summary) -> bytes:
    """Return the finished paper; raises LeakError while somebody can be recognised."""
    with _reading(desk) as summaries:
        return summaries.pdf(summary)


@contextmanager
def _reading(desk: Desk) -> Iterator[CaseSummaries]:
    database = desk.workspace.database.reader()
    try:
        keys = desk.keys
        yield CaseSummaries(Workspace(database), lambda: keys.is_recently_checked)
    finally:
        database.close()
