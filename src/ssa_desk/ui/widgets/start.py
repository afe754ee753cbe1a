"""Where the cursor begins in a widget of several parts."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Start(QWidget):
    """Hands the focus on to its first input.

    A focus proxy would catch the Tab key when the parts come before the whole in the tab order.
    """

    _first: QWidget | None = None

    def start_at(self, first: QWidget) -> None:
        """Choose where the cursor begins."""
        self._first = first

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on."""
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())
