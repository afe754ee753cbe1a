"""When the file locks by itself, and what the screen shows: kept in the file itself."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from ssa_desk.services.changes import Change
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.desk_settings import DeskSettings

MINUTES = (1, 2, 5, 10, 15, 30)
KIND = "lock"
"""The name of the setting, and of the news that it is another one."""


@dataclass(frozen=True, slots=True)
class LockChoice:
    """What the worker chose; the defaults are the careful ones."""

    minutes: int = 5
    on_sleep: bool = True
    on_screen_lock: bool = True
    hides_names: bool = False
    """Whether names are hidden from the first page on."""
    hides_window: bool = False
    """Whether the window is kept out of screen shots, where the system can."""

    def changed(self, **values: Any) -> "LockChoice":  # noqa: ANN401 - values of any field
        """Return the choice with other values."""
        return replace(self, **values)


def lock_choice(workspace: Workspace) -> LockChoice:
    """Return what was chosen for this file; a value that does not fit counts as not chosen."""
    found = DeskSettings(workspace.database).get(KIND)
    usual = LockChoice()
    if not isinstance(found, dict):
        return usual
    flags = {
        one.name: found[one.name]
        for one in fields(LockChoice)
        if one.type is bool and isinstance(found.get(one.name), bool)
    }
    minutes = found.get("minutes")
    return LockChoice(minutes=minutes if minutes in MINUTES else usual.minutes, **flags)


def choose_lock(workspace: Workspace, choice: LockChoice) -> None:
    """Keep another choice; raises the errors of a save."""
    DeskSettings(workspace.database).put(KIND, asdict(choice))
    workspace.feed.tell(Change(KIND, "", "saved"))
