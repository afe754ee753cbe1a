"""The card "Aufbewahrung": how long each class is kept, from when, and where that comes from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.retention_words import PRESET_REASONS, PlannedClass
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import agreed
from ssa_desk.ui.dialogs.retention_rule import RetentionRuleDialog
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.data_protection.share_table import ShareTable
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.text import label

_LINES = 12
_SHARES = (0.24, 0.3, 0.2)


class PlanCard(Card):
    """Each class can be changed; a preset brings all of them back."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(self.tr("Aufbewahrung"), parent)
        self._desk = desk
        self._lines: tuple[PlannedClass, ...] = ()
        self.reason = label("", "muted", wrap=True)
        self.body.addWidget(self.reason)
        heads = (
            self.tr("Was"),
            self.tr("Wie lange"),
            self.tr("Ab wann"),
            self.tr("Grundlage"),
        )
        self.model = TextTable(heads, self)
        self.table = ShareTable(self.model, self.tr("Aufbewahrung"), _SHARES, self)
        self.table.show_lines(_LINES)
        self.table.opened.connect(self._change)
        self.table.chosen.connect(self._show_whole)
        self.body.addWidget(self.table)
        self.whole = label("", "small", wrap=True)
        self.body.addWidget(self.whole)
        self.body.addLayout(self._preset_row())
        self.refresh()

    def refresh(self) -> None:
        """Read the plan again."""
        retention = self._desk.retention
        plan = retention.plan()
        self._lines = retention.lines(plan)
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_rows([_texts(one) for one in self._lines])
        self.table.selectRow(row)
        self.presets.setCurrentIndex(self.presets.findData(plan.employer))
        words = PRESET_REASONS[plan.employer]
        own = sum(one.is_own for one in self._lines)
        if own:
            words += " " + self.tr("Abweichend festgelegt: {} von {}.").format(
                own, len(self._lines)
            )
        self.reason.setText(words)
        self.back.setDisabled(self._desk.workspace.read_only)
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

    def _change_chosen(self) -> None:
        self._change(self.table.currentIndex().row())

    def _change(self, row: int) -> None:
        rule = self._lines[row]
        if rule.is_fixed or self._desk.workspace.read_only:
            return
        dialog = RetentionRuleDialog(self._desk.retention, rule, self)
        is_taken = dialog.exec()
        dialog.deleteLater()
        if is_taken:
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
        self.change.setEnabled(not one.is_fixed and not self._desk.workspace.read_only)

    def _preset_row(self) -> FlowLayout:
        row = FlowLayout(spacing=8)
        self.change = Button(self.tr("&Frist ändern …"), "pencil", self)
        self.change.clicked.connect(self._change_chosen)
        self.presets = QComboBox(self)
        for entry in self._desk.workspace.catalogue("employer_type").entries:
            if entry.identifier in PRESET_REASONS:
                self.presets.addItem(entry.label, entry.identifier)
        name = QLabel(self.tr("&Vorgabe für"), self)
        name.setBuddy(self.presets)
        name_input(self.presets, self.tr("Vorgabe für"))
        self.back = Button(self.tr("A&uf Vorgabe setzen …"), "refresh-cw", self)
        self.back.clicked.connect(self.reset)
        for widget in (self.change, name, self.presets, self.back):
            row.addWidget(widget)
        return row


def _texts(one: PlannedClass) -> tuple[str, str, str, str]:
    words = one.words
    return words.title, words.period, words.start, one.source
