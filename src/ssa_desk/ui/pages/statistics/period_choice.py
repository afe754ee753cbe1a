"""Chooses the period: one with entries, or two days of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ssa_desk.domain.schoolyear import Period
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.widgets.naming import name_input

_OWN = "own"


class PeriodChoice(QWidget):
    """Tells when another period is chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._periods: list[Period] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._label = QLabel(self.tr("&Zeitraum"), self)
        self._box = QComboBox(self)
        name_input(self._box, self.tr("Zeitraum"))
        self._label.setBuddy(self._box)
        self._own = QWidget(self)
        self._first, self._last = DayEditor(self._own), DayEditor(self._own)
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        for words, editor in ((self.tr("von"), self._first), (self.tr("bis"), self._last)):
            name = QLabel(words, self._own)
            name.setBuddy(editor.line)
            editor.name_input(self.tr("Zeitraum {}").format(words), "")
            editor.setFixedWidth(18 * self.fontMetrics().averageCharWidth())
            editor.line.editingFinished.connect(self._on_days)
            own.addWidget(name)
            own.addWidget(editor)
        for widget in (self._label, self._box, self._own):
            row.addWidget(widget)
        row.addStretch(1)
        self._box.setMinimumWidth(30 * self.fontMetrics().averageCharWidth())
        self._own.hide()
        self._box.currentIndexChanged.connect(self._on_choice)

    def begin(self) -> None:
        """Put the focus on the choice."""
        self._box.setFocus()

    def offer(self, periods: Sequence[Period]) -> None:
        """Offer these periods and keep the choice where it is still among them."""
        if list(periods) == self._periods:
            return
        present = self.period()
        self._periods = list(periods)
        self._box.blockSignals(True)  # noqa: FBT003 - Qt
        self._box.clear()
        for period in self._periods:
            self._box.addItem(period.title, period)
        self._box.addItem(self.tr("Eigener Zeitraum …"), _OWN)
        place = self._periods.index(present) if present in self._periods else 0
        self._box.setCurrentIndex(place)
        self._box.blockSignals(False)  # noqa: FBT003 - Qt

    def period(self) -> Period | None:
        """Return the chosen period, or None while two own days make none."""
        place = self._box.currentIndex()
        if 0 <= place < len(self._periods):
            return self._periods[place]
        try:
            first, last = self._first.day(), self._last.day()
        except EntryError:
            return None
        return Period(first, last) if first and last and first <= last else None

    def _on_choice(self) -> None:
        is_own = self._box.currentData() == _OWN
        self._own.setVisible(is_own)
        if is_own:
            self._first.setFocus()
        self.chosen.emit()

    def _on_days(self) -> None:
        self.chosen.emit()
