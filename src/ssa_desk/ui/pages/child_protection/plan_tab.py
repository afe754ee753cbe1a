"""The protection plan: who does what until when, and when it is looked at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.records import ChildProtectionMeasure
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.pages.child_protection.words import day_or_nothing
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList


class PlanTab(QWidget):
    """Tells which measure is to be written, changed or taken out."""

    wanted = Signal(str)
    removed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._measures: tuple[ChildProtectionMeasure, ...] = ()
        self._empty = EmptyState(
            "list-checks",
            self.tr("Noch kein Schutzplan"),
            self.tr("Wer tut was bis wann, und wann wird überprüft?"),
            self.tr("Neue Maßnahme …"),
            self,
        )
        self._empty.chosen.connect(self._want_new)
        heads = (
            self.tr("Maßnahme"),
            self.tr("Wer"),
            self.tr("Bis"),
            self.tr("Überprüfung"),
            self.tr("Erledigt"),
        )
        self.list = EntryList(self.tr("Schutzplan"), heads, 0, self._empty, self)
        self.list.change_wanted.connect(self._want_change)
        self.list.delete_wanted.connect(self._remove)
        self._new = Button(self.tr("Neue &Maßnahme …"), "plus", self)
        self._new.clicked.connect(self._want_new)
        self.list.buttons.insertWidget(0, self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self.list)

    def show_procedure(self, procedure: Procedure, *, writable: bool) -> None:
        """Show the measures."""
        self._measures = procedure.measures
        privacy = self._workspace.privacy
        self.list.show_rows(
            [
                (
                    privacy.text(one.measure).replace("\n", " "),
                    privacy.shown(one.responsible),
                    day_or_nothing(one.until),
                    day_or_nothing(one.review_on),
                    day_or_nothing(one.done_on),
                )
                for one in self._measures
            ]
        )
        self.list.set_changeable(changeable=writable)
        self._new.setEnabled(writable)
        self._empty.button.setVisible(writable)

    def _want_new(self) -> None:
        self.wanted.emit("measure")

    def _want_change(self, row: int) -> None:
        self.wanted.emit(f"measure:{self._measures[row].id}")

    def _remove(self, row: int) -> None:
        if self.list.delete.isEnabled():
            self.removed.emit(self._measures[row].id)
