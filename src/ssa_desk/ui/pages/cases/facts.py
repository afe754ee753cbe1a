"""Shows a record to read: its filled fields as pairs of name and value."""

from collections.abc import Callable, Iterable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ssa_desk.domain.base import Record
from ssa_desk.services.privacy import Privacy
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.forms.editors import CatalogueOf
from ssa_desk.ui.forms.field import FormField, form_fields
from ssa_desk.ui.forms.parsing import day_text, decimal_text, time_text
from ssa_desk.ui.widgets.text import label


class Facts(QWidget):
    """Pairs in two columns, or in one when the window is narrow."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._sides = (QGridLayout(), QGridLayout())
        self._columns = 0
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for side in self._sides:
            side.setHorizontalSpacing(16)
            side.setVerticalSpacing(8)
            side.setColumnMinimumWidth(0, 16 * self.fontMetrics().averageCharWidth())
            side.setColumnStretch(1, 1)
            row.addLayout(side, 1)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these pairs instead of the present ones."""
        self._take_out()
        for pair in self._pairs:
            for one in pair:
                one.hide()
                one.deleteLater()
        self._pairs = [_pair(name, value, self) for name, value in facts]
        self._columns = 0
        self._arrange()

    def show_record(self, record: Record | None, skip: Iterable[str] = ()) -> None:
        """Show the filled fields of a record."""
        self.show_facts(facts_of(record, self._workspace, tuple(skip)) if record else ())

    def is_empty(self) -> bool:
        """Return whether there is nothing to show."""
        return not self._pairs

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one or two columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= 80 * self.fontMetrics().averageCharWidth() else 1
        if columns == self._columns:
            return
        self._columns = columns
        self._take_out()
        self._row.setStretch(1, columns - 1)
        least = 16 * self.fontMetrics().averageCharWidth()
        self._sides[1].setColumnMinimumWidth(0, least if columns > 1 else 0)
        rows = -(-len(self._pairs) // columns)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, value) in enumerate(self._pairs):
            half, row = divmod(place, rows)
            self._sides[half].addWidget(name, row, 0, top)
            self._sides[half].addWidget(value, row, 1, top)
        for side in self._sides:
            side.setRowStretch(len(self._pairs) + 1, 1)

    def _take_out(self) -> None:
        for pair in self._pairs:
            for side in self._sides:
                for one in pair:
                    side.removeWidget(one)


def _pair(name: str, value: str, parent: QWidget) -> tuple[QLabel, QLabel]:
    shown = label(value, "", wrap=True)
    shown.setParent(parent)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown.setAccessibleName(f"{name}: {value}")
    said = label(name, "muted", wrap=True)
    said.setParent(parent)
    said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return said, shown


def facts_of(record: Record, workspace: Workspace, skip: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (name, value) of every filled field that is no link."""
    found = []
    for field in form_fields(type(record)):
        value = getattr(record, field.name)
        if field.link or field.name in skip or value in (None, "", (), False):
            continue
        words = _shown(field, value, workspace.catalogue)
        if field.personal or field.long:
            words = _hiding(field, workspace.privacy)(words)
        found.append((field.title.plain, words))
    return found


def _hiding(field: FormField, privacy: Privacy) -> Callable[[str], str]:
    if field.long:
        return privacy.text
    return privacy.group if field.names_group else privacy.shown


def _shown(field: FormField, value: object, catalogue_of: CatalogueOf) -> str:
    if field.catalogue:
        of = catalogue_of(field.catalogue)
        many = value if isinstance(value, tuple) else (value,)
        return ", ".join(of.label(str(one)) for one in many)
    if isinstance(value, bool):
        return "ja"
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return time_text(value)
    return decimal_text(value) if isinstance(value, float) else str(value)
