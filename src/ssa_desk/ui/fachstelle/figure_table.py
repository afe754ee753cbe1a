"""A table of figures as high as its rows: the page around it scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ssa_desk.services.merge_views import ShownGrid
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.models.titled import Index
from ssa_desk.ui.widgets.table import RecordTable

_LEAST_LABEL = 26


class FigureModel(TextTable):
    """Labels on the left, numbers on the right."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text or where it stands."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the head of a column, above its numbers."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)


class FigureTable(RecordTable):
    """Shows one grid whole."""

    def __init__(self, grid: ShownGrid, name: str, parent: QWidget) -> None:
        model = FigureModel(grid.heads)
        super().__init__(model, name, parent)
        model.setParent(self)
        model.show_rows(grid.rows)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.horizontalScrollBar().sizeHint().height()
        height = rows.defaultSectionSize() * len(grid.rows) + header.sizeHint().height() + 6
        self.setFixedHeight(height + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the labels what the numbers leave, but never too little to be read."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        taken = sum(header.sectionSize(place) for place in range(1, header.count()))
        least = self.fontMetrics().averageCharWidth() * _LEAST_LABEL
        self.setColumnWidth(0, max(least, self.viewport().width() - taken))
