"""Bars beside their names, drawn by hand; the table with the same numbers stands on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.models.painted import paint_words

INKS = ("chart_1", "chart_2", "chart_3", "chart_4", "chart_5")
_EARLIER = ("muted", "field_border", "chart_2")
"""Of numbers of other periods, which stand behind the one that counts."""
_LEGEND_GAP = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and its number; `further` are the parts, or numbers of other periods."""

    name: str
    value: float | None
    is_rest: bool = False
    further: tuple[float | None, ...] = ()
    is_heading: bool = False

    @property
    def values(self) -> tuple[float | None, ...]:
        """Return all numbers, the first one first."""
        return (self.value, *self.further)


class BarChart(QLabel):
    """Horizontal bars, several below each other or, stacked, end to end.

    A label with a picture: so screen readers call it an image.
    """

    def __init__(self, title: str, role: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._title = title
        self._role = role
        self._bars: tuple[Bar, ...] = ()
        self._series: tuple[str, ...] = ()
        self._stacked = self._apart = False
        self._drawn: tuple[Bar, ...] = ()
        self.setPixmap(QPixmap(1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(())

    @property
    def _inks(self) -> tuple[str, ...]:
        others = INKS if self._stacked else _EARLIER
        return (self._role, *(ink for ink in others if ink != self._role))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Return what is shown."""
        return self._bars

    def set_title(self, title: str) -> None:
        """Call the chart this for screen readers."""
        self._title = title

    def show_bars(
        self,
        bars: tuple[Bar, ...],
        series: Sequence[str] = (),
        *,
        stacked: bool = False,
        apart: bool = False,
    ) -> None:
        """Show these bars; `series` names their numbers where each bar has several.

        `apart`: each list below a heading has a scale of its own.
        """
        self._bars, self._series, self._stacked, self._apart = bars, tuple(series), stacked, apart
        self.setAccessibleName(f"Balkendiagramm: {self._title}")
        said = "; ".join(f"{bar.name}: {self._said(bar)}" for bar in bars if not bar.is_heading)
        self.setAccessibleDescription(said or "Keine Daten")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row for each bar."""
        heights = sum(self._height(bar) for bar in self._bars)
        return QSize(260, max(heights, self._line()) + self._legend_height(max(self.width(), 260)))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt
        """Draw the legend, then names, bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._series) > 1:
            for place, words, at in self._legend(self.width()):
                self._draw_legend(painter, self._inks[place], words, at)
        metrics = QFontMetrics(self._small())
        widths = [metrics.horizontalAdvance(bar.name) for bar in self._bars if not bar.is_heading]
        names = min(max(widths, default=0) + 4, int(self.width() * 0.46))
        y = self._legend_height(self.width())
        self._drawn = self._bars
        for place, bar in enumerate(self._bars):
            if self._apart and (bar.is_heading or not place):
                self._drawn = self._list_from(place)
            row = QRect(0, y, self.width(), self._height(bar))
            if bar.is_heading:
                self._draw_heading(painter, row, bar)
            else:
                self._draw_row(painter, row, bar, names)
            y += row.height()
        painter.end()

    def _draw_row(self, painter: QPainter, row: QRect, bar: Bar, names: int) -> None:
        place = QRect(row.x(), row.y(), names, self._line())
        paint_words(painter, place, bar.name, self._small(), "text", Qt.AlignmentFlag.AlignRight)
        numbers = QFontMetrics(self._small()).horizontalAdvance(number(self._most())) + 10
        room = row.adjusted(names + 10, 5, -numbers - 4, -5)
        if self._stacked:
            self._draw_ground(painter, room)
            self._draw_parts(painter, room, bar)
            self._draw_number(painter, room, numbers, sum(one or 0 for one in bar.values))
            return
        slot = QRect(room.x(), room.y(), room.width(), self._line() - 10)
        for place_of, value in enumerate(bar.values):
            self._draw_ground(painter, slot)
            ink = "muted" if bar.is_rest and not place_of else self._inks[place_of]
            self._draw_bar(painter, slot, self._length(slot, value), ink)
            self._draw_number(painter, slot, numbers, value, is_first=not place_of)
            y = room.y() + self._line() - 8 + place_of * self._thin() + self._thin() // 4
            slot = QRect(slot.x(), y, slot.width(), self._thin() // 2)

    def _draw_parts(self, painter: QPainter, room: QRect, bar: Bar) -> None:
        done = 0.0
        for ink, value in zip(self._inks, bar.values, strict=False):
            start, end = self._length(room, done), self._length(room, done + (value or 0))
            part = QRect(room.x() + start, room.y(), room.width() - start, room.height())
            self._draw_bar(painter, part, end - start, ink)
            done += value or 0

    def _draw_ground(self, painter: QPainter, room: QRect) -> None:
        self._draw_bar(painter, room, room.width(), "hover")

    def _draw_bar(self, painter: QPainter, room: QRect, length: int, ink: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour(ink)))
        radius = min(3, room.height() // 2)
        painter.drawRoundedRect(QRect(room.x(), room.y(), length, room.height()), radius, radius)

    def _draw_number(
        self,
        painter: QPainter,
        bar: QRect,
        width: int,
        value: float | None,
        *,
        is_first: bool = True,
    ) -> None:
        font = self._small()
        if is_first:
            font.setWeight(QFont.Weight.DemiBold)
        height = max(bar.height(), QFontMetrics(font).height())
        place = QRect(bar.right() + 8, bar.center().y() - height // 2, width, height)
        words = "–" if value is None else number(value)
        paint_words(painter, place, words, font, "text" if is_first else "muted")

    def _draw_heading(self, painter: QPainter, row: QRect, bar: Bar) -> None:
        font = self._small()
        font.setWeight(QFont.Weight.DemiBold)
        paint_words(painter, row, bar.name, font, "muted")

    def _draw_legend(self, painter: QPainter, ink: str, words: str, at: QRect) -> None:
        side = at.height() // 2
        square = QRect(at.x(), at.center().y() - side // 2, side, side)
        self._draw_bar(painter, square, side, ink)
        paint_words(painter, at.adjusted(side + 6, 0, 0, 0), words, self._small(), "muted")

    def _legend(self, width: int) -> list[tuple[int, str, QRect]]:
        """Return the names of the series with their places, in as many rows as they need."""
        metrics = QFontMetrics(self._small())
        x, y, height = 0, 0, round(metrics.height() * 1.4)
        found = []
        for place, words in enumerate(self._series):
            room = metrics.horizontalAdvance(words) + height // 2 + 10
            if x and x + room > width:
                x, y = 0, y + height
            found.append((place, words, QRect(x, y, min(room, width), height)))
            x += room + _LEGEND_GAP
        return found

    def _legend_height(self, width: int) -> int:
        if len(self._series) < 2:
            return 0
        return self._legend(width)[-1][2].bottom() + 7

    def _said(self, bar: Bar) -> str:
        if not self._series:
            return "" if bar.value is None else number(bar.value)
        pairs = zip(self._series, bar.values, strict=False)
        return ", ".join(
            f"{words} {'keine Zahl' if one is None else number(one)}" for words, one in pairs
        )

    def _length(self, room: QRect, value: float | None) -> int:
        most = self._most()
        return round(room.width() * (value or 0) / most) if most else 0

    def _most(self) -> float:
        if self._stacked:
            return max((sum(one or 0 for one in bar.values) for bar in self._drawn), default=0)
        return max((one or 0 for bar in self._drawn for one in bar.values), default=0)

    def _list_from(self, place: int) -> tuple[Bar, ...]:
        """Return the bars up to the next heading."""
        after = self._bars[place + 1 :]
        ends = [number for number, bar in enumerate(after) if bar.is_heading]
        return self._bars[place : place + 1] + after[: ends[0] if ends else len(after)]

    def _height(self, bar: Bar) -> int:
        further = 0 if self._stacked or bar.is_heading else len(bar.further)
        return self._line() + further * self._thin()

    def _thin(self) -> int:
        """Return the height of a number of another period below the bar."""
        return round(QFontMetrics(self._small()).height() * 1.05)

    def _line(self) -> int:
        return round(QFontMetrics(self.font()).height() * 1.6)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font
