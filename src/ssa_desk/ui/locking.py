"""Closes the open file when it is time, says why, and leads back to where one was."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ssa_desk.services.changes import Change
from ssa_desk.services.lock_choice import KIND, lock_choice
from ssa_desk.ui import errors, lock
from ssa_desk.ui.guard import Guard
from ssa_desk.ui.pages.cases import drafts_bar
from ssa_desk.ui.place import Place

if TYPE_CHECKING:
    from ssa_desk.ui.conductor import Conductor
    from ssa_desk.ui.desk_view import DeskView

_AGAIN_MS = 50
_PATIENCE = 30
"""So often callers of dialogs are waited for; then the file is closed whoever still waits."""


class Locking(QObject):
    """Made with the first file that is opened; the guard works while one is open."""

    def __init__(self, conductor: "Conductor") -> None:
        super().__init__(conductor)
        self._conductor = conductor
        self._reason = ""
        self._place: Place | None = None
        self._stopped_work = False
        self._hid_names = False
        self._tries = 0
        self.guard: Guard | None = None

    def end(self) -> None:
        """Watch nothing any more: the file is being closed."""
        if self.guard is not None:
            self.guard.end()
            self.guard = None

    def lock(self, reason: str = "") -> None:
        """Close dialogs first; the rest once their callers have returned."""
        view = self._conductor.desk_view
        if view is None or self._tries:
            return
        self._reason = reason or self.tr("Gesperrt. Weiter geht es dort, wo Sie waren.")
        self._stopped_work = self._conductor.jobs.is_working
        self._hid_names = view.desk.workspace.privacy.is_on
        draft = lock.live_draft()
        self._place = view.place(draft)
        if self._close_dialogs():
            self._tries = 1
            QTimer.singleShot(0, self, self._lock_when_free)

    def go_in(self, view: "DeskView", page_id: str = "") -> None:
        """Show the wanted page, or page, record and draft as before the lock; then watch."""
        hidden = self._hid_names or lock_choice(view.desk.workspace).hides_names
        view.hide_names(hidden=hidden)
        place, self._place = self._place, None
        if place is not None and place.path == view.desk.path:
            view.return_to(place)
        else:
            view.go(page_id or ("cases" if drafts_bar.waiting(view.desk) else "today"))
        if self._stopped_work:
            self._stopped_work = False
            view.said.emit(
                self.tr(
                    "Beim Sperren wurde eine laufende Arbeit angehalten. Es ist nichts verloren."
                )
            )
        # The guard can wait until the first page is seen.
        QTimer.singleShot(0, view, partial(self._watch, view))

    def forget(self) -> None:
        """Go back nowhere: another file will be opened."""
        self._place = None

    def _watch(self, view: "DeskView") -> None:
        if self._conductor.desk_view is not view:
            return
        self.end()
        self.guard = Guard(lock_choice(view.desk.workspace), self._conductor.window)
        self.guard.lock_wanted.connect(self.lock)
        self.guard.said.connect(view.said)
        view.desk.workspace.feed.listen(partial(self._heed, view))

    def _heed(self, view: "DeskView", change: Change) -> None:
        """Lock by another choice from now on, when there is one."""
        if change.kind == KIND and self.guard is not None:
            self.guard.choose(lock_choice(view.desk.workspace))

    def _close_dialogs(self) -> bool:
        outcome = errors.attempt(lock.close_dialogs)
        if outcome.error is not None:
            errors.show(outcome.error, self._conductor.window)
        return outcome.error is None

    def _lock_when_free(self) -> None:
        """Wait for those who asked a question: they go on with what is about to end."""
        if self._conductor.desk_view is None:
            self._tries = 0
        elif lock.is_waited_for() and self._tries < _PATIENCE:
            self._tries += 1
            if self._close_dialogs():
                QTimer.singleShot(_AGAIN_MS, self, self._lock_when_free)
            else:
                self._tries = 0
        else:
            self._tries = 0
            self._conductor.lock_now(self._reason)
