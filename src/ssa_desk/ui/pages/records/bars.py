"""Two quiet bars: one brings back what was deleted, one offers what was typed but not saved."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.text import label

UNDO_MS = 12_000
"""So long a deletion can be taken back."""


class UndoBar(QFrame):
    """Says that something was deleted; `over` when it can no longer be taken back."""

    wanted = Signal()
    over = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-info")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(label(self.tr("Gelöscht.")))
        self.button = LinkButton(self.tr("&Rückgängig"), "undo-2", self)
        self.button.setToolTip(self.tr("Rückgängig (Strg+Z)"))
        self.button.setShortcut("Ctrl+Z")
        self.button.clicked.connect(self.wanted)
        row.addWidget(self.button)
        row.addStretch(1)
        self.setAccessibleName(self.tr("Gelöscht. Rückgängig mit Strg+Z"))
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(UNDO_MS)
        self._time.timeout.connect(self.end)
        self.hide()

    def begin(self) -> None:
        """Offer to take the deletion back, for a while."""
        self._time.start()
        self.show()

    def end(self) -> None:
        """Offer it no longer."""
        self._time.stop()
        self.hide()
        self.over.emit()
