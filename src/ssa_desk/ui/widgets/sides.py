"""Sets parts side by side where there is room, else below each other."""

from PySide6.QtWidgets import QBoxLayout, QWidget

_NO_LIMIT = 16_777_215
"""Qt's own largest width."""


def arrange(box: QBoxLayout, around: QWidget, letters: int) -> bool:
    """Set the parts side by side in a widget of so many letters; return whether they are."""
    beside = around.width() >= letters * letter_of(around)
    set_beside(box, beside=beside)
    return beside


def set_beside(box: QBoxLayout, *, beside: bool) -> None:
    """Set the parts of a box side by side, or below each other."""
    ways = QBoxLayout.Direction
    box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


def limit(widget: QWidget, letters: int | None) -> None:
    """Let a widget be so many letters wide at most; None lets it be as wide as it can."""
    widget.setMaximumWidth(_NO_LIMIT if letters is None else letters * letter_of(widget))


def letter_of(widget: QWidget) -> int:
    """Return how wide a letter is there."""
    return widget.fontMetrics().averageCharWidth()
