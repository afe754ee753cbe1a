"""The head of a page: title, chips, a line below, buttons on the right or, if narrow, below."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.chips import ChipKind, ChipRow
from ssa_desk.ui.widgets.sides import set_beside
from ssa_desk.ui.widgets.text import ElidedLabel, label


class PageHeader(QWidget):
    """Title and what can be done here."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(10)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        self._title = label(title, "title")
        self._chips = ChipRow(self)
        first.addWidget(self._title)
        first.addWidget(self._chips)
        first.addStretch(1)
        self._subtitle = ElidedLabel(subtitle, "muted", self)
        self._subtitle.setVisible(bool(subtitle))
        words.addLayout(first)
        words.addWidget(self._subtitle)
        self._outer.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._outer.addLayout(self._actions)

    def minimumSizeHint(self) -> QSize:
        """Ask for the wider of both parts: the buttons may go below the title."""
        parts = (self._words.minimumSize().width(), self._actions.minimumSize().width())
        return QSize(max(parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where both do not fit side by side."""
        super().resizeEvent(event)
        parts = self._words.minimumSize().width() + self._actions.minimumSize().width()
        fits = parts + self._outer.spacing() <= self.width()
        set_beside(self._outer, beside=fits)
        left = Qt.AlignmentFlag.AlignLeft
        self._outer.setAlignment(self._actions, Qt.AlignmentFlag(0) if fits else left)

    def set_title(self, title: str) -> None:
        """Show another title; a long one ends in "…"."""
        room = 42
        short = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
        self._title.setText(short)
        self._title.setToolTip(title if short != title else "")

    def set_subtitle(self, text: str) -> None:
        """Show another line below the title; none when empty."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def set_chips(self, chips: Iterable[tuple[str, ChipKind]]) -> None:
        """Show these chips beside the title."""
        self._chips.show_chips(chips)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a choice on the right."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
