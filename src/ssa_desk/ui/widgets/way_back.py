"""The bar over a page that one was led to: what to do there, the way back, the next one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.text import ElidedLabel


class WayBack(QFrame):
    """Stays until one goes back or closes it."""

    wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-info")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        self._back = Button("", "arrow-left", self)
        self._back.clicked.connect(self.wanted)
        self._text = ElidedLabel("", "", self)
        self.next = Button(self.tr("Nächster Eintrag"), "arrow-right", self)
        self.next.clicked.connect(self.next_wanted)
        close = GhostButton("x", self.tr("Hinweis schließen"), self)
        close.clicked.connect(self.hide)
        for part in (self._back, self._text, self.next, close):
            row.addWidget(part, 1 if part is self._text else 0)
        self.hide()

    def offer(self, title: str, sentence: str) -> None:
        """Offer the way back to the page with this title."""
        self._back.setText(self.tr("Zurück: {}").format(title))
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
