"""All true tables of a period: their names on the left, the chosen one on the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.domain.table import PublicTable, Table
from ssa_desk.ui.models.figure_model import FigureModel
from ssa_desk.ui.models.figure_sheet import Sheet, sheets
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label

_MANY = 6


class TablesCard(Card):
    """Grows with the chosen table, so that only the page scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Alle Tabellen"), parent)
        self._sheets: list[Sheet] = []
        self._names = QListWidget(self)
        self._names.setProperty("look", "plain")
        self._names.setAccessibleName(self.tr("Tabellen"))
        self._names.setFrameShape(QFrame.Shape.NoFrame)
        self._names.setTextElideMode(Qt.TextElideMode.ElideRight)
        for side in (
            self._names.setHorizontalScrollBarPolicy,
            self._names.setVerticalScrollBarPolicy,
        ):
            side(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names.currentRowChanged.connect(self._show)
        self._model = FigureModel(self)
        self._table = RecordTable(self._model, self.tr("Zahlen"), self)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._title = label("", "strong", wrap=True)
        self._note = label("", "small", wrap=True)
        right = QVBoxLayout()
        right.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._table, 100)
        row.addStretch(1)
        right.addWidget(self._title)
        right.addLayout(row)
        right.addWidget(self._note)
        right.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(18)
        self._sides.addWidget(self._names, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addLayout(right, 1)
        self.body.addLayout(self._sides)

    def show_tables(self, tables: Sequence[Table], printed: Mapping[str, PublicTable]) -> None:
        """Show the tables of a period, with printed numbers where there are some."""
        present = self._names.currentRow()
        self._sheets = [one for table in tables for one in sheets(table, printed.get(table.id))]
        self._names.blockSignals(True)  # noqa: FBT003 - Qt
        self._names.clear()
        for sheet in self._sheets:
            item = QListWidgetItem(sheet.title, self._names)
            item.setToolTip(sheet.title)
            item.setSizeHint(QSize(60, round(1.9 * self.fontMetrics().height())))
        self._names.blockSignals(False)  # noqa: FBT003 - Qt
        rows = self._names.sizeHintForRow(0) * len(self._sheets)
        self._names.setFixedHeight(max(rows + 8, 40))
        self._names.setCurrentRow(present if 0 <= present < len(self._sheets) else 0)
        self._show(self._names.currentRow())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names above the table when the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= 96 * self.fontMetrics().averageCharWidth()
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._fit_names(wide=wide)
        self._fit_columns()

    def _fit_names(self, *, wide: bool) -> None:
        """Leave more room to a table of many columns."""
        letter = self.fontMetrics().averageCharWidth()
        many = self._model.columnCount() > _MANY
        if wide:
            self._names.setFixedWidth(min((30 if many else 46) * letter, self.width() // 3))
        else:
            self._names.setMinimumWidth(0)
            self._names.setMaximumWidth(16_777_215)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._sheets):
            return
        sheet = self._sheets[row]
        self._model.show_sheet(sheet)
        self._title.setText(sheet.title)
        self._note.setText(sheet.note)
        self._note.setVisible(bool(sheet.note))
        self._table.setAccessibleName(sheet.title)
        self._fit_names(wide=self._sides.direction() == QBoxLayout.Direction.LeftToRight)
        self._fit_columns()
        heights = self._table.verticalHeader().defaultSectionSize() * len(sheet.lines)
        self._table.setFixedHeight(heights + self._table.horizontalHeader().sizeHint().height() + 4)

    def _fit_columns(self) -> None:
        header = self._table.horizontalHeader()
        columns = self._model.columnCount()
        if columns < 2:
            return
        letter = self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._table.setMaximumWidth((44 + 17 * (columns - 1)) * letter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        room = int(self._table.viewport().width() * 0.66) // (columns - 1)
        for column in range(1, columns):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self._table.setColumnWidth(column, min(room, 16 * letter))
