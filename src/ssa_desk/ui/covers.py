"""Covers what is written about people in forms while names are hidden."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from ssa_desk.ui.forms.cell import FieldCell
from ssa_desk.ui.models.case_list import CaseListModel


class Covers(QObject):
    """Works on all forms, also on those in dialogs and those that open later."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_on = False

    def switch(self, *, on: bool) -> None:
        """Cover or uncover every field, and read the lists in dialogs again."""
        if on == self._is_on:
            return
        self._is_on = on
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
        for widget in app.allWidgets():
            if isinstance(widget, FieldCell):
                widget.cover(covered=on)
            # A window that is gone may still have the list of a file that is closed.
            if widget.isWindow() and widget.isVisible():
                for model in widget.findChildren(CaseListModel):
                    model.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the fields of a form that opens now."""
        if event.type() == QEvent.Type.Show and isinstance(watched, FieldCell):
            watched.cover(covered=True)
        return False
