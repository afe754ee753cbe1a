"""Narrows the trail: days, what was done, to what kind of entry."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.services.audit_trail import TrailFilter, action_titles
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.widgets.field import Field

_EVER = 365 * 100
_MONTH = 30


class TrailFilters(QWidget):
    """Boxes in a row that breaks when the room is short; a day narrows to that day alone."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.span = QComboBox(self)
        for words, days in (
            (self.tr("Letzte 30 Tage"), _MONTH),
            (self.tr("Letzte 7 Tage"), 7),
            (self.tr("Letzte zwölf Monate"), 365),
            (self.tr("Alles"), _EVER),
        ):
            self.span.addItem(words, days)
        self.day = DayEditor(self)
        self.action = self._box(self.tr("Alle Vorgänge"))
        for action, title in action_titles().items():
            self.action.addItem(title[0].upper() + title[1:], action)
        self.kind = self._box(self.tr("Alle Arten"))
        flow = FlowLayout(spacing=10)
        for name, editor in (
            (self.tr("&Zeitraum"), self.span),
            (self.tr("Nur am &Tag"), self.day),
            (self.tr("&Vorgang"), self.action),
            (self.tr("&Art"), self.kind),
        ):
            flow.addWidget(Field(name, editor, "", self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        for box in (self.span, self.action, self.kind):
            box.currentIndexChanged.connect(self._tell)
        self.day.changed.connect(self._tell)

    def wanted(self) -> TrailFilter:
        """Return what is asked for; a day that does not fit counts as none."""
        today, day = clock.today(), self._chosen_day()
        first = day or today - timedelta(days=int(self.span.currentData()) - 1)
        action, kind = self.action.currentData(), self.kind.currentData()
        return TrailFilter(first, day or today, str(action or ""), str(kind or ""))

    def offer_kinds(self, desk: Desk) -> None:
        """Offer the kinds that occur; the chosen one stays."""
        kinds = desk.trail.kinds()
        if [value for value, _ in kinds] == [
            self.kind.itemData(place) for place in range(1, self.kind.count())
        ]:
            return
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)  # noqa: FBT003 - Qt
        while self.kind.count() > 1:
            self.kind.removeItem(1)
        for value, title in kinds:
            self.kind.addItem(title, value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)  # noqa: FBT003 - Qt

    def _chosen_day(self) -> date | None:
        try:
            return self.day.day()
        except EntryError:
            return None

    def _box(self, everything: str) -> QComboBox:
        box = QComboBox(self)
        box.addItem(everything, "")
        return box

    def _tell(self, _index: int = 0) -> None:
        self.changed.emit()
