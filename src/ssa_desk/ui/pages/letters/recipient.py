"""Chooses for whom a letter is: a case and one of its guardians, or nobody in the file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain.records import Case
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.pick_case import picked_case
from ssa_desk.ui.pages.cases.header import title_of
from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import ElidedLabel


class Recipient(QWidget):
    """Tells when another case or guardian is chosen."""

    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.case_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._case = ElidedLabel(self.tr("Ohne Fall: alles von Hand"), "muted")
        self._pick = Button(self.tr("Fall wählen …"), "search", self)
        self._pick.clicked.connect(self.ask)
        self._drop = GhostButton("x", self.tr("Ohne Fall schreiben"), self)
        self._drop.clicked.connect(self.clear)
        self._drop.hide()
        for widget, stretch in ((self._case, 1), (self._drop, 0), (self._pick, 0)):
            row.addWidget(widget, stretch)
        column.addLayout(row)
        self._box = QComboBox(self)
        self._field = Field(self.tr("Empfän&ger:in"), self._box, "", self)
        self._field.hide()
        self._box.currentIndexChanged.connect(self.chosen)
        column.addWidget(self._field)

    @property
    def guardian_id(self) -> str:
        """Return the chosen guardian, or nothing."""
        return str(self._box.currentData() or "")

    def is_gone(self) -> bool:
        """Return whether the chosen case is there no more."""
        return bool(self.case_id) and not self._desk.lists.exists(Case, self.case_id)

    def ask(self) -> None:
        """Ask for the case."""
        case_id = picked_case(self._desk, self)
        if case_id:
            self.choose(case_id)

    def choose(self, case_id: str) -> None:
        """Write to the guardians of this case."""
        view = self._desk.cases.view(case_id)
        self.case_id = case_id
        self._case.setText(title_of(view))
        self._drop.show()
        self._box.blockSignals(True)  # noqa: FBT003 - Qt
        self._box.clear()
        shown = self._desk.workspace.privacy.shown
        for guardian in view.guardians:
            self._box.addItem(shown(guardian.name) or self.tr("Ohne Namen"), guardian.id)
        self._box.blockSignals(False)  # noqa: FBT003 - Qt
        self._field.setVisible(len(view.guardians) > 1)
        self.chosen.emit()

    def show_private(self) -> None:
        """Show case and guardian as they may be seen now."""
        if self.case_id:
            view = self._desk.cases.view(self.case_id)
            self._case.setText(title_of(view))
            for guardian in view.guardians:
                name = self._desk.workspace.privacy.shown(guardian.name)
                row = self._box.findData(guardian.id)
                self._box.setItemText(row, name or self.tr("Ohne Namen"))

    def choose_guardian(self, guardian_id: str) -> None:
        """Write to one of the guardians of the case."""
        row = self._box.findData(guardian_id)
        if row >= 0:
            self._box.setCurrentIndex(row)

    def clear(self) -> None:
        """Write without a case."""
        self.case_id = ""
        self._case.setText(self.tr("Ohne Fall: alles von Hand"))
        self._drop.hide()
        self._box.blockSignals(True)  # noqa: FBT003 - Qt
        self._box.clear()
        self._box.blockSignals(False)  # noqa: FBT003 - Qt
        self._field.hide()
        self.chosen.emit()
