"""The list of cases as a Qt model: pages and searches in the file, keeps the choice by id."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ssa_desk.domain import clock
from ssa_desk.services.cases import CaseRow, Cases, State
from ssa_desk.ui.words import day_words

PAGE = 200
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class CaseListModel(QAbstractListModel):
    """Rows of the case list for one search and state."""

    def __init__(self, cases: Cases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases = cases
        self._ids: list[str] = []
        self._rows: list[CaseRow] = []
        self._query = ""
        self._state: State = "open"

    @property
    def total(self) -> int:
        """Return how many cases the list has, read or not."""
        return len(self._ids)

    @property
    def query(self) -> str:
        """Return the words that are looked for."""
        return self._query

    def search(self, query: str, state: State) -> None:
        """Show what fits these words and this state."""
        self._query, self._state = query, state
        self.reload()

    def reload(self) -> None:
        """Read the rows again, as many as were shown."""
        limit = max(PAGE, len(self._rows))
        self.beginResetModel()
        self._ids = self._cases.listed(self._query, self._state)
        self._rows = self._cases.rows_of(self._ids[:limit])
        self.endResetModel()

    def forget(self) -> None:
        """Let go of all rows."""
        self.beginResetModel()
        self._ids, self._rows, self._query = [], [], ""
        self.endResetModel()

    def row_of(self, case_id: str) -> int:
        """Return the row of a case, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.id == case_id), -1)

    def case_row(self, row: int) -> CaseRow | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are read."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row for the delegate, or its words for a screen reader."""
        row = self.case_row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.case_no} {row.name}".strip()
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(row, clock.today())
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the file has more rows."""
        return not parent.isValid() and len(self._rows) < len(self._ids)

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid():
            return
        start = len(self._rows)
        rows = self._cases.rows_of(self._ids[start : start + PAGE])
        if rows:
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()


def spoken(row: CaseRow, today: date) -> str:
    """Return one line of the list in words."""
    parts = [row.case_no, row.name, f"Klasse {row.class_name}" if row.class_name else ""]
    parts += [row.main_topic, "" if row.is_open else "abgeschlossen"]
    if row.last_contact:
        parts.append(f"letzter Kontakt {day_words(row.last_contact, today)}")
    if is_due(row, today):
        parts.append("Wiedervorlage fällig")
    if row.protected:
        parts.append("Beratung ohne Wissen der Eltern")
    return ", ".join(part for part in parts if part)


def is_due(row: CaseRow, today: date) -> bool:
    """Return whether a follow-up of the case is due."""
    return row.follow_up_on is not None and row.follow_up_on <= today
