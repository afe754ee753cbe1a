"""Leaves a view that holds the key of a closed file, when nobody is there any more."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ssa_desk.services.lock_choice import LockChoice
from ssa_desk.ui import lock
from ssa_desk.ui.guard import Guard

_AGAIN_MS = 50
_PATIENCE = 30
"""So often callers of dialogs are waited for; then the key is forgotten whoever still waits."""


class KeyView(Protocol):
    """What a view with a key lets do with it."""

    @property
    def is_busy(self) -> bool:
        """Return whether the key is being worked with just now."""

    def discard(self) -> None:
        """Forget the key, and show nothing of it any more."""


class EntryGuard(QObject):
    """Watches one view for as long as the window shows it."""

    left = Signal(str)
    """The key is forgotten: another view has to follow; why, in words for the user."""

    def __init__(self, view: QWidget, key_view: KeyView, choice: LockChoice, where: str) -> None:
        super().__init__(view)
        self._view = view
        self._key_view = key_view
        self._is_leaving = False
        self.guard: Guard | None = Guard(choice, view.window(), where)
        self.guard.lock_wanted.connect(self.leave)
        view.installEventFilter(self)

    def leave(self, why: str) -> None:
        """Forget the key as soon as nobody works with it, and say why."""
        if not self._is_leaving:
            self._is_leaving = True
            self._leave(why, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the window shows another view: it has taken this one out."""
        if watched is self._view and event.type() == QEvent.Type.ParentChange:
            self._end()
        return False

    def _leave(self, why: str, tries: int) -> None:
        if self.guard is None:
            return
        lock.close_dialogs()
        is_waited_for = lock.is_waited_for() and tries < _PATIENCE
        if self._key_view.is_busy or is_waited_for:
            QTimer.singleShot(_AGAIN_MS, self, partial(self._leave, why, tries + 1))
            return
        self._end()
        self._key_view.discard()
        self.left.emit(why)

    def _end(self) -> None:
        if self.guard is not None:
            self.guard.end()
            self.guard = None
