"""Bars beside their names, drawn by hand; the table with the same numbers stands on the page."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.words import number


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and its number."""

    name: str
    value: int
    is_rest: bool = False


class BarChart(QLabel):
    """Horizontal bars. A label with a picture: so screen readers call it an image."""

    def __init__(self, title: str, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._role = title, role
        self._bars: tuple[Bar, ...] = ()
        self.setPixmap(QPixmap(1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_bars(())

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show these bars."""
        self._bars = bars
        said = "; ".join(f"{bar.name}: {number(bar.value)}" for bar in bars)
        self.setAccessibleName(f"Balkendiagramm: {self._title}")
        self.setAccessibleDescription(said or "Keine Daten")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a row for each bar."""
        return QSize(260, max(1, len(self._bars)) * self._row())

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt
        """Draw names, bars and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.value for bar in self._bars), default=0)
        metrics = QFontMetrics(self._small())
        names = min(
            max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 4,
            int(self.width() * 0.46),
        )
        numbers = metrics.horizontalAdvance(number(most)) + 10
        for place, bar in enumerate(self._bars):
            row = QRect(0, place * self._row(), self.width(), self._row())
            self._draw(painter, row, bar, (names, numbers, most))
        painter.end()

    def _draw(self, painter: QPainter, row: QRect, bar: Bar, sizes: tuple[int, int, int]) -> None:
        names, numbers, most = sizes
        painter.setFont(self._small())
        painter.setPen(QColor(colour("text")))
        name = QFontMetrics(self._small()).elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
        middle = Qt.AlignmentFlag.AlignVCenter
        place = QRect(row.x(), row.y(), names, row.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | middle), name)
        room = QRect(names + 10, row.y() + 5, row.width() - names - numbers - 14, row.height() - 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour("hover")))
        painter.drawRoundedRect(room, 3, 3)
        length = round(room.width() * bar.value / most) if most else 0
        painter.setBrush(QColor(colour("muted" if bar.is_rest else self._role)))
        painter.drawRoundedRect(QRect(room.x(), room.y(), length, room.height()), 3, 3)
        painter.setPen(QColor(colour("text")))
        bold = self._small()
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.drawText(
            QRect(room.right() + 8, row.y(), numbers, row.height()), int(middle), number(bar.value)
        )

    def _row(self) -> int:
        return round(QFontMetrics(self.font()).height() * 1.6)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font
