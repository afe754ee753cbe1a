"""The list of papers: what each is called, what it rests on, what it is good for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ssa_desk.services.papers import Paper
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label

_INDENT = 26


class PaperList(Card):
    """One paper is always chosen; `chosen` tells another one."""

    chosen = Signal(str)

    def __init__(self, papers: Sequence[Paper], parent: QWidget) -> None:
        super().__init__("", parent)
        self._ids = [one.id for one in papers]
        self.group = QButtonGroup(self)
        self.body.setSpacing(10)
        for place, one in enumerate(papers):
            self.body.addLayout(self._entry(place, one))
        self.group.button(0).setChecked(True)
        self.group.idClicked.connect(self._on_click)

    @property
    def paper_id(self) -> str:
        """Return which paper is chosen."""
        return self._ids[self.group.checkedId()]

    def choose(self, paper_id: str) -> None:
        """Choose a paper."""
        if paper_id in self._ids:
            self.group.button(self._ids.index(paper_id)).setChecked(True)
            self.chosen.emit(paper_id)

    def focus(self) -> None:
        """Put the cursor on the chosen paper."""
        self.group.button(self.group.checkedId()).setFocus()

    def _entry(self, place: int, paper: Paper) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(1)
        button = QRadioButton(paper.title, self)
        button.setAccessibleDescription(f"{paper.law}. {paper.sentence}")
        self.group.addButton(button, place)
        column.addWidget(button)
        words = label(f"{paper.sentence} ({paper.law})", "small", wrap=True)
        words.setContentsMargins(_INDENT, 0, 0, 0)
        column.addWidget(words)
        return column

    def _on_click(self, place: int) -> None:
        self.chosen.emit(self._ids[place])
