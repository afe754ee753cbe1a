"""The calm base of all dialogs: a heading, the body, a sentence when it does not work, buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.text import label

_FRAME = 60
"""Room for the frame and the task bar."""


class Dialog(QDialog):
    """Put what is asked into `body`; the window title never carries a name."""

    def __init__(self, heading: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("SSA Desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(heading, "title", wrap=True))
        if text:
            column.addWidget(label(text, "muted", wrap=True))
        self._trouble = Banner("error", "", self)
        column.addWidget(self._trouble)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self.setAccessibleName(heading)

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft: the file is about to be locked."""

    def say(self, sentence: str) -> None:
        """Show an expected error at the top; an empty sentence takes it away."""
        self._trouble.show_text(sentence)

    def fit(self, height: int = 0) -> None:
        """Take this height or what the parts want, but stay on the screen."""
        room = self.screen().availableGeometry()
        wanted = max(self.sizeHint().height(), height)
        self.resize(self.width(), min(wanted, room.height() - _FRAME))
        below = self.frameGeometry().bottom() - room.bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(room.top(), self.y() - below))

    def add_cancel(self, text: str = "") -> Button:
        """Add the way out."""
        button = Button(text or self.tr("Abbrechen"), "", self)
        button.clicked.connect(self.reject)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_button(self, button: Button) -> Button:
        """Add a button; the primary one answers to Enter."""
        button.setDefault(isinstance(button, PrimaryButton))
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button
