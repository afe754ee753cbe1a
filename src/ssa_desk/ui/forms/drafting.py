"""Keeps what is typed into a form as an encrypted draft, at the latest three seconds later."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from ssa_desk.ui.forms.editor import Typed

REST_MS = 3_000
LONGEST_MS = 10_000

Draft = tuple[Mapping[str, Typed], str]
"""The values as typed, and where the cursor stands."""


class DraftKeeper(QObject):
    """Calls `keep` three seconds after the last key, or every ten seconds of typing."""

    def __init__(
        self, draft: Callable[[], Draft], keep: Callable[[Draft], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._draft, self._keep = draft, keep
        self._rest = self._timer(REST_MS)
        self._longest = self._timer(LONGEST_MS)

    def touch(self) -> None:
        """Note that something was typed."""
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Keep what is typed now, when something waits to be kept."""
        if self._longest.isActive():
            self._now()

    def stop(self) -> None:
        """Forget what waits: it was saved or thrown away."""
        self._rest.stop()
        self._longest.stop()

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self._now)
        return timer

    def _now(self) -> None:
        self.stop()
        self._keep(self._draft())
