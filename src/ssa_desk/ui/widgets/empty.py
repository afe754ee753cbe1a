"""What an empty page says: what belongs here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.text import label


class EmptyState(QWidget):
    """A drawing, a title, a sentence and perhaps a button."""

    chosen = Signal()

    def __init__(
        self, icon: str, title: str, text: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        self._drawing = QLabel(self)
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_icon(self._drawing, icon, "accent_text", length=40)
        self._title = label(title, "heading", wrap=True)
        self._text = label(text, "muted", wrap=True)
        column.addWidget(self._drawing)
        for one in (self._title, self._text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(one)
        self.button = PrimaryButton(action, "plus", self)
        self.button.setAccessibleName(action or title or self.tr("Anlegen"))
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.chosen)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_words(self, title: str, text: str) -> None:
        """Say something else, such as that a search found nothing."""
        self._title.setText(title)
        self._text.setText(text)
