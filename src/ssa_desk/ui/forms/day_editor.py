"""The editor of a day: typed the short way, stepped by arrow keys, or picked in a calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QStyle, QToolButton, QWidget, QWidgetAction

from ssa_desk.domain import clock
from ssa_desk.ui.forms.parsing import EntryError, day_text, parsed_day
from ssa_desk.ui.forms.text_editors import ReadEditor
from ssa_desk.ui.look.icons import set_icon

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class DayEditor(ReadEditor):
    """A German date that may be empty. Arrow keys step by days, Alt+Down opens a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parsed_day, _shown, parent)
        self.line.setPlaceholderText("TT.MM.JJJJ")
        self.line.installEventFilter(self)
        self._calendar: QCalendarWidget | None = None
        self._menu: QMenu | None = None
        self._button = QToolButton(self.line)
        self._button.setProperty("look", "inside")
        set_icon(self._button, "calendar-days", length=16)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setAccessibleName(self.tr("Kalender öffnen"))
        self._button.setToolTip(self.tr("Kalender öffnen (Alt+Pfeil ab)"))
        self._button.clicked.connect(self.open_calendar)

    def day(self) -> date | None:
        """Return the day; raises EntryError when the text is none."""
        return parsed_day(self.line.text())

    def open_calendar(self) -> None:
        """Show the calendar below the line."""
        menu, calendar = self._popup()
        day = self._day() or clock.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step by days and open the calendar by key; keep the button at the right edge."""
        if watched is self.line and event.type() == QEvent.Type.Resize:
            self._place_button()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._stepped(event)
        return super().eventFilter(watched, event)

    def _stepped(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        if key not in _STEPS or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        day = self._day()
        self.set_value(day + timedelta(days=_STEPS[key]) if day else clock.today())
        return True

    def _day(self) -> date | None:
        try:
            return parsed_day(self.line.text())
        except EntryError:
            return None

    def _place_button(self) -> None:
        frame = self.line.style().pixelMetric(QStyle.PixelMetric.PM_DefaultFrameWidth)
        side = max(0, self.line.height() - 2 * frame - 4)
        self._button.setFixedSize(side, side)
        self._button.move(self.line.width() - side - frame - 2, frame + 2)
        self.line.setTextMargins(0, 0, side, 0)

    def _popup(self) -> tuple[QMenu, QCalendarWidget]:
        if self._menu is None or self._calendar is None:
            self._menu = QMenu(self)
            self._calendar = QCalendarWidget(self._menu)
            self._calendar.setLocale(QLocale(QLocale.Language.German, QLocale.Country.Germany))
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setVerticalHeaderFormat(
                QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
            )
            self._calendar.clicked.connect(self._take)
            self._calendar.activated.connect(self._take)
            action = QWidgetAction(self._menu)
            action.setDefaultWidget(self._calendar)
            self._menu.addAction(action)
        return self._menu, self._calendar

    def _take(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._menu is not None:
            self._menu.close()
        self.line.setFocus()


def _shown(value: object) -> str:
    return day_text(value if isinstance(value, date) else None)
