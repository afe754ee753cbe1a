"""The frame of the one window. Its title never carries a name.

It is on the screen before `conductor.Conductor` fills it: fonts, icons and the code of the views
take longer than the frame.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QThread, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ssa_desk.settings.program import ProgramStore
from ssa_desk.ui.start import Start

TITLE = "SSA Desk"
_FRAME = 48
_WAIT_MS = 500


class MainWindow(QMainWindow):
    """Shows one view at a time and remembers its place and size."""

    def __init__(self, store: ProgramStore) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self._store = store
        self.may_close: Callable[[], bool] = _always
        self.setMinimumSize(480, 360)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width() - _FRAME), min(760, room.height() - _FRAME))
        if store.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(store.settings.geometry.encode()))

    def show_view(self, view: QWidget) -> None:
        """Show this view; the former one is gone."""
        former = self.takeCentralWidget()
        self.setCentralWidget(view)
        if former is not None:
            former.hide()
            self._let_go(former)
        if isinstance(view, Start):
            view.begin()
        else:
            view.setFocus()

    def _let_go(self, view: QWidget) -> None:
        """Delete a view, once nobody waits any more for a dialog that it opened."""
        if QThread.currentThread().loopLevel() > 1 or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_WAIT_MS, self, partial(self._let_go, view))
        else:
            view.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether the window may close."""
        if not self.may_close():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._store.keep(self._store.settings._replace(geometry=geometry))
        super().closeEvent(event)


def _always() -> bool:
    return True
