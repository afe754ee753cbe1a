"""The finished letter on the desk, or a word about what is missing."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.paper import Paper


class LetterPreview(QWidget):
    """The pages of a letter or a report, or a word about what is missing below its drawing."""

    def __init__(self, parent: QWidget, icon: str = "mail") -> None:
        super().__init__(parent)
        self.paper = Paper(self.tr("Vorschau des Briefs"), self)
        self._empty = EmptyState(icon, self.tr("Vorschau"), "", "", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_letter(self, data: bytes) -> None:
        """Show a PDF from memory; the place on the page is kept."""
        self._stack.setCurrentIndex(1)
        self.paper.show_pdf(data)

    def show_words(self, text: str) -> None:
        """Show what is missing instead of a letter."""
        self.paper.show_pdf(b"")
        self._empty.show_words(self.tr("Vorschau"), text)
        self._stack.setCurrentIndex(0)
