"""The table of numbers: as high as its rows, so that only the page scrolls; keys on each number."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ssa_desk.ui.models.figure_model import FigureModel, breakable, in_two_lines
from ssa_desk.ui.models.figure_sheet import Sheet
from ssa_desk.ui.models.pair_delegate import PairDelegate
from ssa_desk.ui.widgets.table import RecordTable

_NUMBER_LETTERS, _PAIR_LETTERS, _LEAST = 9, 12, 6
_ROW_MARGIN = 16
_LEAST_NAME = 20
"""Letters that names keep when there are many numbers."""


class FigureTable(RecordTable):
    """Enter or a double click asks for the records behind a number, Ctrl+C copies."""

    number_opened = Signal(QModelIndex)
    copy_wanted = Signal()
    reached = Signal(QRect)
    """The place of the number that the keys are on now."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self._figures = FigureModel(parent)
        super().__init__(self._figures, name, parent)
        self.setItemDelegate(PairDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._tell_reached)
        self.doubleClicked.connect(self.number_opened)
        self.viewport().installEventFilter(self)

    @property
    def figures(self) -> FigureModel:
        """Return what is shown."""
        return self._figures

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet; the place of the keys stays where there is such a place."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self._figures.show_sheet(sheet)
        # Qt cuts the second line of a head, whatever room there is.
        lines = any("\n" in in_two_lines(one.head) for one in sheet.columns)
        modes = Qt.TextElideMode
        self.horizontalHeader().setTextElideMode(modes.ElideNone if lines else modes.ElideRight)
        self._share_room()
        rows, columns = len(sheet.lines), len(sheet.columns)
        if rows and columns:
            place = self._figures.index(min(max(row, 0), rows - 1), min(max(column, 1), columns))
            self.selectionModel().blockSignals(True)  # noqa: FBT003 - nobody went there
            self.setCurrentIndex(place)
            self.selectionModel().blockSignals(False)  # noqa: FBT003

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        rows = self.verticalHeader().length()
        heads = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + heads + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the number at Enter, copy at Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.number_opened.emit(self.currentIndex())
        else:
            QTableView.keyPressEvent(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the number that is reached."""
        QTableView.focusInEvent(self, event)
        index = self.currentIndex()
        if index.isValid() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(index)
        self._tell_reached(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when there is another width."""
        if event.type() == QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)

    def _share_room(self) -> None:
        """Give each number the room it needs, and the names the rest."""
        room, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        columns = range(1, len(self._figures.sheet.columns) + 1)
        least = _PAIR_LETTERS if self._figures.sheet.pairs else _NUMBER_LETTERS
        wanted = {
            column: max(self.sizeHintForColumn(column), self._head_width(column), least * letter)
            for column in columns
        }
        cap = max(wanted.values(), default=0)
        while cap > _LEAST * letter and _sum(wanted, cap) > room - _LEAST_NAME * letter:
            cap -= letter
        for column, width in wanted.items():
            self.setColumnWidth(column, min(width, cap))
        self.setColumnWidth(0, max(room - _sum(wanted, cap), _LEAST * letter))
        self._fit_rows()
        self.setFixedHeight(self.sizeHint().height())

    def _fit_rows(self) -> None:
        """Give long names a second line: Qt's own measure forgets the padding and cuts words."""
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self._line() + _ROW_MARGIN)
        least, around = rows.defaultSectionSize(), rows.defaultSectionSize() - self._line()
        room = QRect(0, 0, max(self.columnWidth(0) - around - 2, 1), 10_000)
        usual, bold = self.fontMetrics(), QFontMetrics(_bold(self.font()))
        for row, line in enumerate(self._figures.sheet.lines):
            words = breakable(line.name)
            metrics = bold if line.is_total or not line.cells else usual
            height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            rows.resizeSection(row, max(least, height + around - 4))

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _head_width(self, column: int) -> int:
        return self.horizontalHeader().sectionSizeHint(column)

    def _tell_reached(self, index: QModelIndex, *_: object) -> None:
        if index.isValid() and self.hasFocus():
            self.reached.emit(self.visualRect(index))


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _sum(wanted: dict[int, int], cap: int) -> int:
    return sum(min(width, cap) for width in wanted.values())
