"""Checking a file: is everything readable and in order, and when was that last seen."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from ssa_desk.domain import clock
from ssa_desk.services.desk import Desk
from ssa_desk.storage import health
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.health import HealthReport

__all__ = [
    "CLOCK_IS_BEHIND",
    "DAMAGED",
    "Checked",
    "HealthReport",
    "check_file",
    "check_in_background",
    "clock_is_behind",
    "keep",
    "last",
    "weekly_due",
]

CLOCK_IS_BEHIND = (
    "Die Uhr dieses Computers geht nach: In der Datei stehen Einträge, die später angelegt wurden "
    "als jetzt. Es ist nichts verloren. Bitte stellen Sie Datum und Uhrzeit des Computers richtig, "
    "sonst stimmen Wiedervorlagen und die Reihenfolge der Sicherungen nicht."
)
DAMAGED = (
    "Die Prüfung hat Schäden in der Datei gefunden. Bitte nichts mehr eintragen, die Datei "
    "aufheben und die letzte geprüfte Sicherung zurückholen."
)
_SETTING = "health"
_WEEK = timedelta(days=7)
_TOLERANCE = timedelta(minutes=10)
_PATIENCE = 5.0
"""Seconds that the check in the background waits for a save of the window."""


@dataclass(frozen=True, slots=True)
class Checked:
    """When the file was last checked as a whole, and what came of it."""

    at: datetime
    is_sound: bool


def check_file(desk: Desk) -> HealthReport:
    """Return what the checks of the open file say (slow for a large file)."""
    return health.check(desk.workspace.database)


def check_in_background(desk: Desk, goes_on: Callable[[float], bool]) -> HealthReport:
    """Return the same over a connection of its own; raises CheckStoppedError when told to stop.

    A save of the window may have to wait a moment. Call `keep` in its thread afterwards.
    """
    own = desk.workspace.database
    with closing(own.reader() if own.read_only else own.writer()) as database:
        database.wait_for_others(_PATIENCE)
        return health.check(database, goes_on)


def keep(desk: Desk, report: HealthReport) -> None:
    """Keep the result; in a damaged file nothing is written any more, not even that."""
    if report.damaged_pages or report.damaged_tables:
        desk.workspace.database.is_damaged = True
    elif not desk.workspace.read_only:
        found = {"at": clock.now().isoformat(), "sound": report.is_sound}
        DeskSettings(desk.workspace.database).put(_SETTING, found)


def last(desk: Desk) -> Checked | None:
    """Return the last kept check, None when there was none."""
    kept = DeskSettings(desk.workspace.database).get(_SETTING)
    return Checked(datetime.fromisoformat(kept["at"]), kept["sound"]) if kept else None


def weekly_due(desk: Desk) -> bool:
    """Return whether the file was not checked for a week, or not found sound then."""
    checked = last(desk)
    if checked is None or not checked.is_sound:
        return True
    return not timedelta(0) <= clock.now() - checked.at < _WEEK


def clock_is_behind(desk: Desk) -> bool:
    """Return whether the clock shows a time before the newest entry: see CLOCK_IS_BEHIND."""
    newest = health.newest_moment(desk.workspace.database)
    return newest is not None and clock.now() < newest - _TOLERANCE
