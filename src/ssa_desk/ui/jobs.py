"""Long work in one background thread: plain data in, plain data out, the window stays awake."""

import gc
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from ssa_desk.ui import errors

T = TypeVar("T")


class Progress:
    """What running work is told and tells: whether to stop, and how far it is (0 to 1)."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self.tell = tell
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Return whether somebody asked the work to stop."""
        return self._stop.is_set()

    def goes_on(self, part: float) -> bool:
        """Tell how far the work is, and return whether it may go on."""
        self.tell(part)
        return not self.is_stopped


def _nobody(_: object) -> None:
    """Stand in for who is not called any more."""


class Job(QObject):
    """Work that waits or runs; its callbacks are called in the thread of the window."""

    _ended = Signal(object)
    _advanced = Signal(float)

    def __init__(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        advanced: Callable[[float], None] | None,
    ) -> None:
        super().__init__()
        self._work = work
        self._done = done
        self._failed = failed
        self._on_advance = advanced
        self._is_over = False
        self.has_begun = False
        self.progress = Progress(self._advanced.emit)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._advance, Qt.ConnectionType.QueuedConnection)

    @property
    def is_shown(self) -> bool:
        """Return whether the user sees how far the work is."""
        return self._on_advance is not None

    @property
    def is_over(self) -> bool:
        """Return whether nobody will be called any more."""
        return self._is_over

    def run(self) -> None:
        """Do the work; called in the background thread."""
        self.has_begun = True
        if not self._is_over:
            self._ended.emit(errors.attempt(self._work, self.progress))

    def drop(self) -> None:
        """Stop the work as soon as it looks, and call nobody any more."""
        self._end()
        self.progress.stop()

    def _deliver(self, outcome: errors.Outcome) -> None:
        if self._is_over:
            return
        done, failed = self._done, self._failed
        self._end()
        if outcome.error is not None:
            failed(outcome.error)
        else:
            done(outcome.value)

    def _end(self) -> None:
        """Call nobody any more, and hold nobody: a widget must not end in another thread."""
        self._is_over = True
        self._work = self._done = self._failed = _nobody
        self._on_advance = None

    def _advance(self, part: float) -> None:
        if self._on_advance and not self._is_over:
            self._on_advance(part)


class Jobs(QObject):
    """The one background worker; the thread begins with the first job."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._jobs: list[Job] = []

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        advanced: Callable[[float], None] | None = None,
    ) -> Job:
        """Do `work` in the background, then call `done` with what it gave, or `failed`."""
        job = Job(work, done, failed, advanced)
        self._jobs = [*self._held(), job]
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="worker", daemon=True)
            self._thread.start()
        self._waiting.put(job)
        return job

    @property
    def is_idle(self) -> bool:
        """Return whether no work waits, runs or has still to be delivered."""
        return all(job.is_over for job in self._jobs)

    @property
    def is_working(self) -> bool:
        """Return whether work waits or runs that shows its progress: it would be missed."""
        return any(job.is_shown and not job.is_over for job in self._jobs)

    def drop_all(self) -> None:
        """Drop everything that waits or runs: the file is being closed."""
        for job in self._jobs:
            job.drop()

    def end(self) -> None:
        """Drop everything and wait until the thread is gone."""
        self.drop_all()
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _held(self) -> list[Job]:
        """Return the jobs that are not over, and those that the thread may still hold.

        A job that was dropped while it ran must not end there: it is an object of this thread.
        Only when a later one has begun the thread has let go of those before.
        """
        begun = max((place for place, one in enumerate(self._jobs) if one.has_begun), default=0)
        numbered = enumerate(self._jobs)
        return [one for place, one in numbered if place >= begun or not one.is_over]

    def _serve(self) -> None:
        while (job := self._waiting.get()) is not None:
            # All garbage is left to the thread of the window: a widget must not end in another.
            collects = gc.isenabled()
            gc.disable()
            try:
                job.run()
            finally:
                if collects:
                    gc.enable()
            del job  # While the thread waits, it holds nothing.
