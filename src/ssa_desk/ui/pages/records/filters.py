"""Narrows a list by school year and by choices, and sorts it: by keyboard as by mouse."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.desk import Desk
from ssa_desk.services.lists import Column, catalogue_of, is_sortable
from ssa_desk.ui.forms.field import form_fields
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.pages.records.spec import RecordSpec
from ssa_desk.ui.widgets.naming import name_input


class Filters(QWidget):
    """Boxes in a row that breaks when the room is short."""

    changed = Signal()

    def __init__(self, desk: Desk, spec: RecordSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec, self._listed = spec, spec.listed
        self._years: list[Period] = []
        self._flow = FlowLayout(spacing=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        self._period = self._years_box() if spec.listed.day else None
        self._choices = {name: self._choice(name) for name in spec.listed.filters}
        self._order = self._box(self.tr("Reihenfolge"), self._usual_order())
        for one in spec.listed.columns:
            if is_sortable(spec.kind, one.name):
                self._order.addItem(self._sorted_words(one), one.name)
        self._descending = False
        self.renew(desk)

    def period(self) -> Period | None:
        """Return the chosen school year, None for all."""
        row = self._period.currentIndex() if self._period is not None else 0
        return self._years[row - 1] if 0 < row <= len(self._years) else None

    def equal(self) -> Mapping[str, Any]:
        """Return the fields that must have a value."""
        pairs = ((name, box.currentData()) for name, box in self._choices.items())
        return {name: value for name, value in pairs if value}

    def order(self) -> tuple[str, bool]:
        """Return the field to sort by, nothing for the usual order, and whether it falls."""
        return str(self._order.currentData() or ""), self._descending

    def narrows(self) -> bool:
        """Return whether something may be hidden."""
        return self.period() is not None or bool(self.equal())

    def choose_order(self, name: str) -> None:
        """Sort by a field; the second time the other way round."""
        row = self._order.findData(name)
        if row < 0:
            return
        if row == self._order.currentIndex():
            self._descending = not self._descending
            self.changed.emit()
        else:
            self._order.setCurrentIndex(row)

    def renew(self, desk: Desk) -> None:
        """Offer the school years and the choices of now."""
        for name, box in self._choices.items():
            self._renew_choice(desk, name, box)
        self._renew_years(desk)

    def _renew_choice(self, desk: Desk, name: str, box: QComboBox) -> None:
        """Offer own choices that came since; the chosen one stays."""
        active = desk.workspace.catalogue(catalogue_of(self._spec.kind, name)).active
        if [one.identifier for one in active] == [box.itemData(i) for i in range(1, box.count())]:
            return
        chosen = box.currentData()
        box.blockSignals(True)  # noqa: FBT003
        while box.count() > 1:
            box.removeItem(1)
        for entry in active:
            box.addItem(entry.label, entry.identifier)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)  # noqa: FBT003

    def _renew_years(self, desk: Desk) -> None:
        if self._period is None or (years := desk.lists.school_years(self._listed)) == self._years:
            return
        chosen = self.period()
        self._years = years
        self._period.blockSignals(True)  # noqa: FBT003
        while self._period.count() > 1:
            self._period.removeItem(1)
        self._period.addItems([year.title for year in years])
        self._period.setCurrentIndex(years.index(chosen) + 1 if chosen in years else 0)
        self._period.blockSignals(False)  # noqa: FBT003

    def _years_box(self) -> QComboBox:
        return self._box(self.tr("Zeitraum"), self.tr("Alle Schuljahre"))

    def _choice(self, name: str) -> QComboBox:
        title = field_title(self._spec, name)
        return self._box(title, self.tr("%1: alle").replace("%1", title))

    def _box(self, name: str, first: str) -> QComboBox:
        box = QComboBox(self)
        box.addItem(first, "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        hidden = QLabel(name, self)
        hidden.setBuddy(box)
        hidden.hide()
        name_input(box, name)
        box.currentIndexChanged.connect(self._on_change)
        self._flow.addWidget(box)
        return box

    def _usual_order(self) -> str:
        return self.tr("Neueste zuerst") if self._spec.listed.day else self.tr("Übliche Folge")

    def _sorted_words(self, column: Column) -> str:
        return self.tr("Nach %1").replace("%1", column_title(self._spec, column))

    def _on_change(self) -> None:
        if self.sender() is self._order:
            self._descending = False
        self.changed.emit()


def column_title(spec: RecordSpec, column: Column) -> str:
    """Return what stands above a column."""
    return column.title or field_title(spec, column.name)


def field_title(spec: RecordSpec, name: str) -> str:
    """Return the German name of a field."""
    return next((one.title.plain for one in form_fields(spec.kind) if one.name == name), "")
