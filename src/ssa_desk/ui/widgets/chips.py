"""Chips: one word about the state of a thing."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ssa_desk.ui.widgets.text import set_look

ChipKind = Literal["", "warning", "error", "quiet"]


class Chip(QLabel):
    """A word on a rounded ground."""

    def __init__(self, text: str, kind: ChipKind = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_kind(kind)

    def show_kind(self, kind: ChipKind) -> None:
        """Change the ground."""
        set_look(self, f"chip-{kind}" if kind else "chip")


class ChipRow(QWidget):
    """Chips side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: Iterable[tuple[str, ChipKind]]) -> None:
        """Show these chips in place of the present ones."""
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text, kind in chips:
            self._row.addWidget(Chip(text, kind, self))
