"""Reads what the open file will need, while the user types the password."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress

_VIEWS = (
    "ssa_desk.ui.forms.record_form",
    "ssa_desk.ui.pages.today_page",
    "ssa_desk.ui.pages.settings_page",
    "ssa_desk.ui.desk_view",
    "ssa_desk.ui.lock",
    "ssa_desk.ui.locking",
    "ssa_desk.ui.backup_keeper",
    "ssa_desk.ui.pages.cases_page",
    "ssa_desk.ui.pages.statistics_page",
    "ssa_desk.ui.pages.letters_page",
)


def begin(jobs: Jobs, owner: QObject) -> None:
    """Read the services in the background, then the views one after the other."""
    jobs.run(_read_services, partial(_read_views, owner), errors.show)


def _read_services(_progress: Progress) -> None:
    from ssa_desk.services import (  # noqa: F401
        backups,
        deputy,
        desk,
        health,
        keys,
        passwords,
        sheets,
        unlock,
    )


def _read_views(owner: QObject, _nothing: None, place: int = 0) -> None:
    # One at a time between two keys, and never in the background: Qt classes are made here.
    if place < len(_VIEWS):
        import_module(_VIEWS[place])
        QTimer.singleShot(0, owner, partial(_read_views, owner, None, place + 1))
