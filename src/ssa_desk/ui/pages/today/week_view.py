"""The week day by day: appointments, sessions, follow-ups, holidays and own free days."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.services.agenda import Agenda, AgendaLine, DayPlan
from ssa_desk.ui.pages.today.agenda_card import AgendaRow
from ssa_desk.ui.pages.today.line_words import kind_of
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import full_day

_WEEK = timedelta(days=7)
_DAY_LETTERS = 20
_WIDE = 96
"""In letters: title and buttons side by side."""


class WeekView(QWidget):
    """Shows one week; Alt and the arrow keys show the one before and the one after."""

    line_wanted = Signal(object)
    export_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, agenda: Agenda, parent: QWidget) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self.day = clock.today()
        """A day of the week that is shown."""
        self._lines: list[AgendaLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        column.addLayout(self._box)
        column.addStretch(1)
        for keys, slot in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            shortcut = QShortcut(keys, self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def first(self) -> date:
        """Return the Monday of the week."""
        return self.day - timedelta(days=self.day.weekday())

    def refresh(self) -> None:
        """Read the week again."""
        days = self._agenda.week(self.day)
        self._lines = [line for one in days for line in one.lines]
        last = days[-1].day
        number = self.first.isocalendar().week
        self._title.setText(
            self.tr("Woche {} · {} bis {}").format(
                number, f"{self.first:%d.%m.}", f"{last:%d.%m.%Y}"
            )
        )
        self._show(days)

    def go_back(self) -> None:
        """Show the week before."""
        self._go(self.day - _WEEK)

    def go_on(self) -> None:
        """Show the week after."""
        self._go(self.day + _WEEK)

    def go_home(self) -> None:
        """Show the present week."""
        self._go(clock.today())

    def begin(self) -> None:
        """Put the cursor into the head."""
        self._back.setFocus()

    def _go(self, day: date) -> None:
        self.day = day
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons below the title in a narrow window."""
        super().resizeEvent(event)
        sides.arrange(self._top, self, _WIDE)

    def _head(self) -> QBoxLayout:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addLayout(self._steps())
        self._top.addStretch(1)
        self._top.addLayout(self._doings())
        return self._top

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        back = self.tr("Woche davor (Alt+Pfeil nach links)")
        on = self.tr("Woche danach (Alt+Pfeil nach rechts)")
        self._back = GhostButton("arrow-left", back, self)
        self._back.clicked.connect(self.go_back)
        forth = GhostButton("arrow-right", on, self)
        forth.clicked.connect(self.go_on)
        self._title = label("", "heading")
        for widget in (self._back, forth, self._title):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _doings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        home = Button(self.tr("Diese Woche"), "", self)
        home.clicked.connect(self.go_home)
        self.new = Button(self.tr("Neuer Termin"), "plus", self)
        self.new.clicked.connect(self.new_wanted)
        export = Button(self.tr("Kalenderdatei …"), "file-down", self)
        export.setToolTip(self.tr("Termine ohne Namen für einen anderen Kalender"))
        export.clicked.connect(self.export_wanted)
        for button in (home, self.new, export):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _show(self, days: Sequence[DayPlan]) -> None:
        while item := self._box.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        place = 0
        for one in days:
            if one.day.weekday() >= 5 and not one.lines and one.free == "Wochenende":
                continue
            self._box.addWidget(self._card(one, place))
            place += len(one.lines)

    def _card(self, plan: DayPlan, place: int) -> Card:
        card = Card("", self)
        card.body.setContentsMargins(14, 6, 10, 6)
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        is_today = plan.day == clock.today()
        words.addWidget(label(full_day(plan.day), "accent" if is_today else "strong"))
        more = ", ".join(part for part in (self.tr("heute") if is_today else "", plan.free) if part)
        words.addWidget(label(more, "small", wrap=True))
        words.addStretch(1)
        side = QWidget(card)
        side.setLayout(words)
        words.setContentsMargins(0, 6, 0, 6)
        side.setFixedWidth(self.fontMetrics().averageCharWidth() * _DAY_LETTERS)
        row.addWidget(side)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for number, line in enumerate(plan.lines, start=place):
            made = AgendaRow(line, number, card, ticks=False, chip=kind_of(line))
            made.opened.connect(self._open)
            rows.addWidget(made)
        if not plan.lines:
            nothing = label("–", "muted")
            nothing.setContentsMargins(10, 0, 0, 0)
            rows.addWidget(nothing)
        row.addLayout(rows, 1)
        card.body.addLayout(row)
        card.setAccessibleName(", ".join(part for part in (full_day(plan.day), plan.free) if part))
        return card

    def _open(self, place: str) -> None:
        self.line_wanted.emit(self._lines[int(place)])
