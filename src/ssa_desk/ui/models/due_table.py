"""What is due as a Qt model: one line per case or group, to be ticked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from ssa_desk.ui.models.titled import Index, TitledModel


@dataclass(frozen=True, slots=True, repr=False)
class DueLine:
    """One line: its texts, whether it can be ticked."""

    texts: Sequence[str]
    may_be_ticked: bool


class DueTable(TitledModel):
    """Lines with a tick before the first text."""

    ticked = Signal()

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(tuple(heads), parent)
        self._lines: tuple[DueLine, ...] = ()
        self._ticks: set[int] = set()

    def show_lines(self, lines: Sequence[DueLine], ticks: Sequence[int]) -> None:
        """Show these lines, some of them ticked."""
        self.beginResetModel()
        self._lines, self._ticks = tuple(lines), set(ticks)
        self.endResetModel()
        self.ticked.emit()

    def texts(self, row: int) -> Sequence[str]:
        """Return the texts of a row."""
        return self._lines[row].texts

    @property
    def ticks(self) -> list[int]:
        """Return the rows that are ticked."""
        return sorted(self._ticks)

    def tick_where(self, wanted: Callable[[int], bool]) -> None:
        """Tick the rows that are wanted and may be, and no other."""
        rows = range(len(self._lines))
        self._ticks = {row for row in rows if self._lines[row].may_be_ticked and wanted(row)}
        self._tell(range(len(self._lines)))

    def turn(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        if self._lines[row].may_be_ticked:
            self._ticks ^= {row}
            self._tell(range(row, row + 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the first column can be ticked."""
        flags = super().flags(index)
        if index.column() == 0 and self._lines[index.row()].may_be_ticked:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text, also as the tooltip of a narrow column, or the tick."""
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.texts[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and line.may_be_ticked:
            is_ticked = index.row() in self._ticks
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(  # noqa: N802 - Qt
        self,
        index: Index,
        value: object,  # noqa: ARG002 - the tick only turns
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick by mouse or blank."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index.row())
        return True

    def _tell(self, rows: range) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], 0))
        self.ticked.emit()
