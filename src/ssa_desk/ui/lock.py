"""Locking: in this order dialogs, drafts, file, key, clipboard, pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ssa_desk.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from ssa_desk.ui.desk_view import DeskView

DraftKey = tuple[str, str]
"""Form and id of a draft."""


def close_dialogs() -> None:
    """Close every open menu, list and dialog as if cancelled, the upper ones first.

    What is typed in them is drafted before; raises the errors of a save with the dialog open.
    """
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if popup.isVisible():
            break
    while isinstance(upper := QApplication.activeModalWidget(), QDialog):
        _close(upper)
        if upper.isVisible():
            break
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            _close(widget)
        elif isinstance(widget, QMenu) and widget.isVisible():
            widget.close()


def is_waited_for() -> bool:
    """Return whether something still waits for the answer of a dialog or menu."""
    return QApplication.activeModalWidget() is not None or QThread.currentThread().loopLevel() > 1


def live_draft() -> DraftKey | None:
    """Return which draft the uppermost dialog keeps, if something is typed there."""
    upper = QApplication.activeModalWidget()
    drafts = upper.drafts if isinstance(upper, Dialog) else None
    return drafts.live if drafts is not None else None


def _close(dialog: QDialog) -> None:
    if isinstance(dialog, Dialog):
        dialog.lock_away()
    else:
        dialog.reject()


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
