"""The card "Aufbewahrung": how long each class is kept, from when, and where that comes from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.domain.retention_words import PRESET_REASONS, PlannedClass
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import agreed
from ssa_desk.ui.dialogs.retention_rule import RetentionRuleDialog
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.text import label

_LINES = 13
_PERIOD = 2


class PlanCard(Card):
    """Each class can be changed; a preset brings all of them back."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(self.tr("Aufbewahrung"), parent)
        self._desk = desk
        self._lines: tuple[PlannedClass, ...] = ()
        self.reason = label("", "muted", wrap=True)
        self.body.addWidget(self.reason)
        empty = EmptyState("clock", self.tr("Kein Plan"), "", "", self)
        heads = (
            self.tr("Klasse"),
            self.tr("Was"),
            self.tr("Wie lange"),
            self.tr("Ab wann"),
            self.tr("Grundlage"),
        )
        self.list = EntryList(self.tr("Aufbewahrung"), heads, _PERIOD, empty, self)
        self.list.delete.hide()
        self.list.delete.setEnabled(False)
        self.list.change.setText(self.tr("&Frist ändern …"))
        self.list.change_wanted.connect(self._change)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LINES)
        self.list.table.chosen.connect(self._show_whole)
        self.body.addWidget(self.list)
        self.whole = label("", "small", wrap=True)
        self.body.addWidget(self.whole)
        self.body.addLayout(self._preset_row())
        self.refresh()

    def refresh(self) -> None:
        """Read the plan again."""
        retention = self._desk.retention
        plan = retention.plan()
        self._lines = retention.lines(plan)
        row = max(self.list.table.currentIndex().row(), 0)
        self.list.show_rows([_texts(one) for one in self._lines], row)
        self.presets.setCurrentIndex(self.presets.findData(plan.employer))
        words = PRESET_REASONS[plan.employer]
        own = sum(one.is_own for one in self._lines)
        if own:
            words += " " + self.tr("Abweichend festgelegt: {} von {}.").format(
                own, len(self._lines)
            )
        self.reason.setText(words)
        may_write = not self._desk.workspace.read_only
        self.list.change.setEnabled(may_write)
        self.back.setEnabled(may_write)
        self._show_whole(row)

    def reset(self) -> None:
        """Go back to the chosen preset after asking."""
        is_wanted = agreed(
            self,
            self.tr("Vorgabe übernehmen?"),
            self.tr("Alle Fristen werden auf die gewählte Vorgabe gesetzt. Gelöscht wird nichts."),
            self.tr("Ü&bernehmen"),
        )
        if is_wanted:
            try:
                self._desk.retention.reset(self.presets.currentData())
            except ExpectedError as error:
                errors.show(error, self)
            self._tell()

    def _change(self, row: int) -> None:
        rule = self._lines[row]
        if rule.is_fixed:
            return
        dialog = RetentionRuleDialog(self._desk.retention.plan(), rule, self)
        is_taken = dialog.exec()
        dialog.deleteLater()
        if is_taken:
            self._choose(dialog.plan)

    def _choose(self, plan: RetentionPlan) -> None:
        try:
            self._desk.retention.choose(plan)
        except ExpectedError as error:
            errors.show(error, self)
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()

    def _show_whole(self, row: int) -> None:
        """Show below the table what its columns cut off."""
        if not 0 <= row < len(self._lines):
            return
        one = self._lines[row]
        parts = [one.words.period, one.words.start and f"ab: {one.words.start}", one.source]
        self.whole.setText(" · ".join(part for part in parts if part))
        self.list.change.setEnabled(not one.is_fixed and not self._desk.workspace.read_only)

    def _preset_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.presets = QComboBox(self)
        for entry in self._desk.workspace.catalogue("employer_type").entries:
            if entry.identifier in PRESET_REASONS:
                self.presets.addItem(entry.label, entry.identifier)
        name = QLabel(self.tr("&Vorgabe für"), self)
        name.setBuddy(self.presets)
        name_input(self.presets, self.tr("Vorgabe für"))
        self.back = Button(self.tr("A&uf Vorgabe setzen …"), "refresh-cw", self)
        self.back.clicked.connect(self.reset)
        for widget in (name, self.presets, self.back):
            row.addWidget(widget)
        row.addStretch(1)
        return row


def _texts(one: PlannedClass) -> tuple[str, str, str, str, str]:
    words = one.words
    return words.code, words.title, words.period, words.start, one.source
