"""The card "Klassenverlauf": from which day on which class, to add, correct and delete."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, ClassMembership
from ssa_desk.services.cases import CaseView
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import really_delete
from ssa_desk.ui.dialogs.class_entry import ClassDialog
from ssa_desk.ui.forms.parsing import day_text
from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.text import label


class ClassCard(Card):
    """The classes of a case, newest first; `changed` when one was saved or deleted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self._desk = desk
        self._case: Case | None = None
        self._rows: QWidget | None = None
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Klassenverlauf"), "heading"))
        top.addStretch(1)
        self.new = Button(self.tr("Neue Klasse ab …"), "plus", self)
        self.new.clicked.connect(self.add)
        self.new.setDisabled(desk.workspace.read_only)
        top.addWidget(self.new)
        self.body.addLayout(top)
        self._nothing = label("", "muted", wrap=True)
        self.body.addWidget(self._nothing)

    def show_case(self, view: CaseView) -> None:
        """Show the classes of a case."""
        self._case = view.case
        history = self._desk.classes.of(view.case)
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = _Rows(history, view, self)
        self.body.addWidget(self._rows)
        self._rows.setVisible(bool(history))
        self._nothing.setText(self._words(view.case))
        self._nothing.setVisible(not history)

    def add(self) -> None:
        """Ask for a new class."""
        self._ask(None)

    def change(self, row: ClassMembership) -> None:
        """Correct a class."""
        self._ask(row)

    def delete(self, row: ClassMembership) -> None:
        """Delete a class after a question."""
        text = self.tr("Danach gilt die Klasse davor, sonst die Klasse zu Beginn des Falls.")
        if not really_delete(self, self.tr("Diese Klasse löschen?"), text):
            return
        try:
            self._desk.classes.delete(row)
        except ExpectedError as error:
            errors.show(error, self)
        self._tell()

    def write(self, row_id: str) -> None:
        """Correct the class with this id; without one write a new class."""
        history = self._desk.classes.of(self._case) if self._case else []
        self._ask(next((row for row in history if row.id == row_id), None))

    def is_changeable(self) -> bool:
        """Return whether rows may be corrected."""
        return not self._desk.workspace.read_only

    def _ask(self, row: ClassMembership | None) -> None:
        if self._case is None or not self.is_changeable():
            return
        dialog = ClassDialog(self._desk, self._case, row, self)
        saved = dialog.exec()
        dialog.deleteLater()
        if saved:
            self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        # The button that was pressed may be gone with its row.
        self.new.setFocus()

    def _words(self, case: Case) -> str:
        if case.class_name:
            words = self.tr("Noch kein Wechsel eingetragen: Es gilt die Klasse zu Beginn, {}.")
            return words.format(case.class_name)
        return self.tr("Noch keine Klasse eingetragen. Sie zählt für die Jahrgänge im Bericht.")


class _Rows(QWidget):
    def __init__(self, history: list[ClassMembership], view: CaseView, card: ClassCard) -> None:
        super().__init__(card)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 16 * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(3, 1)
        today = clock.today()
        valid = next((row.id for row in history if row.valid_from <= today), "")
        for place, row in enumerate(history):
            grid.addWidget(
                label(self.tr("ab {}").format(day_text(row.valid_from)), "muted"), place, 0
            )
            grid.addWidget(label(row.class_name, "strong"), place, 1)
            grid.addWidget(self._mark(row, view, is_valid=row.id == valid), place, 2)
            _RowButtons(row, card, grid, place)

    def _mark(self, row: ClassMembership, view: CaseView, *, is_valid: bool) -> QWidget:
        if is_valid:
            return Chip(self.tr("gilt heute"), "", self)
        only_here = view.person is not None and row.case_id is not None
        return label(self.tr("nur für diesen Fall") if only_here else "", "small")


class _RowButtons(QWidget):
    def __init__(
        self, row: ClassMembership, card: ClassCard, grid: QGridLayout, place: int
    ) -> None:
        super().__init__(card)
        self._row, self._card = row, card
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        day = day_text(row.valid_from)
        change = GhostButton("pencil", self.tr("Klasse ab {} ändern").format(day), self)
        change.clicked.connect(self._change)
        delete = GhostButton("trash-2", self.tr("Klasse ab {} löschen …").format(day), self)
        delete.clicked.connect(self._delete)
        for button in (change, delete):
            button.setEnabled(card.is_changeable())
            line.addWidget(button)
        grid.addWidget(self, place, 4, Qt.AlignmentFlag.AlignRight)

    def _change(self) -> None:
        self._card.change(self._row)

    def _delete(self) -> None:
        self._card.delete(self._row)
