"""Dates as people here write them, and a calendar without alarm colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget

from ssa_desk.ui.look.icons import colour

DATE_FORMAT = "dd.MM.yyyy"
TIME_FORMAT = "HH:mm"


def calm_calendar(calendar: QCalendarWidget) -> None:
    """Draw weekends quietly and drop the week numbers; call it each time before it is shown."""
    views = QCalendarWidget
    calendar.setVerticalHeaderFormat(views.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(views.HorizontalHeaderFormat.ShortDayNames)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    quiet = QTextCharFormat()
    quiet.setForeground(QColor(colour("muted")))
    calendar.setHeaderTextFormat(quiet)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, quiet)
