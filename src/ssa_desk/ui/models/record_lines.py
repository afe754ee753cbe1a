"""The records behind a number as a Qt model: read page by page, as they may be seen now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from ssa_desk.domain.figures.reference import Reference
from ssa_desk.services.figure_records import RecordLine
from ssa_desk.ui.models.titled import Index, TitledModel

PAGE = 100
Read = Callable[[Sequence[Reference]], list[RecordLine]]


class RecordLinesModel(TitledModel):
    """Day, kind, whose it is, its choices."""

    def __init__(self, read: Read, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(tuple(heads), parent)
        self._read = read
        self._references: tuple[Reference, ...] = ()
        self._lines: list[RecordLine] = []
        self._next = 0

    def show(self, references: Sequence[Reference]) -> None:
        """Show these records."""
        self.beginResetModel()
        self._references = tuple(references)
        self._next = min(PAGE, len(self._references))
        self._lines = self._read(self._references[: self._next])
        self.endResetModel()

    def reload(self) -> None:
        """Read the lines again: names may be hidden now, or shown."""
        self.beginResetModel()
        self._lines = self._read(self._references[: self._next])
        self.endResetModel()

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return all records, also those whose lines are not read yet."""
        return self._references

    def reference(self, row: int) -> Reference | None:
        """Return which record stands in a row."""
        return self._lines[row].reference if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are read."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, also as the tooltip of a narrow column."""
        cells = self._cells(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cells[index.column()] if index.column() else ", ".join(filter(None, cells))
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are more records."""
        return not parent.isValid() and self._next < len(self._references)

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid():
            return
        end = min(self._next + PAGE, len(self._references))
        lines = self._read(self._references[self._next : end])
        self._next = end
        start = len(self._lines)
        if lines:
            self.beginInsertRows(QModelIndex(), start, start + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def _cells(self, row: int) -> tuple[str, str, str, str]:
        line = self._lines[row]
        return line.day, line.title, line.whose, line.words
