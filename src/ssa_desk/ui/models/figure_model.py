"""A sheet of figures as a Qt table model."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.models.figure_sheet import Cell, Column, Line, Sheet, shown

Index = QModelIndex | QPersistentModelIndex
PAIR = Qt.ItemDataRole.UserRole + 1
"""The true and the printed number of a cell that has both, as two texts."""
_HEAD_LETTERS = 11
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INKS = {"printed": "accent_text", "earlier": "muted"}


class FigureModel(QAbstractTableModel):
    """Shows one sheet: names in the first column, numbers behind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet("", (), ())

    @property
    def sheet(self) -> Sheet:
        """Return what is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def at(self, index: Index) -> tuple[Line, Column, Cell] | None:
        """Return the number at a place; for a name the first number of its line."""
        if not index.isValid():
            return None
        line = self._sheet.lines[index.row()]
        place = max(index.column() - 1, 0)
        return (line, self._sheet.columns[place], line.cells[place]) if line.cells else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows the sheet has."""
        return 0 if parent is not None and parent.isValid() else len(self._sheet.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the columns of numbers and the one of names."""
        return 0 if parent is not None and parent.isValid() else len(self._sheet.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a name or a number."""
        line = self._sheet.lines[index.row()]
        if index.column() == 0:
            return self._of_name(line, role)
        column = self._sheet.columns[index.column() - 1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and line.is_total:
            return _strong()
        if role == Qt.ItemDataRole.ForegroundRole and column.layer in _INKS:
            return QColor(colour(_INKS[column.layer]))
        return self._of_number(line, column, index.column() - 1, role) if line.cells else None

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
            return "" if section == 0 else in_two_lines(self._sheet.columns[section - 1].head)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sheet.columns[section - 1].plain if section else self._sheet.title
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _RIGHT
        return None

    def _of_name(self, line: Line, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return breakable(line.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.rule or line.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return line.rule
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.FontRole and (line.is_total or not line.cells):
            return _strong()
        return None

    def _of_number(self, line: Line, column: Column, place: int, role: int) -> object:
        cell = line.cells[place]
        is_pair = self._sheet.pairs and column.layer == "now"
        unit = self._sheet.unit
        if role == PAIR:
            return (shown(cell.number), shown(cell.printed, unit)) if is_pair else None
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        words = shown(cell.number, unit if column.layer == "printed" else "")
        if is_pair:
            words = f"{words}, im Bericht {shown(cell.printed, unit)}"
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{line.name}, {column.plain}: {words}" if spoken else words

    def _spoken(self, line: Line) -> str:
        """Return the whole row: a screen reader begins there."""
        pairs = zip(self._sheet.columns, line.cells, strict=bool(line.cells))
        numbers = (f"{column.plain} {shown(cell.number)}" for column, cell in pairs)
        return ", ".join((line.name, *numbers))


def breakable(name: str) -> str:
    """Return a name that may go on in the next line behind a stroke."""
    return name.replace("/", "/\u200b")


def in_two_lines(head: str) -> str:
    """Return the head of a column, a long one broken at the blank nearest to its middle."""
    blanks = [place for place, letter in enumerate(head) if letter == " "]
    if len(head) <= _HEAD_LETTERS or "\n" in head or not blanks:
        return head
    middle = min(blanks, key=lambda place: abs(2 * place - len(head)))
    return f"{head[:middle]}\n{head[middle + 1 :]}"


def _strong() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
