"""Draws one case of the list: badge, name and class, second line, day, dot."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ssa_desk.domain import clock
from ssa_desk.services.cases import CaseRow
from ssa_desk.ui.look.icons import colour, pixmap
from ssa_desk.ui.models.case_list import ROW, is_due
from ssa_desk.ui.models.painted import paint_words
from ssa_desk.ui.words import day_words

Index = QModelIndex | QPersistentModelIndex


class CaseDelegate(QStyledItemDelegate):
    """Paints what the model gives under the role ROW."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return two lines with air."""
        metrics = option.fontMetrics
        return QSize(200, round(2.0 * metrics.height() + 1.4 * metrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row = index.data(ROW)
        if not isinstance(row, CaseRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Row(painter, option, row, clock.today()).draw()
        painter.restore()


class _Row:
    """One drawing of one row."""

    def __init__(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CaseRow, today: date
    ) -> None:
        self._painter, self._row, self._today = painter, row, today
        self._rect = QRect(option.rect).adjusted(2, 1, -2, -1)
        self._state = option.state
        self._font = QFont(option.font)
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * 0.88)
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._line = QFontMetrics(self._font).height()

    def draw(self) -> None:
        """Draw ground, badge and both lines."""
        self._ground()
        pad = self._line // 2
        side = round(self._line * 2.05)
        badge = QRect(self._rect.x() + pad, 0, side, side)
        badge.moveTop(self._rect.center().y() - side // 2)
        self._badge(badge)
        left = badge.right() + pad
        words = QRect(left, self._rect.y() + pad, self._rect.right() - pad - left, self._line)
        words.moveTop(self._rect.center().y() - round(self._line * 1.12))
        self._first_line(words)
        self._second_line(words.translated(0, round(self._line * 1.25)))

    def _ground(self) -> None:
        if self._state & QStyle.StateFlag.State_Selected:
            ground = "accent_soft"
        elif self._state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        else:
            ground = ""
        self._painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            self._painter.setBrush(QColor(colour(ground)))
            self._painter.drawRoundedRect(self._rect, 6, 6)
        focus = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
        if self._state & focus == focus:
            self._painter.setPen(QColor(colour("accent")))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(self._rect, 6, 6)

    def _badge(self, place: QRect) -> None:
        chosen = bool(self._state & QStyle.StateFlag.State_Selected)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour("surface" if chosen else "accent_soft")))
        self._painter.drawEllipse(place)
        initials = initials_of(self._row.name)
        if initials:
            paint_words(
                self._painter,
                place,
                initials,
                self._bold,
                "accent_text",
                Qt.AlignmentFlag.AlignCenter,
            )
            return
        drawing = pixmap("user-round", "accent_text", round(place.width() * 0.5))
        size = drawing.deviceIndependentSize().toSize()
        self._painter.drawPixmap(
            place.center() - QPoint(size.width() // 2, size.height() // 2), drawing
        )

    def _first_line(self, place: QRect) -> None:
        row = self._row
        day = day_words(row.last_contact, self._today) if row.last_contact else ""
        place = self._at_right(place, day, "accent_text" if day == "heute" else "muted")
        title = row.name or row.case_no
        rest = row.class_name
        wanted = QFontMetrics(self._font).horizontalAdvance(rest) + 10 if rest else 0
        room = min(wanted, place.width() * 2 // 5)
        used = paint_words(self._painter, place.adjusted(0, 0, -room, 0), title, self._bold, "text")
        paint_words(self._painter, place.adjusted(used + 8, 0, 0, 0), rest, self._font, "muted")

    def _second_line(self, place: QRect) -> None:
        row = self._row
        if is_due(row, self._today):
            place = self._dot(place)
        if row.protected:
            place = self._shield(place)
        number = row.case_no if row.name else ""
        state = "" if row.is_open else "abgeschlossen"
        parts = (number, state, row.main_topic or "noch ohne Thema")
        words = " · ".join(part for part in parts if part)
        paint_words(self._painter, place, words, self._small, "muted")

    def _at_right(self, place: QRect, words: str, role: str) -> QRect:
        if not words:
            return place
        width = QFontMetrics(self._small).horizontalAdvance(words) + 2
        right = QRect(place.right() - width, place.y(), width, place.height())
        paint_words(self._painter, right, words, self._small, role, Qt.AlignmentFlag.AlignRight)
        return place.adjusted(0, 0, -width - 8, 0)

    def _dot(self, place: QRect) -> QRect:
        size = self._line // 2
        dot = QRect(place.right() - size, place.center().y() - size // 2, size, size)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour("warning_text")))
        self._painter.drawEllipse(dot)
        return place.adjusted(0, 0, -size - 8, 0)

    def _shield(self, place: QRect) -> QRect:
        drawing = pixmap("eye-off", "warning_text", self._line - 3)
        size = drawing.deviceIndependentSize().toSize()
        spot = QPoint(place.right() - size.width(), place.center().y() - size.height() // 2)
        self._painter.drawPixmap(spot, drawing)
        return place.adjusted(0, 0, -size.width() - 8, 0)


def initials_of(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return ""
    ends = (words[0], words[-1]) if len(words) > 1 else (words[0],)
    return "".join(word[0].upper() for word in ends)
