"""Chooses what is counted: the period, the school, and how many years stand beside it."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ssa_desk.domain.records import School
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.figure_views import MOST_BACK, Wanted
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.widgets.naming import name_input

OWN = "own"
_DAY_LETTERS, _SCHOOL_LETTERS = 18, 34


class ChoiceBar(QWidget):
    """Tells when something else is chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._periods: list[Period] = []
        self._told: Period | None = None
        self._row = FlowLayout(self)
        self.kind, self._kind_box = self._choice(self.tr("&Zeitraum"), self.tr("Art des Zeitraums"))
        for kind, words in (
            ("schuljahr", self.tr("Schuljahr")),
            ("halbjahr", self.tr("Schulhalbjahr")),
            ("kalenderjahr", self.tr("Kalenderjahr")),
            (OWN, self.tr("Eigener Zeitraum")),
        ):
            self.kind.addItem(words, kind)
        self.period, self._period_box = self._choice("", self.tr("Welcher Zeitraum"))
        self._own_box = QWidget(self)
        self._row.addWidget(self._own_box)
        self.school, self._school_box = self._choice(self.tr("Schu&le"), self.tr("Schule"))
        self.back, self._back_box = self._choice(self.tr("&Daneben"), self.tr("Frühere Zeiträume"))
        self.back.addItem(self.tr("nichts"), 0)
        self.back.addItem(self.tr("ein Jahr davor"), 1)
        for years in range(2, MOST_BACK + 1):
            self.back.addItem(self.tr("{} Jahre davor").format(years), years)
        self.back.setCurrentIndex(1)
        self.kind.currentIndexChanged.connect(self._on_kind)
        for box in (self.period, self.school, self.back):
            box.currentIndexChanged.connect(self.chosen)
        self._school_box.hide()
        self._show_own(own=False)

    @cached_property
    def first(self) -> DayEditor:
        """Return the first day of a period of one's own; made when it is wanted."""
        return self._day(self.tr("von"), self.period)

    @cached_property
    def last(self) -> DayEditor:
        """Return the last day."""
        return self._day(self.tr("bis"), self.first.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep long names of schools from taking a line of their own."""
        super().resizeEvent(event)
        self.school.setMaximumWidth(_SCHOOL_LETTERS * self.fontMetrics().averageCharWidth())

    def begin(self) -> None:
        """Put the focus on the choice of the period."""
        self.kind.setFocus()

    def offer(self, periods: Sequence[Period], schools: Sequence[School]) -> None:
        """Offer these periods and schools; what is chosen stays where it still can be."""
        if list(periods) != self._periods:
            present = self._listed()
            self._periods = list(periods)
            self._fill_periods(present)
        names = [("", self.tr("alle Schulen")), *((one.id, one.name) for one in schools)]
        _fill(self.school, [(words, school_id) for school_id, words in names])
        self._school_box.setVisible(len(schools) > 1)

    @property
    def trouble(self) -> str:
        """Return why there is no period to be counted."""
        if self._days() is not None:
            return self.tr("Der erste Tag liegt nach dem letzten.")
        return self.tr("Bitte geben Sie beide Tage ein.")

    def wanted(self) -> Wanted | None:
        """Return what is chosen, or None while two own days make no period."""
        period = self._own() if self.kind.currentData() == OWN else self._listed()
        if period is None:
            return None
        return Wanted(period, self.school.currentData() or "", self.back.currentData() or 0)

    def place(self) -> tuple[str, ...]:
        """Return what is chosen as ids, days and numbers."""
        wanted = self.wanted()
        if wanted is None:
            return ()
        days = (wanted.period.first.isoformat(), wanted.period.last.isoformat())
        return (str(self.kind.currentData()), *days, wanted.school_id, str(wanted.back))

    def return_to(self, place: tuple[str, ...]) -> None:
        """Choose again what `place` told, as far as it is still offered."""
        if len(place) != 5:
            return
        kind, first, last, school_id, back = place
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        if kind == OWN:
            self.first.set_value(period.first)
            self.last.set_value(period.last)
            self._told = period
        else:
            self._fill_periods(period)
        self.school.setCurrentIndex(max(self.school.findData(school_id), 0))
        self.back.setCurrentIndex(max(self.back.findData(int(back)), 0))
        self.chosen.emit()

    def _listed(self) -> Period | None:
        period = self.period.currentData()
        return period if isinstance(period, Period) else None

    def _days(self) -> tuple[date, date] | None:
        try:
            first, last = self.first.day(), self.last.day()
        except EntryError:
            return None
        return (first, last) if first and last else None

    def _own(self) -> Period | None:
        days = self._days()
        return Period(*days) if days and days[0] <= days[1] else None

    def _on_kind(self) -> None:
        is_own = self.kind.currentData() == OWN
        present = self._listed()
        if is_own and present and self._own() is None:
            # The first day stands first.
            self.first.set_value(present.first)
            self.last.set_value(present.last)
        self._show_own(own=is_own)
        if is_own:
            self._told = self._own()
            self.first.setFocus()
        else:
            self._fill_periods(present)
        self.chosen.emit()

    def _on_day(self) -> None:
        """Tell of other days; leaving a line as it was is no news."""
        own = self._own()
        if own != self._told:
            self._told = own
            self.chosen.emit()

    def _show_own(self, *, own: bool) -> None:
        self._period_box.setVisible(not own)
        self._own_box.setVisible(own)

    def _fill_periods(self, present: Period | None) -> None:
        """Offer the periods of the kind; the chosen one, or the one of the same days, stays."""
        kind = self.kind.currentData()
        offered = [one for one in self._periods if one.kind == kind]
        same = [one for one in offered if one == present]
        near = [one for one in offered if present and one.overlaps(present)]
        _fill(
            self.period, [(_short(one), one) for one in offered], next(iter((*same, *near)), None)
        )

    def _choice(self, words: str, name: str) -> tuple[QComboBox, QWidget]:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(10)
        name_input(box, name)
        box.currentTextChanged.connect(box.setToolTip)
        return box, self._labelled(words or name, box, is_shown=bool(words))

    def _day(self, words: str, before: QWidget) -> DayEditor:
        row = self._own_box.layout() or _row(self._own_box)
        editor = DayEditor(self._own_box)
        editor.name_input(self.tr("Zeitraum {}").format(words), "")
        editor.setFixedWidth(_DAY_LETTERS * self.fontMetrics().averageCharWidth())
        editor.line.editingFinished.connect(self._on_day)
        name = QLabel(words, self._own_box)
        name.setBuddy(editor.line)
        row.addWidget(name)
        row.addWidget(editor)
        QWidget.setTabOrder(before, editor.line)
        return editor

    def _labelled(self, words: str, box: QComboBox, *, is_shown: bool) -> QWidget:
        holder = QWidget(self)
        row = _row(holder)
        name = QLabel(words, holder)
        name.setBuddy(box)
        name.setVisible(is_shown)
        row.addWidget(name)
        row.addWidget(box)
        self._row.addWidget(holder)
        return holder


def _row(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 10, 0)
    row.setSpacing(6)
    return row


def _fill(box: QComboBox, choices: Sequence[tuple[str, object]], chosen: object = None) -> None:
    """Offer choices and choose one, or the one that was chosen, without telling anybody."""
    wanted = box.currentData() if chosen is None else chosen
    values = [value for _, value in choices]
    box.blockSignals(True)  # noqa: FBT003 - Qt
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(values.index(wanted) if wanted in values else 0)
    box.blockSignals(False)  # noqa: FBT003 - Qt


def _short(period: Period) -> str:
    """Return the title without the kind, which stands beside it."""
    return period.title.removeprefix("Schuljahr ").removeprefix("Kalenderjahr ")
