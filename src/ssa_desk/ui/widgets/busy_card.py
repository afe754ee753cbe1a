"""A card for long work: what happened last, buttons, a progress line, and how it ended."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label


class BusyCard(Card):
    """Shows one piece of work at a time; its buttons rest while it runs."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.text = label("", "", wrap=True)
        self.news = Banner("info", "", self)
        self.trouble = Banner("error", "", self)
        self.busy = Busy(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._buttons: list[Button] = []
        self._pressed: Button | None = None
        for widget in (self.text, self.news, self.trouble, self.busy):
            self.body.addWidget(widget)
        self.body.addLayout(self._row)

    def add_button(self, button: Button) -> Button:
        """Add something to do; it rests while work runs."""
        self._buttons.append(button)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def begin(self, text: str, *, can_stop: bool = True) -> None:
        """Say what is being done."""
        self.tell("")
        self.trouble.show_text("")
        self._pressed = next((one for one in self._buttons if one.hasFocus()), None)
        self.busy.begin(text, can_stop=can_stop)
        if self._pressed is not None and can_stop:
            # A button that rests would hand the cursor on to the next card.
            self.busy.take_focus()
        for button in self._buttons:
            button.setEnabled(False)

    def end(self) -> None:
        """Take the line away and let the buttons work again; the cursor goes back to its own."""
        for button in self._buttons:
            button.setEnabled(True)
        if self._pressed is not None:
            self._pressed.setFocus()
        self.busy.end()

    def tell(self, sentence: str) -> None:
        """Say how it ended well; nothing to say hides the sentence."""
        self.news.show_text(sentence)
