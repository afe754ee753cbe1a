"""The bar over a page that one was led to: what to do there, the way back, the next one."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.text import ElidedLabel


class WayBack(QFrame):
    """Stays until one goes back or closes it; its keys work as long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-info")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        self.back = Button("", "arrow-left", self)
        self._text = ElidedLabel("", "", self)
        self.next = Button(self.tr("Nächster Eintrag"), "arrow-right", self)
        close = GhostButton("x", self.tr("Hinweis schließen"), self)
        close.clicked.connect(self.leave)
        for part in (self.back, self._text, self.next, close):
            row.addWidget(part, 1 if part is self._text else 0)
        self._actions: tuple[QAction, ...] = ()
        self.hide()

    def lead_by(self, back: QAction, onward: QAction) -> None:
        """Lead back and on by these actions, while the bar is there."""
        self._actions = (back, onward)
        for button, action in ((self.back, back), (self.next, onward)):
            button.clicked.connect(action.trigger)
            button.setToolTip(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            action.setEnabled(False)

    def offer(self, title: str, sentence: str, *, has_next: bool) -> None:
        """Offer the way back to the page with this title, and on to the next record."""
        self.back.setText(self.tr("Zurück: {}").format(title))
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.next.setVisible(has_next)
        self.show()
        for action, is_open in zip(self._actions, (True, has_next), strict=True):
            action.setEnabled(is_open)

    def leave(self) -> None:
        """Go away: one went back, or needs no way."""
        self.hide()
        for action in self._actions:
            action.setEnabled(False)
