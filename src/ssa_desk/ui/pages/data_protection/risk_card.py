"""Judging the risk of a breach: questions in plain words, a suggestion with its reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.breaches import QUESTIONS
from ssa_desk.services.breaches import Answer, Risk, judged
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

_ANSWERS: tuple[tuple[str, Answer], ...] = (
    ("Ja", "yes"),
    ("Nein", "no"),
    ("Weiß ich nicht", "unknown"),
)


class RiskCard(Card):
    """The answers are not kept; what is taken over stands in the form and can be changed there."""

    taken = Signal(str, str)
    """Risk and reason of the suggestion."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Wie groß ist das Risiko?"), parent)
        self._words = paper_words("breach")
        self._kind = ""
        self._found: tuple[Risk, str] | None = None
        self.boxes: dict[str, QComboBox] = {}
        self._fields: list[QWidget] = []
        self._questions = QVBoxLayout()
        self._questions.setSpacing(8)
        self.body.addLayout(self._questions)
        self.body.addWidget(label(self._words["unknown_rule"], "small", wrap=True))
        self.suggestion = label("", "strong", wrap=True)
        self.reason = label("", "", wrap=True)
        self._mind = label(self._words["your_decision"], "small", wrap=True)
        self.take = Button(self.tr("Vorschlag übernehmen"), "check", self)
        self.take.clicked.connect(self._on_take)
        for one in (self.suggestion, self.reason, self._mind, self.take):
            self.body.addWidget(one)
        self.ask("other")

    def ask(self, kind: str) -> None:
        """Ask what matters for this kind of breach; other answers are forgotten."""
        if kind == self._kind:
            return
        self._kind = kind
        for field in self._fields:
            field.hide()
            field.deleteLater()
        self._fields, self.boxes = [], {}
        for name in QUESTIONS.get(kind, QUESTIONS["other"]):
            box = QComboBox(self)
            box.addItem(self.tr("bitte wählen"), "")
            for words, value in _ANSWERS:
                box.addItem(words, value)
            box.currentIndexChanged.connect(self._judge)
            field = Field(self._words["questions"][name], box, "", self)
            self._questions.addWidget(field)
            self._fields.append(field)
            self.boxes[name] = box
        self._judge()

    def _judge(self, _index: int = 0) -> None:
        answers = {name: box.currentData() for name, box in self.boxes.items() if box.currentData()}
        self._found = judged(self._kind, answers)
        for one in (self.suggestion, self.reason, self._mind, self.take):
            one.setVisible(self._found is not None)
        if self._found is not None:
            risk, why = self._found
            self.suggestion.setText(self._words["risks"][risk])
            self.reason.setText(why)

    def _on_take(self) -> None:
        if self._found is not None:
            self.taken.emit(*self._found)
