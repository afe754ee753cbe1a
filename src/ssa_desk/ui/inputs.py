"""Hears keys and the mouse at the windows of the program.

A filter on the whole program would be asked about every event of every widget: that took a third
of the time in which a page opens.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow

KEYS = frozenset({QEvent.Type.KeyPress})
INPUTS = KEYS | {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class InputFilter(QObject):
    """Calls `heard` at each of these events; they go on to where they belong."""

    def __init__(
        self, kinds: frozenset[QEvent.Type], heard: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self._heard = heard
        self._is_on = False

    def begin(self) -> None:
        """Hear the windows that are there, and every other one that is used."""
        app = QGuiApplication.instance()
        if self._is_on or not isinstance(app, QGuiApplication):
            return
        self._is_on = True
        app.focusWindowChanged.connect(self._hear)
        for window in app.allWindows():
            window.installEventFilter(self)

    def end(self) -> None:
        """Hear nothing any more."""
        app = QGuiApplication.instance()
        if not self._is_on or not isinstance(app, QGuiApplication):
            return
        self._is_on = False
        app.focusWindowChanged.disconnect(self._hear)
        for window in app.allWindows():
            window.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell of input."""
        if event.type() in self._kinds:
            self._heard()
        return False

    @Slot(QWindow)
    def _hear(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # A second time it only moves to the front.
