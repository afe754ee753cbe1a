"""What the open file says about its own protection, without any content."""

from collections.abc import Mapping
from datetime import datetime

from ssa_desk.content.paper_words import paper_words
from ssa_desk.services.lock_choice import lock_choice
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail
from ssa_desk.storage.backup_table import BackupTable


class DeskFacts:
    """Sentences for a breach: encryption, lock, last opening, last backup."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._words: Mapping[str, str] = paper_words("breach")["protection"]

    def before(self, moment: datetime) -> tuple[str, ...]:
        """Return how the file was protected when something was noticed."""
        return (
            self._words["encrypted"],
            self._words["locks"].format(minutes=self._minutes()),
            self._unlocked(moment),
            self._backup(moment),
        )

    def _minutes(self) -> str:
        minutes = lock_choice(self._workspace).minutes
        return "1 Minute" if minutes == 1 else f"{minutes} Minuten"

    def _unlocked(self, before: datetime) -> str:
        at = audit_trail.last_moment(self._workspace.database, "unlocked", before)
        return (
            self._words["unlocked"].format(moment=_words(at))
            if at
            else self._words["never_unlocked"]
        )

    def _backup(self, before: datetime) -> str:
        known = BackupTable(self._workspace.database).all()
        made = [one.created_at for one in known if one.created_at < before]
        if not made:
            return self._words["no_backup"]
        return self._words["backups"].format(moment=_words(max(made)))


def _words(moment: datetime) -> str:
    return f"{moment.astimezone():%d.%m.%Y, %H:%M} Uhr"
