"""The bar that offers to go on with what was typed but not saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.text import label


class DraftBar(QFrame):
    """Offers to go on with what was typed but not saved."""

    wanted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        self._text = label("", "", wrap=True)
        refuse = Button(self.tr("Verwerfen"), "", self)
        refuse.clicked.connect(self.refused)
        self._go_on = PrimaryButton(self.tr("Weiterschreiben"), "notebook-pen", self)
        self._go_on.clicked.connect(self.wanted)
        row.addWidget(self._text, 1)
        row.addWidget(refuse)
        row.addWidget(self._go_on)
        self.hide()

    def begin(self) -> None:
        """Put the focus on going on."""
        self._go_on.setFocus()

    def offer(self, sentence: str) -> None:
        """Say what waits; nothing hides the bar."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))
