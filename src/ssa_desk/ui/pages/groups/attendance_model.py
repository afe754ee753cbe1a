"""Who came to a session, as a Qt model that is ticked: anwesend, gefehlt, entschuldigt."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Named = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives the names of children as they may be seen now."""

STATES = ("present", "missing", "excused")
"""In the order in which the space bar goes through them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One child of the list; `record_id` is empty until it is saved."""

    child_id: str
    state: str
    record_id: str = ""


class AttendanceModel(QAbstractListModel):
    """One child a row; a tick means that it was there."""

    def __init__(self, named: Named, words: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._named, self._words = named, words
        self._names: Mapping[str, str] = {}
        self._marks: list[Mark] = []
        self._shown: tuple[Mark, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return what is ticked now."""
        return tuple(self._marks)

    @property
    def present(self) -> tuple[str, ...]:
        """Return the children that were there."""
        return tuple(one.child_id for one in self._marks if one.state == "present")

    @property
    def gone(self) -> tuple[str, ...]:
        """Return the saved rows that were taken off the list."""
        kept = {one.record_id for one in self._marks}
        return tuple(one.record_id for one in self._shown if one.record_id not in kept)

    @property
    def has_changes(self) -> bool:
        """Return whether something differs from what was shown."""
        return {(one.child_id, one.state) for one in self._marks} != {
            (one.child_id, one.state) for one in self._shown
        }

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Show what is in the file."""
        self._reset(marks)
        self._shown = tuple(self._marks)

    def take(self, marks: Iterable[Mark]) -> None:
        """Show marks that are not saved; children with a row in the file keep it."""
        rows = {one.child_id: one.record_id for one in self._shown}
        self._reset(replace(one, record_id=rows.get(one.child_id, "")) for one in marks)

    def add(self, child_id: str) -> int:
        """Add a child that was there; return its row."""
        found = next((i for i, one in enumerate(self._marks) if one.child_id == child_id), -1)
        if found < 0:
            self.take((*self._marks, Mark(child_id, "present")))
            found = next(i for i, one in enumerate(self._marks) if one.child_id == child_id)
        return found

    def remove(self, row: int) -> None:
        """Take a child off the list."""
        if 0 <= row < len(self._marks):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._marks[row]
            self.endRemoveRows()

    def read_names(self) -> None:
        """Read the names again: they may be hidden now."""
        self._reset(self._marks)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many children there are."""
        return 0 if parent is not None and parent.isValid() else len(self._marks)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, with a word for those who were not there."""
        mark = self._marks[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            here = mark.state == "present"
            return Qt.CheckState.Checked if here else Qt.CheckState.Unchecked
        name = self._names.get(mark.child_id, self.tr("nicht mehr vorhanden"))
        word = self._words.get(mark.state, mark.state)
        if role == Qt.ItemDataRole.DisplayRole:
            return name if mark.state == "present" else f"{name} · {word}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {word}"
        return None

    def setData(  # noqa: N802 - Qt
        self,
        index: Index,
        value: object,  # noqa: ARG002 - the next state follows from the present one
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Go on to the next state at each tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        mark = self._marks[index.row()]
        place = STATES.index(mark.state) if mark.state in STATES else -1
        self._marks[index.row()] = replace(mark, state=STATES[(place + 1) % len(STATES)])
        self.dataChanged.emit(index, index)
        return True

    def _reset(self, marks: Iterable[Mark]) -> None:
        marks = tuple(marks)
        self.beginResetModel()
        self._names = self._named(one.child_id for one in marks)
        self._marks = sorted(marks, key=lambda one: self._names.get(one.child_id, "").casefold())
        self.endResetModel()
