"""Draws one entry of a timeline: a drawing on a line, and a card beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ssa_desk.services.timeline import TimelineEntry
from ssa_desk.ui.look.icons import colour, pixmap
from ssa_desk.ui.models.painted import paint_words
from ssa_desk.ui.models.timeline import ENTRY
from ssa_desk.ui.words import moment_words

Index = QModelIndex | QPersistentModelIndex

_ICONS = (
    ("Telefon", "phone"),
    ("E-Mail", "mail"),
    ("Messenger", "message-square-text"),
    ("Video", "monitor"),
    ("Tür-und-Angel", "door-open"),
    ("Unterricht", "graduation-cap"),
    ("nicht zustande", "phone-missed"),
    ("Hausbesuch", "house"),
    ("Begleitung", "footprints"),
    ("Konferenz", "users"),
)
_KINDS = {
    "parent_contact": "users-round",
    "referral": "share-2",
    "absence_record": "calendar-x",
    "application_help": "file-check",
    "staff_consultation": "graduation-cap",
    "transition": "route",
    "group_session": "users",
}
_LINES = 7


class TimelineDelegate(QStyledItemDelegate):
    """Cards as high as their text, at most some lines; opening the entry shows the rest."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the card at the present width."""
        entry = index.data(ENTRY)
        if not isinstance(entry, TimelineEntry):
            return QSize()
        width = self._view.viewport().width()
        return QSize(width - 4, _Sizes(option.font).height(entry, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the entry."""
        entry = index.data(ENTRY)
        if not isinstance(entry, TimelineEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == index.model().rowCount() - 1
        _Entry(painter, option, entry).draw(is_last=last)
        painter.restore()


class _Sizes:
    """Fonts and distances, all from the height of a line."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.bold = QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.88)
        self.line = QFontMetrics(self.font).height()
        self.rail = round(self.line * 2.5)
        self.pad = round(self.line * 0.7)
        self.gap = round(self.line * 0.6)

    def lines(self, text: str, width: int) -> list[str]:
        """Return the text in lines of this width, the last one with "…" when more follow."""
        found: list[str] = []
        for part in text.split("\n"):
            layout = QTextLayout(part, self.font)
            layout.beginLayout()
            while (line := layout.createLine()).isValid() and len(found) <= _LINES:
                line.setLineWidth(width)
                start = line.textStart()
                found.append(part[start : start + line.textLength()].rstrip())
            layout.endLayout()
        if len(found) <= _LINES:
            return found
        metrics = QFontMetrics(self.font)
        last = f"{found[_LINES - 1]} …"
        cut = metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)
        return [*found[: _LINES - 1], cut]

    def height(self, entry: TimelineEntry, width: int) -> int:
        """Return the height of card and gap."""
        room = width - self.rail - 2 * self.pad - 10
        lines = self.lines(entry.text, room) if entry.text else []
        text = len(lines) * QFontMetrics(self.font).lineSpacing()
        between = round(self.line * 0.35) if text else 0
        return 2 * self.pad + round(self.line * 1.2) + between + text + self.gap


class _Entry:
    """One drawing of one entry."""

    def __init__(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: TimelineEntry
    ) -> None:
        self._painter, self._entry = painter, entry
        self._rect = QRect(option.rect)
        self._state = option.state
        self._sizes = _Sizes(option.font)

    def draw(self, *, is_last: bool) -> None:
        """Draw rail, card and words."""
        sizes = self._sizes
        self._rail(is_last=is_last)
        card = self._rect.adjusted(sizes.rail, 1, -6, -sizes.gap)
        self._card(card)
        inner = card.adjusted(sizes.pad, sizes.pad, -sizes.pad, -sizes.pad)
        top = QRect(inner.x(), inner.y(), inner.width(), round(sizes.line * 1.2))
        self._top(top)
        if self._entry.text:
            rest = inner.adjusted(0, top.height() + round(sizes.line * 0.35), 0, 0)
            self._text(rest)

    def _rail(self, *, is_last: bool) -> None:
        side = round(self._sizes.line * 1.75)
        badge = QRect(self._rect.x() + 2, self._rect.y() + 4, side, side)
        painter = self._painter
        if not is_last:
            painter.setPen(QPen(QColor(colour("border")), 2))
            x = badge.center().x()
            painter.drawLine(x, badge.bottom() + 5, x, self._rect.bottom() - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour("accent_soft")))
        painter.drawEllipse(badge)
        name = icon_of(self._entry.title, self._entry.kind)
        drawing = pixmap(name, "accent_text", round(side * 0.52))
        size = drawing.deviceIndependentSize().toSize()
        painter.drawPixmap(
            badge.center() - QPoint(size.width() // 2 - 1, size.height() // 2 - 1), drawing
        )

    def _card(self, card: QRect) -> None:
        chosen = self._state & QStyle.StateFlag.State_Selected
        focused = chosen and self._state & QStyle.StateFlag.State_HasFocus
        edge = "accent" if focused else ("field_border" if chosen else "border")
        hover = self._state & QStyle.StateFlag.State_MouseOver and not chosen
        self._painter.setPen(QPen(QColor(colour("field_border" if hover else edge)), 1))
        self._painter.setBrush(QColor(colour("surface")))
        self._painter.drawRoundedRect(card, 9, 9)
        if focused:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 8, 8)

    def _top(self, place: QRect) -> None:
        sizes, entry = self._sizes, self._entry
        moment = moment_words(entry.day, entry.time, entry.minutes)
        width = QFontMetrics(sizes.small).horizontalAdvance(moment) + 2
        right = QRect(place.right() - width, place.y(), width, place.height())
        paint_words(self._painter, right, moment, sizes.small, "muted", Qt.AlignmentFlag.AlignRight)
        room = place.adjusted(0, 0, -width - 12, 0)
        title = entry.title[:1].upper() + entry.title[1:]
        used = paint_words(self._painter, room, title, sizes.bold, "text")
        room = room.adjusted(used + 10, 0, 0, 0)
        for mark in entry.marks:
            room = self._chip(room, mark, "warning")
        for chip in entry.chips:
            room = self._chip(room, chip)

    def _chip(self, room: QRect, words: str, role: str = "accent") -> QRect:
        metrics = QFontMetrics(self._sizes.small)
        least = metrics.averageCharWidth() * 8
        width = min(metrics.horizontalAdvance(words) + 20, room.width())
        if width < least:
            return room
        ground = QRect(room.x(), room.y(), width, room.height())
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour(f"{role}_soft")))
        self._painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        inner = ground.adjusted(10, 0, -8, 0)
        paint_words(self._painter, inner, words, self._sizes.small, f"{role}_text")
        return room.adjusted(width + 6, 0, 0, 0)

    def _text(self, place: QRect) -> None:
        self._painter.setFont(self._sizes.font)
        self._painter.setPen(QColor(colour("text")))
        metrics = QFontMetrics(self._sizes.font)
        y = place.y() + metrics.ascent()
        for line in self._sizes.lines(self._entry.text, place.width()):
            self._painter.drawText(place.x(), y, line)
            y += metrics.lineSpacing()


def icon_of(title: str, kind: str = "") -> str:
    """Return the drawing for a kind of record, and among contacts for the way they took."""
    if kind in _KINDS:
        return _KINDS[kind]
    return next((name for start, name in _ICONS if title.startswith(start)), "message-square-text")
