"""The calm sheet in the middle of the window before a file is open: unlock and set-up."""

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.ui.jobs import Job
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.start import Start
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label, set_look


def brand(parent: QWidget) -> QWidget:
    """Return the sign and the name of the program."""
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    sign = QLabel(made)
    set_icon(sign, "handshake", "accent_text", length=26)
    row.addWidget(sign)
    row.addWidget(label("SSA Desk", "heading"))
    row.addStretch(1)
    return made


class EntrySheet(Start):
    """A card of limited width in the middle; scrolls when the window is too small for it."""

    job: Job | None = None
    """What runs in the background for this sheet."""

    def __init__(self, letters: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(self)
        outer.addWidget(scroll)
        self.sheet = QWidget(scroll)
        self.sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.sheet.setMaximumWidth(self.fontMetrics().averageCharWidth() * letters + 56)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(brand(self.sheet))
        self.card = Card("", self.sheet)
        self.card.body.setContentsMargins(28, 24, 28, 24)
        self.card.body.setSpacing(12)
        column.addWidget(self.card)
        self._foot = label("", "small", wrap=True)
        column.addWidget(self._foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sheet, 100)
        row.addStretch(1)
        self._column = column
        self._above = QSpacerItem(0, 0)
        self._body = scroll.body
        self._body.addSpacerItem(self._above)
        self._body.addLayout(row)
        self._body.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin once it can be seen: earlier nothing really gets the focus."""
        super().showEvent(event)
        if not event.spontaneous():
            self._settle()
            self.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the middle of another window."""
        super().resizeEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave work alone whose answer nobody waits for any more."""
        super().hideEvent(event)
        if not event.spontaneous() and self.job is not None:
            self.job.drop()

    def _settle(self) -> None:
        """Choose the room above the card; a sentence that comes later moves nothing over it."""
        margins = self._body.contentsMargins()
        width = min(self.sheet.maximumWidth(), self.width() - margins.left() - margins.right())
        taken = self._column.totalHeightForWidth(width) + margins.top() + margins.bottom()
        room = max(0, self.height() - taken) * 2 // 5
        # It gives way where the card grows beyond the window.
        self._above.changeSize(0, room, vData=QSizePolicy.Policy.Maximum)
        self._body.invalidate()

    def set_foot(self, text: str) -> None:
        """Say something quiet below the card."""
        self._foot.setText(text)
