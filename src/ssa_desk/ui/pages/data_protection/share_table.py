"""A table whose columns share the room, whatever is written in them; the rest is in tooltips."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.widgets.table import RecordTable


class ShareTable(RecordTable):
    """The last column takes what the shares of the others leave."""

    def __init__(
        self, model: QAbstractItemModel, name: str, shares: Sequence[float], parent: QWidget
    ) -> None:
        super().__init__(model, name, parent)
        self._shares = tuple(shares)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: int) -> None:
        """Make it high enough for so many rows."""
        height = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight((lines + 1) * height + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        room = self.viewport().width()
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, int(room * share))
