"""A list of records as a Qt model: pages, searches and sorts in the file."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, Qt

from ssa_desk.domain.entry_marks import IS_ENTRUSTED
from ssa_desk.services.lists import Lists, ListSpec, Query, Row
from ssa_desk.ui.look.icons import icon
from ssa_desk.ui.models.titled import Index, TitledModel

PAGE = 200
_MARKED = 1
"""The column that carries the mark of an entrusted or disputed record: days come first."""


class RecordListModel(TitledModel):
    """The rows of one kind of record for one query."""

    def __init__(
        self, lists: Lists, spec: ListSpec, titles: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(titles, parent)
        self._lists, self._spec = lists, spec
        self._query = Query()
        self._rows: list[Row] = []
        self.total = 0

    @property
    def query(self) -> Query:
        """Return what is shown."""
        return self._query

    def show(self, query: Query) -> None:
        """Show the first page of what fits."""
        self._query = query
        self._read(PAGE)

    def reload(self) -> None:
        """Read the rows again, as many as were shown."""
        self._read(max(PAGE, len(self._rows)))

    def forget(self) -> None:
        """Let go of all rows."""
        self.beginResetModel()
        self._rows, self.total = [], 0
        self.endResetModel()

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.id == record_id), -1)

    def record_id(self, row: int) -> str:
        """Return which record stands in a row, or nothing."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def words(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        return self._rows[row].cells[column]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are read."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, also as the tooltip of a narrow column."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and row.marks and index.column() == _MARKED:
            return icon("lock" if IS_ENTRUSTED in row.marks else "triangle-alert", "warning_text")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the list itself."""
        name = self._spec.columns[column].name if column >= 0 else ""
        descending = order == Qt.SortOrder.DescendingOrder
        wanted = replace(self._query, order=name, descending=descending)
        if wanted != self._query:
            self.show(wanted)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the file has more rows."""
        return not parent.isValid() and len(self._rows) < self.total

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid():
            return
        start = len(self._rows)
        rows = self._lists.page(self._spec, self._query, start, PAGE)
        if not rows:
            self.total = start
            return
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def _read(self, limit: int) -> None:
        self.beginResetModel()
        self._rows, self.total = self._lists.first(self._spec, self._query, limit)
        self.endResetModel()

    def _spoken(self, index: Index) -> str:
        """Return the cell with its title; the first one says the whole row."""
        cells = self._rows[index.row()].cells
        if index.column():
            return f"{self.titles[index.column()]}: {cells[index.column()]}"
        pairs = zip(self.titles, cells, strict=True)
        said = (f"{title}: {words}" for title, words in pairs if words)
        return ", ".join((*self._rows[index.row()].marks, *said))
