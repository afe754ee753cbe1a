"""Closes the open file when it is time, says why, and leads back to where one was."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.changes import Change
from ssa_desk.services.held_drafts import HeldDrafts, held
from ssa_desk.services.lock_choice import KIND, lock_choice
from ssa_desk.ui import errors, lock
from ssa_desk.ui.guard import Guard
from ssa_desk.ui.place import Place

if TYPE_CHECKING:
    from ssa_desk.ui.conductor import Conductor
    from ssa_desk.ui.desk_view import DeskView

_AGAIN_MS = 50
_PATIENCE = 30
"""So often callers of dialogs are waited for; then the file is closed whoever still waits."""
_BUSY_PATIENCE = 40
"""So often a file that others hold is tried again; then drafts wait in memory."""


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
        self._refusals = 0
        self._held: HeldDrafts | None = None
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
        self._tries, self._refusals = 1, 0
        self._put_away(view, 0)

    def go_in(self, view: "DeskView", page_id: str = "") -> None:
        """Show the wanted page, or page, record and draft as before the lock; then watch."""
        hidden = self._hid_names or lock_choice(view.desk.workspace).hides_names
        view.hide_names(hidden=hidden)
        self._give_back(view)
        place, self._place = self._place, None
        if place is not None and place.path == view.desk.path:
            view.return_to(place)
        else:
            view.go(page_id or "today")  # Heute names what is due, and the drafts.
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

    @property
    def holds_drafts(self) -> bool:
        """Return whether something typed waits for the file to be opened again."""
        return self._held is not None

    def _put_away(self, view: "DeskView", pause: int) -> None:
        """Close dialogs and keep drafts, then lock; wait for a file that others hold."""
        if self._conductor.desk_view is not view:
            self._tries = 0
            return
        kept = errors.attempt(_close_and_keep, view)
        if kept.error is None:
            QTimer.singleShot(pause, self, self._lock_when_free)
            return
        self._refusals += 1
        if getattr(kept.error, "passes", False) and self._refusals < _BUSY_PATIENCE:
            self._conductor.jobs.drop_all()
            QTimer.singleShot(_AGAIN_MS, self, partial(self._put_away, view, pause))
        elif isinstance(kept.error, ExpectedError) and self._refusals <= _BUSY_PATIENCE:
            # Nothing may stay on the screen because a disk is full or gone.
            self._refusals = _BUSY_PATIENCE + 1
            view.desk.workspace.drafts.hold()
            self._put_away(view, pause)
        else:
            self._tries = 0
            view.desk.workspace.drafts.hold(on=False)
            errors.show(kept.error, self._conductor.window)

    def _lock_when_free(self) -> None:
        """Wait for those who asked a question: they go on with what is about to end."""
        view = self._conductor.desk_view
        if view is None:
            self._tries = 0
        elif lock.is_waited_for() and self._tries < _PATIENCE:
            self._tries += 1
            self._put_away(view, _AGAIN_MS)
        else:
            self._tries = 0
            self._held = held(view.desk) or self._held
            waits = f" {_waits()}" if view.desk.workspace.drafts.waiting else ""
            self._conductor.lock_now(self._reason + waits)

    def _give_back(self, view: "DeskView") -> None:
        """Put back what the file did not take at the lock; should it refuse again, say so."""
        waiting = self._held
        if waiting is None or waiting.path != view.desk.path:
            return
        outcome = errors.attempt(waiting.give_back, view.desk)
        if outcome.error is not None or outcome.value:
            self._held = None
        if outcome.error is not None:
            show = partial(errors.show, outcome.error, self._conductor.window)
            QTimer.singleShot(0, view, show)


def _close_and_keep(view: "DeskView") -> None:
    lock.close_dialogs()
    view.keep_drafts()


def _waits() -> str:
    return QCoreApplication.translate(
        "Locking",
        "Was Sie zuletzt getippt haben, ließ sich nicht in die Datei schreiben: Es wartet "
        "verschlüsselt im Arbeitsspeicher. Bitte entsperren Sie, bevor Sie das Programm beenden.",
    )
