"""A thin line that says that something takes its time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.text import ElidedLabel


class Busy(QWidget):
    """A sentence, a progress line and, where it can be stopped, a button."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        self._text = ElidedLabel("", "muted")
        self._cancel = Button(self.tr("Anhalten"), "x", self)
        self._cancel.clicked.connect(self.cancelled)
        row.addWidget(self._text, 1)
        row.addWidget(self._cancel)
        self._line = QProgressBar(self)
        self._line.setTextVisible(False)
        column.addLayout(row)
        column.addWidget(self._line)
        self.hide()

    def begin(self, text: str, *, can_stop: bool = False) -> None:
        """Show what is being done; the length is not known yet."""
        self._text.setText(text)
        self._line.setAccessibleName(text)
        self._line.setRange(0, 0)
        self._cancel.setVisible(can_stop)
        self.show()

    def take_focus(self) -> None:
        """Put the cursor on the button that stops the work."""
        self._cancel.setFocus()

    def advance(self, part: float) -> None:
        """Show how much is done, 0 to 1."""
        self._line.setRange(0, 1000)
        self._line.setValue(round(part * 1000))

    def end(self) -> None:
        """Take the line away."""
        self.hide()
