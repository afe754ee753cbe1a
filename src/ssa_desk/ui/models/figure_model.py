"""A sheet of figures as a Qt table model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ssa_desk.ui.models.figure_sheet import Sheet

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureModel(QAbstractTableModel):
    """Shows one sheet: names in the first column, numbers behind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet("", (), ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows the sheet has."""
        return 0 if parent is not None and parent.isValid() else len(self._sheet.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the columns of numbers and the one of names."""
        return 0 if parent is not None and parent.isValid() else len(self._sheet.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a name or a number."""
        line = self._sheet.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if index.column() == 0:
                return line.name
            return line.numbers[index.column() - 1] if line.numbers else ""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and line.is_strong:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "" if section == 0 else self._sheet.columns[section - 1]
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _RIGHT
        return None
