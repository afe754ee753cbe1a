"""The list of a kind of record: search, filters, table, how many."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.services.lists import Query
from ssa_desk.ui.models.record_list import RecordListModel
from ssa_desk.ui.pages.records.filters import Filters, column_title
from ssa_desk.ui.pages.records.spec import RecordSpec
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.search import SearchField
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

SETTLE_MS = 40
"""So long an arrow key may rest before its row is read."""

_MEASURED = 40
"""So many rows decide the widths of the columns."""
_LEAST = 24
"""Pixels that any column keeps."""
_SMALL = 14
"""Columns of so many letters, as a day or a number, are not cut."""
_READABLE = 19
"""A text is not cut below so many letters while a column on the right can give its room."""
FEW = 8
"""So many rows are seen at a glance: no filter is offered."""


class ListSide(QWidget):
    """Tells which record is chosen, and that a new one is wanted."""

    chosen = Signal(str)
    opened = Signal()
    new_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, desk: Desk, spec: RecordSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._spec = desk, spec
        self._chosen = ""
        self._fixed: Mapping[str, Any] = {}
        self._wanted: list[int] = []
        titles = tuple(column_title(spec, one) for one in spec.listed.columns)
        self.model = self.made_model(titles)
        self._build()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self._connect()

    def made_model(self, titles: tuple[str, ...]) -> RecordListModel:
        """Return what reads the rows; a list of work to do has rows of its own."""
        return RecordListModel(self._desk.lists, self._spec.listed, titles, self)

    @property
    def chosen_id(self) -> str:
        """Return which record is chosen, or nothing."""
        return self._chosen

    def fix(self, equal: Mapping[str, Any]) -> None:
        """Show only records with these values from now on."""
        self._fixed = dict(equal)

    def reload(self, chosen: str | None = None) -> None:
        """Read the list again and keep the chosen record, or choose another."""
        if chosen is not None:
            self._settle.stop()
            self._chosen = chosen
        self.filters.renew(self._desk)
        self._show()

    def choose_none(self) -> None:
        """Let no row be chosen: a new record is begun."""
        self._settle.stop()
        self._chosen = ""
        selection = self.table.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - nobody chose
        selection.clear()
        selection.blockSignals(False)  # noqa: FBT003
        self.table.viewport().update()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def focus_list(self) -> None:
        """Put the cursor into the table, or on the first step when it is empty."""
        if self.model.rowCount():
            self.table.setFocus()
        elif self._empty.button.isVisibleTo(self):
            self._empty.button.setFocus()
        else:
            self.search.setFocus()

    def forget(self) -> None:
        """Empty search and list: the file is about to be locked."""
        self.search.forget()
        self.model.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show no record late: the page was left."""
        super().hideEvent(event)
        self._settle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when the table has another width or larger letters."""
        if event.type() == QEvent.Type.FontChange:
            self._wanted = self._wanted_widths()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        words = self._spec.words
        self.search = SearchField(self.tr("Suchen …"), self)
        self.new = PrimaryButton(self.tr("&Neu"), "plus", self)
        self.new.setToolTip(words.new)
        self.new.setAccessibleName(words.new)
        self.new.setDisabled(self._desk.workspace.read_only)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        self.filters = Filters(self._desk, self._spec, self)
        self._build_table()
        self._empty = EmptyState(self._spec.icon, "", "", words.new, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._count = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self._count)

    def _build_table(self) -> None:
        self.table = RecordTable(self.model, self._spec.kind.PLURAL, self)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.viewport().installEventFilter(self)
        delete = QAction(self.table)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._want_delete)
        self.table.addAction(delete)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self._empty.chosen.connect(self.new_wanted)
        self.search.searched.connect(self._show)
        self.search.returnPressed.connect(self.focus_list)
        self.filters.changed.connect(self._show)
        self.table.chosen.connect(self._note)
        self.table.clicked.connect(self._click)
        self.table.opened.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)

    def _show(self) -> None:
        order, descending = self.filters.order()
        query = Query(
            words=self.search.text(),
            period=self.filters.period(),
            equal={**self.filters.equal(), **self._fixed},
            order=order,
            descending=descending,
        )
        selection = self.table.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - a reload is no choice
        if query == self.model.query:
            self.model.reload()
        else:
            self.model.show(query)
        row = self.model.row_of(self._chosen)
        if row >= 0:
            self._choose_row(row)
        selection.blockSignals(False)  # noqa: FBT003
        self.table.viewport().update()
        self._mark_order()
        self._show_count()
        self._wanted = self._wanted_widths()
        self._fit()

    def _show_count(self) -> None:
        words, total = self._spec.words, self.model.total
        self._count.setText(counted(total, words.one, words.many))
        self._count.setVisible(total > 0)
        self._stack.setCurrentIndex(0 if total else 1)
        narrowed = bool(self.search.text().strip()) or self.filters.narrows()
        self.filters.setVisible(total > FEW or narrowed or bool(self.model.query.order))
        self.search.setVisible(total > 0 or narrowed)
        self.new.setVisible(total > 0 or narrowed)
        self._empty.button.setVisible(not narrowed and not self._desk.workspace.read_only)
        if narrowed:
            hint = self.tr("Andere Wörter oder weniger Filter zeigen mehr.")
            self._empty.show_words(self.tr("Nichts gefunden"), hint)
        else:
            title = self.tr("Noch keine %1").replace("%1", words.many)
            self._empty.show_words(title, words.empty)

    def _choose_row(self, row: int) -> None:
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def _note(self, row: int) -> None:
        record_id = self.model.record_id(row)
        if record_id and record_id != self._chosen:
            self._chosen = record_id
            self._settle.start()

    def _click(self, index: QModelIndex) -> None:
        self._chosen = self.model.record_id(index.row())
        self._tell()
        self.opened.emit()

    def _want_delete(self) -> None:
        if self._chosen:
            self._tell()
            self.delete_wanted.emit()

    def _open(self) -> None:
        """Open the row at once, also when an arrow key has just reached it."""
        if self._settle.isActive():
            self._tell()
        self.opened.emit()

    def _tell(self) -> None:
        self._settle.stop()
        self.chosen.emit(self._chosen)

    def _sort(self, column: int) -> None:
        self.filters.choose_order(self._spec.listed.columns[column].name)

    def _mark_order(self) -> None:
        name, descending = self.model.query.order, self.model.query.descending
        names = [one.name for one in self._spec.listed.columns]
        orders = Qt.SortOrder
        order = orders.DescendingOrder if descending else orders.AscendingOrder
        header = self.table.horizontalHeader()
        header.setSortIndicator(names.index(name) if name in names else -1, order)

    def _fit(self) -> None:
        """Give each column the room of its texts; the widest ones share what is left."""
        letter = self.table.fontMetrics().averageCharWidth()
        room, small = self.table.viewport().width(), _SMALL * letter
        telling = self._telling()
        wanted = [self._wanted[column] for column in telling]
        seen = telling[: fitting(wanted, room, small, _READABLE * letter)]
        for column in range(len(self._wanted)):
            self.table.setColumnHidden(column, column not in seen)
        for column, width in zip(seen, shared(wanted[: len(seen)], room, small), strict=True):
            self.table.setColumnWidth(column, width)

    def _telling(self) -> list[int]:
        """Return the columns that differ from row to row: in a case all rows name that case."""
        names = [one.name for one in self._spec.listed.columns[: len(self._wanted)]]
        return [column for column, name in enumerate(names) if name not in self._fixed]

    def _wanted_widths(self) -> list[int]:
        """Return the width of each column by its title and its first rows."""
        metrics, header = self.table.fontMetrics(), self.table.horizontalHeader()
        rows = range(min(_MEASURED, self.model.rowCount()))
        edges = 4 * metrics.averageCharWidth()
        return [
            max(
                header.sectionSizeHint(column),
                0,
                *(metrics.horizontalAdvance(self.model.words(row, column)) + edges for row in rows),
            )
            for column in range(self.model.columnCount())
        ]


def fitting(wanted: list[int], room: int, small: int, readable: int) -> int:
    """Return how many columns can be read beside each other; the form shows the others."""
    for seen in range(len(wanted), 2, -1):
        if sum(_capped(wanted[:seen], readable, small)) <= room:
            return seen
    return min(2, len(wanted))


def shared(wanted: list[int], room: int, small: int) -> list[int]:
    """Return widths that fill the room: wide columns give first, and get what is left over."""
    if not wanted or room <= 0:
        return wanted
    cap = max(wanted)
    while cap > _LEAST and sum(_capped(wanted, cap, small)) > room:
        cap -= 4
    widths = _capped(wanted, cap, small)
    widest = widths.index(max(widths))
    widths[widest] = max(_LEAST, widths[widest] + room - sum(widths))
    return widths


def _capped(wanted: list[int], cap: int, small: int) -> list[int]:
    return [one if one <= small else min(one, cap) for one in wanted]
