"""Ends dialogs and menus that nobody answers, so that a test fails instead of waiting for ever."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

LONGEST_MS = 60_000


class Answering:
    """Looks now and then; `unanswered` names what waited for too long and was ended."""

    def __init__(self, longest=LONGEST_MS):
        self.unanswered = []
        self._waiting = None
        self._timer = QTimer(interval=longest // 2)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self):
        self._timer.stop()
        self._waiting = None

    def _look(self):
        before = self._waiting
        self._waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if self._waiting is not None and self._waiting is before:
            self.unanswered.append(type(before).__name__)
            before.hide()
