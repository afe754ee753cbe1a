"""What data protection asks for today; each line leads to its tab."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.services import concerns
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.concern_row import ConcernRow
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label


class OverviewPart(PageWidget):
    """One line per area, read again at each visit."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 12, 6, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        card = Card(self.tr("Was ansteht"), self)
        self._hint = label(
            self.tr(
                "Hier steht für jeden Bereich, ob etwas zu tun ist. Auf der Seite Heute erscheint "
                "nur, was bald oder jetzt fällig ist."
            ),
            "muted",
            wrap=True,
        )
        card.body.addWidget(self._hint)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        card.body.addLayout(self._box)
        page.body.addWidget(card)
        page.body.addStretch(1)
        self.rows: list[ConcernRow] = []
        self.refresh()

    def refresh(self) -> None:
        """Ask every area again."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [ConcernRow(one, self) for one in concerns.concerns(self._desk)]
        for row in self.rows:
            row.wanted.connect(self.page_wanted)
            self._box.addWidget(row)

    def begin(self) -> None:
        """Put the cursor on the first line."""
        if self.rows:
            self.rows[0].button.setFocus()
