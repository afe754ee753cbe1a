"""The minutes of a week as a Qt model: work areas below each other, days beside each other."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ssa_desk.domain.catalogue import Entry
from ssa_desk.services.working_time import Cell, Week
from ssa_desk.ui.words import full_day, hours_words

Index = QModelIndex | QPersistentModelIndex

_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_LONGEST = 1440


class WeekSheet(QAbstractTableModel):
    """Cells take minutes ("45") or hours and minutes ("1:30"); sums stand at the edges."""

    def __init__(self, areas: tuple[Entry, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._areas = areas
        self._week: Week | None = None
        self._minutes: dict[Cell, int] = {}

    @property
    def minutes(self) -> Mapping[Cell, int]:
        """Return what stands in the cells."""
        return {cell: minutes for cell, minutes in self._minutes.items() if minutes}

    @property
    def changes(self) -> Mapping[Cell, int]:
        """Return the cells that differ from what was shown."""
        week = self._week
        if week is None:
            return {}
        cells = self._minutes.items()
        return {cell: minutes for cell, minutes in cells if minutes != week.minutes(cell)}

    @property
    def total(self) -> int:
        """Return the minutes of the week."""
        return sum(self._minutes.values())

    def show_week(self, week: Week) -> None:
        """Show another week as it is stored or proposed."""
        self.beginResetModel()
        self._week = week
        keys = [area.identifier for area in self._areas]
        self._minutes = {(day, key): week.minutes((day, key)) for day in week.days for key in keys}
        self.endResetModel()

    def take(self, cells: Mapping[Cell, int]) -> None:
        """Put minutes into cells: a draft, or the proposal again."""
        self.beginResetModel()
        self._minutes.update({cell: one for cell, one in cells.items() if cell in self._minutes})
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the work areas and the line of sums."""
        return 0 if parent is not None and parent.isValid() else len(self._areas) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the area, seven days and the sum."""
        return 0 if parent is not None and parent.isValid() else 9

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells of the days be written."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if self._cell(index) is not None else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, of an input only the number."""
        cell = self._cell(index)
        if role == Qt.ItemDataRole.EditRole and cell is not None:
            return str(self._minutes[cell] or "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and self._is_sum(index):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def setData(  # noqa: N802 - Qt
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what was typed; what is no time leaves the cell as it was."""
        cell, minutes = self._cell(index), read_minutes(str(value))
        if role != Qt.ItemDataRole.EditRole or cell is None or minutes is None:
            return False
        self._minutes[cell] = minutes
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the day above a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("Arbeitsbereich")
        if section == 8 or self._week is None:
            return self.tr("Summe")
        return f"{_DAYS[section - 1]}\n{self._week.days[section - 1]:%d.%m.}"

    def _cell(self, index: Index) -> Cell | None:
        if self._week is None or not 1 <= index.column() <= 7 or index.row() >= len(self._areas):
            return None
        return self._week.days[index.column() - 1], self._areas[index.row()].identifier

    def _is_sum(self, index: Index) -> bool:
        return index.column() == 8 or index.row() == len(self._areas)

    def _words(self, index: Index) -> str:
        if index.column() == 0:
            is_last = index.row() == len(self._areas)
            return self.tr("Summe") if is_last else self._areas[index.row()].label
        cell = self._cell(index)
        minutes = self._minutes[cell] if cell is not None else self._sum(index)
        return clock_words(minutes) if minutes else ""

    def _sum(self, index: Index) -> int:
        days = self._week.days if self._week else ()
        day = days[index.column() - 1] if 1 <= index.column() <= 7 and days else None
        row = index.row()
        area = self._areas[row].identifier if row < len(self._areas) else None
        return sum(
            minutes
            for (one, key), minutes in self._minutes.items()
            if day in (None, one) and area in (None, key)
        )

    def _spoken(self, index: Index) -> str:
        words = self._words(index)
        if index.column() == 0 or self._week is None:
            return words
        area = self.tr("Summe")
        if index.row() < len(self._areas):
            area = self._areas[index.row()].label
        day = full_day(self._week.days[index.column() - 1]) if index.column() < 8 else ""
        cell = self._cell(index)
        minutes = self._minutes[cell] if cell is not None else self._sum(index)
        return ", ".join(part for part in (area, day, hours_words(minutes)) if part)


def clock_words(minutes: int) -> str:
    """Return minutes as a clock writes them: "1:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def read_minutes(text: str) -> int | None:
    """Return the minutes that a text means: "90", "1:30" or nothing for none; None for no time."""
    text = text.strip()
    if not text:
        return 0
    hours, colon, rest = text.partition(":")
    parts = (hours, rest) if colon else ("0", hours)
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    minutes = 60 * int(parts[0]) + int(parts[1])
    return minutes if minutes <= _LONGEST and (not colon or int(parts[1]) < 60) else None
