"""Plans a series of sessions: the days are seen before anything is saved."""

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QTableView, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import GroupOffer
from ssa_desk.services.desk import Desk
from ssa_desk.services.groups import Series
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.editor import Editor
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.text_editors import time_editor, whole_editor
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted, full_day

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MOST = 60
_LONGEST = timedelta(days=550)
_ROWS = 8


class PlanSeriesDialog(FormDialog):
    """Asks for day of the week, time and end; shows every day with the reason it is left out."""

    def __init__(self, desk: Desk, offer: GroupOffer, parent: QWidget) -> None:
        super().__init__(
            self.tr("Reihe planen"),
            self.tr("Jede Woche ein Termin. Ferien, Feiertage und Ihre freien Tage bleiben frei."),
            parent,
            letters=66,
        )
        self._desk, self._offer = desk, offer
        self._taken = desk.groups.taken(offer)
        self._days: tuple[date, ...] = ()
        self.planned = 0
        self._build()
        self._start()
        self._preview()

    def save(self) -> None:
        """Save the series and close, or say what does not fit."""
        if not self._preview():
            return
        try:
            at, minutes = _time(self.at.value()), _whole(self.minutes.value())
            made = self._desk.groups.plan(self._offer, self._days, at, minutes)
        except (EntryError, ExpectedError) as error:
            self.say(_sentence(error))
            return
        self.planned = len(made)
        self.accept()

    def _build(self) -> None:
        self.first, self.last = DayEditor(self), DayEditor(self)
        self.weekday = QComboBox(self)
        self.weekday.addItems(list(_DAYS))
        self.at, self.minutes = time_editor(self), whole_editor(self)
        self.number = whole_editor(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._named(self.first, self.tr("&Ab")), 0, 0)
        grid.addWidget(self._weekday_cell(), 0, 1)
        grid.addWidget(self._named(self.at, self.tr("&Uhrzeit")), 0, 2)
        grid.addWidget(self._named(self.minutes, self.tr("&Dauer in Minuten")), 1, 0)
        grid.addWidget(self._named(self.last, self.tr("&Bis")), 1, 1)
        grid.addWidget(self._named(self.number, self.tr("&Oder so viele Termine")), 1, 2)
        self.body.addLayout(grid)
        self._sum = label("", "strong", wrap=True)
        self.body.addWidget(self._sum)
        self.body.addWidget(self._table())
        self.add_cancel()
        self._save = PrimaryButton(self.tr("&Termine anlegen"), "check", self)
        self._save.clicked.connect(self.save)
        self.add_button(self._save)

    def _table(self) -> QTableView:
        self.days = TextTable((self.tr("Tag"), self.tr("Termin")), self)
        table = RecordTable(self.days, self.tr("Die Tage der Reihe"), self)
        table.setColumnWidth(0, 18 * self.fontMetrics().averageCharWidth())
        table.setFixedHeight((_ROWS + 1) * (self.fontMetrics().height() + 16))
        return table

    def _weekday_cell(self) -> QWidget:
        cell = QWidget(self)
        words = QLabel(self.tr("&Wochentag"), cell)
        words.setBuddy(self.weekday)
        grid = QGridLayout(cell)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(words, 0, 0)
        grid.addWidget(self.weekday, 1, 0)
        name_input(self.weekday, self.tr("Wochentag"))
        return cell

    def _named(self, editor: Editor, text: str) -> Editor:
        editor.take_label(QLabel(text, self))
        editor.name_input(text.replace("&", ""), "")
        return editor

    def _start(self) -> None:
        offer, today = self._offer, clock.today()
        first = max(offer.starts_on or today, today)
        last = self._last_session()
        if last is not None:
            self.weekday.setCurrentIndex(last[0])
            self.at.set_value(last[1])
            self.minutes.set_value(last[2])
        else:
            self.weekday.setCurrentIndex(first.weekday() if first.weekday() < 5 else 0)
        self.first.set_value(first)
        if offer.ends_on and offer.ends_on > first:
            self.last.set_value(offer.ends_on)
        else:
            self.number.set_value(offer.planned_sessions or 10)
        for editor in (self.first, self.last, self.number):
            editor.changed.connect(self._preview)
        self.weekday.currentIndexChanged.connect(self._preview)
        self.first.setFocus()

    def _last_session(self) -> tuple[int, time | None, int | None] | None:
        found = self._desk.groups.sessions(self._offer)
        one = found[0] if found else None
        return (one.date.weekday(), one.time, one.duration_min) if one else None

    def _preview(self) -> bool:
        """Show the days; return whether there are any."""
        self.say("")
        try:
            series = self._series()
        except EntryError as error:
            self._show(Series((), ()), str(error))
            return False
        self._show(series, "")
        return bool(self._days)

    def _series(self) -> Series:
        first, last, number = self.first.value(), self.last.value(), _whole(self.number.value())
        if not isinstance(first, date):
            raise EntryError(self.tr("Bitte den ersten Tag eingeben."))
        first += timedelta(days=(self.weekday.currentIndex() - first.weekday()) % 7)
        if number is not None:
            if not 1 <= number <= _MOST:
                raise EntryError(self.tr("Bitte eine Zahl von 1 bis 60 eingeben."))
            series = self._desk.groups.series_of(first, number)
            until = last if isinstance(last, date) else date.max
            return Series(
                tuple(day for day in series.days if day <= until),
                tuple(one for one in series.left_out if one[0] <= until),
            )
        if not isinstance(last, date):
            raise EntryError(self.tr("Bitte den letzten Tag oder eine Zahl eingeben."))
        if not first <= last <= first + _LONGEST:
            raise EntryError(self.tr("Der letzte Tag liegt vor dem ersten oder zu weit danach."))
        return self._desk.groups.series(first, last)

    def _show(self, series: Series, trouble: str) -> None:
        new = tuple(day for day in series.days if day not in self._taken)
        self._days = new
        lines = [(day, self.tr("steht schon")) for day in series.days if day in self._taken]
        lines += [(day, self.tr("Termin")) for day in new]
        lines += [(day, self.tr("frei: %1").replace("%1", why)) for day, why in series.left_out]
        self.days.show_rows([(full_day(day), words) for day, words in sorted(lines)])
        self._sum.setText(trouble or _sum_words(len(new), len(lines) - len(new)))
        self._save.setEnabled(bool(new))


def _sum_words(new: int, left_out: int) -> str:
    words = QCoreApplication.translate("PlanSeriesDialog", "%1 werden angelegt, %2.")
    free = counted(left_out, "Tag bleibt aus", "Tage bleiben aus").replace("keine", "kein", 1)
    one = QCoreApplication.translate("PlanSeriesDialog", "1 Termin wird angelegt, %1.")
    free = free if left_out else "kein Tag bleibt aus"
    if new == 1:
        return one.replace("%1", free)
    return words.replace("%1", counted(new, "Termin", "Termine")).replace("%2", free)


def _time(value: object) -> time | None:
    return value if isinstance(value, time) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _sentence(error: EntryError | ExpectedError) -> str:
    return error.sentence if isinstance(error, ExpectedError) else str(error)
