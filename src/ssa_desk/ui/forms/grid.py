"""Sets the fields of a form in rows, fewer side by side when the window is narrow."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ssa_desk.ui.forms.cell import FieldCell
from ssa_desk.ui.forms.choice_editors import SeveralEditor
from ssa_desk.ui.forms.text_editors import LongTextEditor, QuickNumberEditor

_WIDE, _NARROW = 4, 2
_LETTERS = {_WIDE: 16, _NARROW: 24}
"""A longer title needs two columns."""

_ASKED = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
"""Set where somebody showed or hid a widget: before, all are hidden."""


class FieldGrid(QWidget):
    """Cells in four columns, or in two when the width does not carry four."""

    def __init__(self, cells: Iterable[FieldCell], parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = tuple(cells)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(12)
        self._arrange(_NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns by the width."""
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """Choose again when the letters grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._choose()

    def expect_width(self, width: int) -> None:
        """Arrange the cells for a width before there is one: a dialog gets its height from it."""
        wide = width >= 71 * self.fontMetrics().averageCharWidth()
        self._arrange(_WIDE if wide else _NARROW)

    def arrange_again(self) -> None:
        """Close the gaps of cells that were hidden or shown."""
        columns, self._columns = self._columns, 0
        self._arrange(columns)

    def _choose(self) -> None:
        self.expect_width(self.width())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        row = column = 0
        for cell in self._cells:
            if cell.testAttribute(_ASKED) and cell.isHidden():
                continue
            span = min(_span(cell, columns), columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(cell, row, column, 1, span)
            column += span
        for index in range(_WIDE):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)


def _span(cell: FieldCell, columns: int) -> int:
    if isinstance(cell.editor, LongTextEditor):
        return 4
    if isinstance(cell.editor, QuickNumberEditor | SeveralEditor):
        return 2
    small = cell.field.type not in (str, bool)
    room = _LETTERS[columns]
    return 1 if small and len(cell.field.title.plain) <= room else 2
