"""Cards: a quiet frame around things that belong together, and one for a single figure."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.text import ElidedLabel, label, set_look

_LONG = 8
"""A longer figure, such as a whole day, is written smaller: it must not end in dots."""


class Card(QFrame):
    """A frame with an optional heading; put what belongs in it into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(label(title, "heading"))


class StatCard(Card):
    """One figure with what it counts above and a hint below."""

    def __init__(
        self, caption: str, value: str = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.body.setSpacing(2)
        self._caption = label(caption, "muted", wrap=True)
        self._value = ElidedLabel(value, "title")
        self._hint = label(hint, "small", wrap=True)
        for one in (self._caption, self._value, self._hint):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.show_figure(value, hint)

    def show_figure(self, value: str, hint: str = "") -> None:
        """Show another figure."""
        set_look(self._value, "title" if len(value) <= _LONG else "heading")
        self._value.setText(value)
        self._hint.setText(hint)
        self.setAccessibleName(f"{self._caption.text()}: {value} {hint}".strip())


class StatGrid(QGridLayout):
    """Figures side by side, in as many columns as the page has room for."""

    def __init__(self, captions: Sequence[str], parent: QWidget) -> None:
        super().__init__()
        self.setSpacing(12)
        self.cards = tuple(StatCard(caption, "", "", parent) for caption in captions)
        self._columns = 0
        self.arrange(len(self.cards))

    def arrange(self, columns: int) -> None:
        """Set the cards in so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self.addWidget(card, *divmod(place, columns))
        for column in range(len(self.cards)):
            self.setColumnStretch(column, 1 if column < columns else 0)


def line(parent: QWidget | None = None) -> QFrame:
    """Return a quiet horizontal line."""
    made = QFrame(parent)
    made.setProperty("look", "line")
    made.setFixedHeight(1)
    return made
