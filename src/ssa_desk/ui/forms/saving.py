"""Saves again by itself when the file was busy for a moment: a backup or a check is running."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ssa_desk.domain.errors import ExpectedError

AGAIN_MS = 200
TRIES = 30
"""After about nine seconds the user is told; what is typed stays and can be saved again."""


class SaveAgain(QObject):
    """Repeats the save of one form while the file is busy; each try takes at most 80 ms.

    `save` is what the button does; it must do nothing when the form was left meanwhile.
    """

    def __init__(self, save: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(save)

    @property
    def is_waiting(self) -> bool:
        """Return whether a save comes by itself in a moment."""
        return self._timer.isActive()

    def takes(self, error: ExpectedError) -> bool:
        """Return whether this error needs no words: the save comes again by itself."""
        if not error.passes or self._tries >= TRIES:
            self._tries = 0
            return False
        self._tries += 1
        self._timer.start()
        return True

    def stop(self) -> None:
        """Come no more: it was saved, or the form was left."""
        self._tries = 0
        self._timer.stop()
