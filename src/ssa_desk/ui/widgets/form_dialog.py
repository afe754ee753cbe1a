"""A dialog as wide as its texts want, whose body scrolls where the screen is too low for it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayoutItem, QWidget

from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.scroll import ScrollPage

_FRAME = 60
_MARGINS = 48
"""Of the dialog, left and right together."""


class FormDialog(Dialog):
    """Grows with what appears in its body; the width is given in letters, for any size of text."""

    def __init__(self, heading: str, text: str, parent: QWidget | None, *, letters: int) -> None:
        super().__init__(heading, text, parent)
        self._scroll = ScrollPage(self, margin=0)
        self._outer = self.body
        self._outer.addWidget(self._scroll, 1)
        self.body = self._scroll.body
        self.body.setSpacing(10)
        # The ring of a focused input must not be cut.
        self.body.setContentsMargins(2, 2, 2, 2)
        self._room = self.screen().availableGeometry()
        wanted = self.fontMetrics().averageCharWidth() * letters + _MARGINS
        self.setMinimumWidth(min(wanted, self._room.width() - _FRAME))
        self._inner = self.body.parentWidget()
        if self._inner is not None:
            self._inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height when something appeared or went."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the height that the body wants."""
        self._settle()
        super().showEvent(event)

    def _settle(self) -> None:
        width = max(self.minimumWidth(), self.width())
        around = self._around(width - _MARGINS)
        wanted = _height(self.body, width - _MARGINS)
        least = self._scroll.minimumSizeHint().height()
        height = max(least, min(wanted, self._room.height() - _FRAME - around))
        self._scroll.setMinimumHeight(height)
        self.resize(width, around + height)

    def _around(self, width: int) -> int:
        """Return the height of all parts but the scrolling one, at this width."""
        column = self.layout()
        if column is None:
            return 0
        items = [column.itemAt(place) for place in range(column.count())]
        shown = [one for one in items if one and not one.isEmpty() and one.layout() != self._outer]
        margins = column.contentsMargins()
        heights = sum(_height(one, width) + column.spacing() for one in shown)
        return heights + margins.top() + margins.bottom()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
