"""A table of entries with what can be done with one: begin, change, delete; or what is missing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.table import RecordTable

_WIDE, _LEAST = 10, 6
"""Letters that the wide column keeps, and that any column keeps."""


class EntryList(QWidget):
    """Enter changes the chosen row, Delete deletes it; the owner asks and does it."""

    change_wanted = Signal(int)
    delete_wanted = Signal(int)

    def __init__(
        self, name: str, heads: Sequence[str], wide: int, empty: EmptyState, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.model = TextTable(heads, self)
        self.table = RecordTable(self.model, name, self)
        self._wide = wide
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.viewport().installEventFilter(self)
        self._build_actions()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._filled())
        self._stack.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_rows(self, rows: Sequence[Sequence[str]], chosen: int = 0) -> None:
        """Show these rows, one of them chosen."""
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(max(0, min(chosen, len(rows) - 1)))
        self._fit()

    def set_changeable(self, *, changeable: bool) -> None:
        """Allow or forbid changes."""
        for one in (self.change, self.delete, self._key):
            one.setEnabled(changeable)

    def is_empty(self) -> bool:
        """Return whether there is no row."""
        return self._stack.currentIndex() == 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build_actions(self) -> None:
        self.change = Button(self.tr("Ä&ndern …"), "pencil", self)
        self.delete = Button(self.tr("&Löschen …"), "trash-2", self)
        self.change.clicked.connect(self._want_change)
        self.delete.clicked.connect(self._want_delete)
        self.table.opened.connect(self._want_change)
        self._key = QAction(self.table)
        self._key.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._key.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._key.triggered.connect(self._want_delete)
        self.table.addAction(self._key)

    def _filled(self) -> QWidget:
        filled = QWidget(self)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.change)
        self.buttons.addWidget(self.delete)
        self.buttons.addStretch(1)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addLayout(self.buttons)
        return filled

    def _fit(self) -> None:
        """Give each column the room of its texts, the wide one the rest; cut long ones first."""
        header, letter = self.table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        columns = [one for one in range(self.model.columnCount()) if one != self._wide]
        wanted = {
            column: max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in columns
        }
        room = self.table.viewport().width()
        cap = max(wanted.values(), default=0)
        while cap > _LEAST * letter and _sum(wanted, cap) > room - _WIDE * letter:
            cap -= letter
        for column, width in wanted.items():
            self.table.setColumnWidth(column, min(width, cap))
        self.table.setColumnWidth(self._wide, max(room - _sum(wanted, cap), _LEAST * letter))

    def _want_change(self) -> None:
        if self.change.isEnabled() and self.table.currentIndex().isValid():
            self.change_wanted.emit(self.table.currentIndex().row())

    def _want_delete(self) -> None:
        if self.table.currentIndex().isValid():
            self.delete_wanted.emit(self.table.currentIndex().row())


def _sum(wanted: Mapping[int, int], cap: int) -> int:
    return sum(min(width, cap) for width in wanted.values())
