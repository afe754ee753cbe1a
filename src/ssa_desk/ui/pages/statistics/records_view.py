"""The records behind one number; Enter goes to the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from ssa_desk.domain.figures.reference import Reference
from ssa_desk.services.figure_records import FigureRecords
from ssa_desk.ui.models.figure_sheet import shown
from ssa_desk.ui.models.record_lines import RecordLinesModel
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_DAY, _KIND, _LEAST, _WHOSE = 12, 20, 8, 32
"""Letters of the columns; the last one takes the rest."""


@dataclass(frozen=True, slots=True)
class Number:
    """What was opened: the table, the name of the number, its period, the number itself."""

    table: str
    name: str
    period: str
    value: int | None


class RecordsView(QWidget):
    """Tells which record is wanted, and when the table is wanted again."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, records: FigureRecords, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = ""
        self._back = LinkButton(self.tr("Zur &Tabelle"), "arrow-left", self)
        self._back.clicked.connect(self.left)
        self._title = label("", "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        heads = (self.tr("Datum"), self.tr("Art"), self.tr("Wer oder was"), self.tr("Angaben"))
        self.model = RecordLinesModel(records.lines, heads, self)
        self.table = RecordTable(self.model, self.tr("Einträge hinter der Zahl"), self)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.opened.connect(self._open)
        self.table.viewport().installEventFilter(self)
        self._hint = label(
            self.tr("Eingabetaste öffnet den Eintrag, Esc führt zur Tabelle zurück."), "small"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(8)
        for one in (self._back, self._title, self._words):
            column.addWidget(one)
        column.addWidget(self.table, 1)
        column.addWidget(self._hint)
        escape = QAction(self)
        escape.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        escape.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.triggered.connect(self.left)
        self.addAction(escape)

    def show_records(self, number: Number, references: Sequence[Reference]) -> None:
        """Show the records of a number."""
        self.number = f"{number.table}: {number.name}"
        self._title.setText(self.number)
        self._words.setText(self._told(number, len(references)))
        self.model.show(references)
        self._share_room()
        self.table.setVisible(bool(references))
        self._hint.setVisible(bool(references))
        if references:
            self.table.selectRow(0)
        self.begin()

    def forget(self) -> None:
        """Let go of all records."""
        self.model.show(())

    def open_next(self) -> None:
        """Open the record after the one that was opened last."""
        row = self.table.currentIndex().row() + 1
        if self.model.canFetchMore(QModelIndex()) and row >= self.model.rowCount():
            self.model.fetchMore(QModelIndex())
        if row < self.model.rowCount():
            self.table.selectRow(row)
            self._open(row)

    def reload(self) -> None:
        """Read the lines again as they may be seen now, and stay at the row."""
        row = self.table.currentIndex().row()
        self.model.reload()
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)

    def begin(self) -> None:
        """Put the keys on the list."""
        (self.table if self.model.rowCount() else self._back).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room among the columns when the list has another width."""
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)

    def _share_room(self) -> None:
        letter, room = self.fontMetrics().averageCharWidth(), self.table.viewport().width()
        kind = min(self.table.sizeHintForColumn(1) + letter, _KIND * letter)
        wanted = (_DAY * letter, max(kind, _LEAST * letter), _WHOSE * letter)
        fits = min(1.0, room * 0.7 / sum(wanted))
        for place, width in enumerate(wanted):
            self.table.setColumnWidth(place, round(width * fits))

    def _told(self, number: Number, found: int) -> str:
        entries = counted(found, self.tr("Eintrag"), self.tr("Einträge"))
        parts = [number.period, self.tr("Zahl: {}").format(shown(number.value)), entries]
        words = " · ".join(parts)
        if number.value and not found:
            gone = self.tr("Die Einträge dazu sind gelöscht; gezählt bleiben sie.")
            return f"{words}\n{gone}"
        return words

    def _open(self, row: int) -> None:
        reference = self.model.reference(row)
        if reference is not None:
            self.wanted.emit(*reference)
