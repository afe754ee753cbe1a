"""Prints the pages of a report in the background: a report has many."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.paper import ask_printer, paint_pdf


def print_report(
    data: bytes, jobs: Jobs, busy: Busy, parent: QWidget, done: Callable[[], None]
) -> None:
    """Ask for a printer, then paint all pages for it; nothing goes to disk."""
    printer = ask_printer(parent)
    if printer is None:
        return

    def work(progress: Progress) -> None:
        paint_pdf(data, printer, progress.goes_on)

    busy.begin(parent.tr("Der Bericht wird gedruckt …"))
    jobs.run(work, partial(_done, busy, done), partial(_failed, busy, parent), busy.advance)


def _done(busy: Busy, done: Callable[[], None], _: None) -> None:
    busy.end()
    done()


def _failed(busy: Busy, parent: QWidget, error: Exception) -> None:
    busy.end()
    errors.show(error, parent)
