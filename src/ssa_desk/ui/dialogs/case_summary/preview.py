"""The finished paper, or a word about why there is none."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.paper import Paper


class SummaryPreview(QWidget):
    """The pages of the paper as they would leave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper = Paper(self.tr("Vorschau der Fallvorstellung"), self)
        self._empty = EmptyState("file-text", self.tr("Vorschau"), "", "", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_paper(self, data: bytes) -> None:
        """Show the pages from memory."""
        self._stack.setCurrentWidget(self.paper)
        self.paper.show_pdf(data)

    def show_words(self, text: str) -> None:
        """Say why there is no paper."""
        self.paper.show_pdf(b"")
        self._empty.show_words(self.tr("Noch keine Vorschau"), text)
        self._stack.setCurrentWidget(self._empty)
