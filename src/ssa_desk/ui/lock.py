"""Locking: in this order drafts, dialogs, pages, file, key, clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ssa_desk.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from ssa_desk.services.unlock import Root
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


def close_desk(view: "DeskView", root: "Root") -> None:
    """Empty the pages, close the file, overwrite the key, take our text off the clipboard."""
    view.keep_drafts()
    view.end()
    view.desk.close()
    root.wipe()
    clear_clipboard()


def clear_clipboard() -> None:
    """Empty the clipboard where its content comes from this program."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
