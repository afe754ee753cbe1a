"""Where the cursor begins in a widget of several parts."""

from PySide6.QtWidgets import QWidget


class Start(QWidget):
    """Knows its first input.

    A focus proxy would catch the Tab key when the parts come before the whole in the tab order.
    """

    _first: QWidget | None = None

    def start_at(self, first: QWidget) -> None:
        """Choose where the cursor begins."""
        self._first = first

    def begin(self) -> None:
        """Put the cursor where one begins."""
        if isinstance(self._first, Start):
            self._first.begin()
        else:
            (self._first or self).setFocus()
