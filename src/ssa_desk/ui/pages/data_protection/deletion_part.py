"""The tab "Löschen": what is due, backups that still hold it, proofs, and how long what is kept."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.ui.pages.data_protection.due_card import DueCard
from ssa_desk.ui.pages.data_protection.left_card import LeftCard
from ssa_desk.ui.pages.data_protection.plan_card import PlanCard
from ssa_desk.ui.pages.data_protection.proofs_card import ProofsCard
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.scroll import ScrollPage


class DeletionPart(PageWidget):
    """Four cards below each other, in the order of the work."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 12, 6, 12)
        page.body.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.due = DueCard(around, self)
        self.left = LeftCard(around, self)
        self.proofs = ProofsCard(around.desk, self)
        self.plan = PlanCard(around.desk, self)
        for card in (self.due, self.left, self.proofs, self.plan):
            page.body.addWidget(card)
        page.body.addStretch(1)
        self._page = page
        self.due.case_wanted.connect(self.case_wanted)
        self.due.deleted.connect(self._on_deleted)
        self.plan.changed.connect(self.due.refresh)

    def refresh(self) -> None:
        """Read all cards again."""
        self.due.refresh()
        self.left.refresh()
        self.proofs.refresh()
        self.plan.refresh()

    def begin(self) -> None:
        """Put the cursor where the work begins."""
        (self.due.show_list if self.due.found is None else self.due.table).setFocus()

    def act(self, action: str) -> None:
        """Show the plan or the proofs when another page asks for them."""
        card = {"plan": self.plan, "proofs": self.proofs}.get(action)
        if card is not None:
            self._page.ensureWidgetVisible(card)

    def _on_deleted(self) -> None:
        self.left.refresh()
        self.proofs.refresh()
