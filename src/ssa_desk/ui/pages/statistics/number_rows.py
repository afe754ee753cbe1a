"""Numbers in rows below the heads of their columns: true, printed, those of earlier periods."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ssa_desk.ui.models.figure_sheet import Layer, shown
from ssa_desk.ui.widgets.text import label, set_look

_LETTERS = 8
_LOOKS: dict[Layer, str] = {"now": "strong", "printed": "accent", "earlier": "muted"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One number: what its column is called and whose number it is."""

    head: str
    layer: Layer
    number: int | None


class _Row(QFrame):
    """A name and as many labels behind it as there are columns."""

    def __init__(self, name: str, look: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels: list[QLabel] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(4)
        self._row.addWidget(label(name, look, wrap=True), 1)

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Show these words, each with its look."""
        while len(self._labels) < len(words):
            made = label("")
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._labels.append(made)
            self._row.addWidget(made)
        for place, one in enumerate(self._labels):
            one.setVisible(place < len(words))
            if place < len(words):
                one.setText(words[place][0])
                set_look(one, words[place][1])
                one.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())


class HeadRow(_Row):
    """Says above the numbers what their columns are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "small", parent)

    def show_heads(self, entries: Sequence[Entry]) -> None:
        """Show the heads of these numbers."""
        self.show_words([(one.head, "small") for one in entries])


class NumberRow(_Row):
    """Opens its table by click or Enter."""

    opened = Signal(str)

    def __init__(self, name: str, figure_id: str, parent: QWidget) -> None:
        super().__init__(name, "", parent)
        self._name, self._id = name, figure_id
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_numbers(self, entries: Sequence[Entry]) -> None:
        """Show these numbers."""
        self.show_words([(shown(one.number), _LOOKS[one.layer]) for one in entries])
        said = ", ".join(f"{one.head} {shown(one.number)}" for one in entries)
        self.setAccessibleName(f"{self._name}: {said}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the table at a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the table at Enter or the blank."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._id)
            return
        super().keyPressEvent(event)
