"""What every step of the report has: a page that scrolls, and the ways on and back below it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.services.changes import Change
from ssa_desk.services.desk import Desk
from ssa_desk.services.report_plan import ReportPlan
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.scroll import ScrollPage

if TYPE_CHECKING:
    from ssa_desk.services.report_work import Computed


class ReportState(QObject):
    """What was chosen for the report and computed of it; all steps look at the same."""

    changed = Signal()
    """Another plan was chosen."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._plans = desk.report_plans
        self.plan: ReportPlan = self._plans.last()
        self.computed: tuple[Computed, ...] = ()
        self.is_stale = False
        """Whether records changed since the figures were computed."""
        self.destroyed.connect(desk.workspace.feed.listen(self._on_change))

    def choose(self, plan: ReportPlan) -> None:
        """Choose something else, keep it for the next time and tell the steps."""
        plan = self._plans.fitted(plan)
        if plan != self.plan:
            self.plan = plan
            self.forget()
            self._plans.keep(plan)
            self.changed.emit()

    def reread(self) -> None:
        """Fit the plan to what was issued or changed meanwhile."""
        self.choose(self.plan)

    def take(self, computed: "Iterable[Computed]") -> None:
        """Keep what was computed for the plan."""
        self.computed = tuple(computed)
        self.is_stale = False

    def forget(self) -> None:
        """Forget what was computed: it was issued, or another plan was chosen."""
        self.computed = ()
        self.is_stale = False

    def _on_change(self, _change: Change) -> None:
        self.is_stale = bool(self.computed)


class Step(PageWidget):
    """Fill `body`; `show_ways` names the neighbours of the step."""

    step_wanted = Signal(str)
    """Open another step (its id)."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(parent)
        self.around, self.desk, self.state = around, around.desk, state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.page = ScrollPage(self, margin=0)
        self.body = self.page.body
        self.body.setContentsMargins(0, 12, 8, 8)
        column.addWidget(self.page, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        column.addLayout(self.foot)
        self.onward: Button | None = None
        self._below: list[QWidget] = []

    def show_ways(self, back: str, onward: str, words: str = "") -> None:
        """Show the buttons to the step before and the one behind, by their ids."""
        if back:
            before = Button(self.tr("&Zurück"), "arrow-left", self)
            before.setProperty("step", back)
            before.clicked.connect(self._go)
            self.foot.addWidget(before)
            self._below.append(before)
        self.foot.addStretch(1)
        if onward:
            self.onward = PrimaryButton(words, "arrow-right", self)
            self.onward.setProperty("step", onward)
            self.onward.clicked.connect(self._go)
            self.foot.addWidget(self.onward)
            self._below.append(self.onward)

    def lead_keys(self, last: QWidget) -> None:
        """Lead the Tab key from the last part of the body, built later, to the ways below."""
        for way in self._below:
            QWidget.setTabOrder(last, way)
            last = way

    def go_to(self, step: str) -> None:
        """Open another step."""
        self.step_wanted.emit(step)

    def _go(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.go_to(str(sender.property("step")))
