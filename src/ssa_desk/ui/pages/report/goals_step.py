"""Step 3: the goals of the year, plan beside actual; the actual may come from a printed number."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import YearPlanGoal
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.report_goals import actual_words, goals_of, measures
from ssa_desk.ui import errors
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceBox
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

_WORDS_ONLY = "Nur mit Ihren Worten"


class GoalsStep(Step):
    """Shows what the report will print of each goal."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        words = self.tr(
            "Soll und Ist der Jahresplanung stehen im Bericht nebeneinander. Das Ist kann eine "
            "Zahl des Berichts sein: Dann steht dort genau die gerundete Zahl, die gedruckt wird."
        )
        self._words = label(words, "muted", wrap=True)
        self.body.addWidget(self._words)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.body.addLayout(self._cards)
        self._empty = EmptyState(
            "target",
            self.tr("Für diesen Zeitraum gibt es noch keine Ziele"),
            self.tr("Ziele mit Soll und Ist legen Sie unter „Ziele & Planung“ an."),
            self.tr("Neues Jahresziel"),
            self,
        )
        self._empty.chosen.connect(self._new_goal)
        self.body.addWidget(self._empty)
        self.new = LinkButton(self.tr("&Neues Jahresziel"), "plus", self)
        self.new.setDisabled(self.desk.workspace.read_only)
        self.new.clicked.connect(self._new_goal)
        self.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.show_ways("gaps", "report_text", self.tr("&Weiter: Texte"))
        state.changed.connect(self.refresh)
        self.cards: list[GoalCard] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the goals again."""
        self.cards = []
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        goals = goals_of(self.desk.workspace, self.state.plan.period)
        self._empty.setVisible(not goals)
        self._words.setVisible(bool(goals))
        self.new.setVisible(bool(goals))
        for goal in goals:
            card = GoalCard(self, goal)
            card.change.clicked.connect(self._change)
            self._cards.addWidget(card)
            self.cards.append(card)
        if self.cards:
            QWidget.setTabOrder(self.cards[-1].change, self.new)
            self.lead_keys(self.new)

    def begin(self) -> None:
        """Begin with the first goal."""
        if self.cards:
            self.cards[0].box.setFocus()
        elif self.onward is not None:
            self.onward.setFocus()

    def has_next(self) -> bool:
        """Return that one goal does not lead on to another."""
        return False

    def _new_goal(self) -> None:
        year = school_year(self.state.plan.period.last).first.year
        self.way_back_wanted.emit(self.tr("Ziele für den Jahresbericht"))
        self.page_wanted.emit("planning", f"{YearPlanGoal.KIND}:new:first_year={year}")

    def _change(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.way_back_wanted.emit(self.tr("Ziele für den Jahresbericht"))
            self.page_wanted.emit("planning", f"{YearPlanGoal.KIND}:{sender.property('goal')}")


class GoalCard(Card):
    """One goal with its target, its actual and what measures it."""

    def __init__(self, step: GoalsStep, goal: YearPlanGoal) -> None:
        super().__init__("", step)
        self._step, self._goal = step, goal
        self.body.addWidget(label(goal.goal, "strong", wrap=True))
        attainment = step.desk.workspace.catalogue("goal_attainment")
        if goal.goal_attainment:
            self.body.addWidget(Chip(attainment.label(goal.goal_attainment), "", self))
        for name, text in (
            (self.tr("Indikator"), goal.indicator),
            (self.tr("Soll"), goal.target),
        ):
            if text:
                self.body.addWidget(label(f"{name}: {text}", "", wrap=True))
        self._actual = label("", "", wrap=True)
        self.body.addWidget(self._actual)
        self.box = ChoiceBox(self)
        self.box.fill(
            [Choice("", _WORDS_ONLY), *(Choice(key, words) for key, words in measures().items())]
        )
        self.box.setCurrentIndex(max(0, self.box.findData(goal.measured_by)))
        self.box.setDisabled(step.desk.workspace.read_only)
        self.box.activated.connect(self._choose)
        self.box.left.connect(self._choose)
        self.body.addWidget(Field(self.tr("Ist aus einer Zahl des Berichts"), self.box, "", self))
        self.change = LinkButton(self.tr("Ziel ändern"), "pencil", self)
        self.change.setProperty("goal", goal.id)
        self.body.addWidget(self.change)
        self._show()

    def _choose(self) -> None:
        row = self.box.found()
        measured_by = str(self.box.itemData(row) or "") if row >= 0 else self._goal.measured_by
        self.box.setCurrentIndex(max(0, self.box.findData(measured_by)))
        if measured_by == self._goal.measured_by:
            return
        changed = self._goal.changed(measured_by=measured_by)
        try:
            self._step.desk.workspace.save(changed)
        except ExpectedError as error:
            errors.show(error, self)
            return
        self._goal = changed
        self._show()

    def _show(self) -> None:
        issued = self._step.desk.reports.find(self._step.state.plan.period)
        publication = None if issued is None else issued.publication
        actual = actual_words(self._goal, publication)
        if self._goal.measured_by and publication is None:
            words = measures().get(self._goal.measured_by, "")
            told = self.tr("die gedruckte Zahl „{}“").format(words)
            actual = ": ".join(part for part in (told, actual) if part)
        self._actual.setText(self.tr("Ist: {}").format(actual or self.tr("noch offen")))
