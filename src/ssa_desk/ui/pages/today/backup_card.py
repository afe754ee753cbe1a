"""How the backups stand, on one card, with the way to what helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ssa_desk.ui.backup_words import Standing
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label

_ICONS = {
    "good": ("circle-check", "accent_text"),
    "warning": ("triangle-alert", "warning_text"),
    "error": ("circle-alert", "error_text"),
}


class BackupCard(Card):
    """Says one thing at a time; the button leads to the tab of the settings that helps."""

    wanted = Signal(str)
    """Which tab: "backups" or "health"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._drawing = QLabel(self)
        self.title = label("", "strong", wrap=True)
        self.text = label("", "muted", wrap=True)
        self.button = Button("", "", self)
        self.button.clicked.connect(self._go)
        self._tab = "backups"
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_standing(self, standing: Standing) -> None:
        """Show how things stand."""
        set_icon(self._drawing, *_ICONS[standing.kind], length=20)
        self.title.setText(standing.title)
        self.text.setText(" ".join(standing.lines))
        self.button.setText(standing.action)
        self._tab = "health" if standing.kind == "error" else "backups"
        self.setAccessibleName(f"{standing.title}: {' '.join(standing.lines)}")

    def _go(self) -> None:
        self.wanted.emit(self._tab)
