"""Paints a word on one line, as the lists do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ssa_desk.ui.look.icons import colour


def paint_words(
    painter: QPainter,
    place: QRect,
    words: str,
    font: QFont,
    role: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Paint words in a colour of the look, cut off where the room ends; return their width."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(QColor(colour(role)))
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(place, int(flags), shown)
    return metrics.horizontalAdvance(shown)
