"""The timeline of a case as a Qt model, read page by page."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ssa_desk.services.cases import Cases
from ssa_desk.services.timeline import TimelineEntry
from ssa_desk.ui.words import moment_words

PAGE = 60
ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """What happened in one case, newest first."""

    def __init__(self, cases: Cases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cases = cases
        self._case_id = ""
        self._entries: list[TimelineEntry] = []
        self._more = False

    def show_case(self, case_id: str) -> None:
        """Show the first page of a case; an empty id shows nothing."""
        self.beginResetModel()
        self._case_id = case_id
        self._entries = self._cases.timeline(case_id, 0, PAGE) if case_id else []
        self._more = len(self._entries) >= PAGE
        self.endResetModel()

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, or -1."""
        return next((i for i, one in enumerate(self._entries) if one.record_id == record_id), -1)

    def entry(self, row: int) -> TimelineEntry | None:
        """Return what stands in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many entries are read."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the entry for the delegate, or its words for a screen reader."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Doppelklick oder Eingabetaste öffnet den Eintrag")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            moment = moment_words(entry.day, entry.time, entry.minutes)
            return ", ".join(
                part
                for part in (entry.title, moment, *entry.marks, *entry.chips, entry.text)
                if part
            )
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether the case has older entries."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid():
            return
        start = len(self._entries)
        entries = self._cases.timeline(self._case_id, start, PAGE)
        self._more = len(entries) >= PAGE
        if entries:
            self.beginInsertRows(QModelIndex(), start, start + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()
