"""Locking: in this order dialogs, drafts, file, key, clipboard, pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ssa_desk.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from ssa_desk.ui.desk_view import DeskView


def close_dialogs() -> None:
    """Close every open menu and dialog as if cancelled; what they hold is drafted before."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Dialog):
            widget.keep_drafts()
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
        elif isinstance(widget, QMenu) and widget.isVisible():
            widget.close()


def close_desk(view: "DeskView") -> None:
    """Hear no more news, close the file and forget its key; drafts are written before."""
    view.end()
    view.desk.close()


class ClipboardGuard(QObject):
    """Knows whether the clipboard holds something of this program, and takes it away.

    `ownsClipboard` does not answer on every system; what was copied while the program was in
    front came from it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours: set[QClipboard.Mode] = set()
        self._clipboard.changed.connect(self._note)

    def clear(self) -> None:
        """Empty what came from this program."""
        for mode in tuple(self._ours):
            self._clipboard.clear(mode)
        self._ours.clear()

    def _note(self, mode: QClipboard.Mode) -> None:
        in_front = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        content = self._clipboard.mimeData(mode)
        if in_front and content is not None and content.formats():
            self._ours.add(mode)
        else:
            self._ours.discard(mode)
