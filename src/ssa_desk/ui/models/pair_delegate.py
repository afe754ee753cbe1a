"""Draws a true number with the printed one behind it, each in its own colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ssa_desk.ui.models.figure_model import PAIR
from ssa_desk.ui.models.painted import paint_words

Index = QModelIndex | QPersistentModelIndex
_SIDE = 6


class PairDelegate(QStyledItemDelegate):
    """Leaves all other cells as they are."""

    def initStyleOption(  # noqa: N802 - Qt
        self, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw no words where the pair is drawn."""
        super().initStyleOption(option, index)
        if index.data(PAIR) is not None:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then both numbers."""
        super().paint(painter, option, index)
        pair = index.data(PAIR)
        if pair is None:
            return
        font = index.data(Qt.ItemDataRole.FontRole) or QFont(option.font)
        font.setPointSizeF(option.font.pointSizeF())
        room = QRect(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        width = max(QFontMetrics(font).horizontalAdvance("000"), _width(font, pair[1]))
        right = QRect(room.right() - width, room.y(), width, room.height())
        gap = QFontMetrics(font).averageCharWidth()
        left = room.adjusted(0, 0, -width - gap, 0)
        painter.save()
        paint_words(painter, left, pair[0], font, "text", Qt.AlignmentFlag.AlignRight)
        paint_words(painter, right, pair[1], font, "accent_text", Qt.AlignmentFlag.AlignRight)
        painter.restore()


def _width(font: QFont, words: str) -> int:
    return QFontMetrics(font).horizontalAdvance(words)
