"""Tells when nobody has used the computer for some minutes."""

import time
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from ssa_desk.system.idle import IdleClock, idle_clock, slept_seconds
from ssa_desk.ui.desktop_bus import DesktopIdle
from ssa_desk.ui.inputs import INPUTS, InputFilter

Sight = Literal["system", "program"]
"""Whether all input of the computer is seen, or only what this program gets."""

WARN_SECONDS = 20
_LOOK_MS = 5_000
_SOON_MS = 250
_NAP_SECONDS = 3


class IdleWatch(QObject):
    """Looks at the clock of the system; where there is none, at the input of this program."""

    over = Signal()
    """The minutes are over."""
    slept = Signal()
    """The computer has slept since the last look."""
    nearly_over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._is_warned = False
        self._slept = slept_seconds()
        self._clock: IdleClock | None = idle_clock()
        self._bus = DesktopIdle(self) if self._clock is None else None
        self._own = OwnIdle(self) if self._clock is None else None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def sight(self) -> Sight:
        """Return what is seen."""
        clock = self._clock or self._bus
        return "system" if clock is not None and clock.seconds() is not None else "program"

    def begin(self, seconds: float) -> None:
        """Tell when nobody has done anything for so long."""
        self._seconds = seconds
        self._is_warned = False
        if self._own is not None:
            self._own.touch()
        self._slept = slept_seconds()
        self._look()

    def end(self) -> None:
        """Tell nothing any more, and let go of the clock."""
        self._timer.stop()
        if self._own is not None:
            self._own.end()
        if self._clock is not None:
            self._clock.close()
            self._clock = None

    def idle_seconds(self) -> float:
        """Return how long nothing has happened, as far as this system tells."""
        told = self._clock.seconds() if self._clock is not None else None
        if told is None and self._bus is not None:
            told = self._bus.seconds()
        if told is not None:
            return told
        if self._own is None:  # The clock of the system has stopped.
            self._own = OwnIdle(self)
        return self._own.seconds()

    def _look(self) -> None:
        # Whoever locks ends this watch. Should the lock fail, it is asked for again.
        self._timer.start(_LOOK_MS)
        slept = slept_seconds()
        if slept - self._slept > _NAP_SECONDS:
            self._slept = slept
            self.slept.emit()
            return
        left = self._seconds - self.idle_seconds()
        if left <= 0:
            self.over.emit()
            return
        self._warn(left)
        if self._bus is not None:
            self._bus.ask()
        soon = min(_LOOK_MS, int(left * 1000))
        self._timer.start(max(_SOON_MS, soon))

    def _warn(self, left: float) -> None:
        if left > WARN_SECONDS:
            self._is_warned = False
        elif not self._is_warned and self._seconds > 2 * WARN_SECONDS:
            self._is_warned = True
            self.nearly_over.emit()


class OwnIdle(QObject):
    """The seconds since this program last got a key or the mouse."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = time.monotonic()
        self._inputs = InputFilter(INPUTS, self.touch, self)
        self._inputs.begin()

    def touch(self) -> None:
        """Count from now."""
        self._last = time.monotonic()

    def seconds(self) -> float:
        """Return the seconds since the last input."""
        return time.monotonic() - self._last

    def end(self) -> None:
        """Look at nothing any more."""
        self._inputs.end()
