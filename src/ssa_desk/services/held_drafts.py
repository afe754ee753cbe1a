"""Drafts that the file did not take when it was locked: they wait encrypted in memory."""

from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.storage import sealed_drafts
from ssa_desk.storage.side_format import Sealed

if TYPE_CHECKING:
    from ssa_desk.services.desk import Desk


class HeldDrafts:
    """What waits of one file; only who opens that file again can read it."""

    def __init__(self, path: Path, sealed: Sealed) -> None:
        self.path = path
        self._sealed = sealed

    def give_back(self, desk: "Desk") -> bool:
        """Write the drafts into the file, or let them wait in it; return whether it was theirs.

        Raises the errors of a save: the drafts are shown and written later then.
        """
        drafts = sealed_drafts.opened(desk.root, self._sealed)
        if drafts is None or desk.workspace.read_only:
            return False
        desk.workspace.drafts.write_waiting(*drafts)
        return True


def held(desk: "Desk") -> HeldDrafts | None:
    """Return what waits of this file, before it is closed."""
    waiting = desk.workspace.drafts.waiting
    return HeldDrafts(desk.path, sealed_drafts.sealed(desk.root, waiting)) if waiting else None
