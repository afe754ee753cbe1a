"""The page "Jahresbericht": from the period to the issued report, step by step."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_page import Part, RecordsPage
from ssa_desk.ui.pages.report.step import ReportState, Step


def _period() -> type[Step]:
    from ssa_desk.ui.pages.report.period_step import PeriodStep

    return PeriodStep


def _gaps() -> type[Step]:
    from ssa_desk.ui.pages.report.gaps_step import GapsStep

    return GapsStep


def _goals() -> type[Step]:
    from ssa_desk.ui.pages.report.goals_step import GoalsStep

    return GoalsStep


def _texts() -> type[Step]:
    from ssa_desk.ui.pages.report.texts_step import TextsStep

    return TextsStep


def _numbers() -> type[Step]:
    from ssa_desk.ui.pages.report.numbers_step import NumbersStep

    return NumbersStep


def _issue() -> type[Step]:
    from ssa_desk.ui.pages.report.issue_step import IssueStep

    return IssueStep


def _issued() -> type[Step]:
    from ssa_desk.ui.pages.report.issued_step import IssuedStep

    return IssuedStep


_STEPS: tuple[tuple[str, str, Callable[[], type[Step]]], ...] = (
    ("period", "1 Zeitraum", _period),
    ("gaps", "2 Fehlende Angaben", _gaps),
    ("goals", "3 Ziele", _goals),
    ("report_text", "4 Texte", _texts),
    ("numbers", "5 Zahlen", _numbers),
    ("issue", "6 Ausgeben", _issue),
    ("issued", "Ausgegebene Berichte", _issued),
)
"""Id, title and class of each step, in the order of work; loaded at the first visit."""


class ReportPage(RecordsPage):
    """The steps share one plan; each is built at its first visit."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        self.state = ReportState(around.desk, parent)
        parts = tuple(self._part(*one) for one in _STEPS)
        super().__init__(around, _words("Jahresbericht"), parts, parent)

    def act(self, action: str) -> None:
        """Open a step, or go on to the next record with the same gap ("next")."""
        super().act("gaps:next" if action == "next" else action)

    def _go_on(self, step: str) -> None:
        """Open a step and put the cursor where it begins."""
        self.act(step)
        self.begin()

    def _part(self, step_id: str, title: str, kind: Callable[[], type[Step]]) -> Part:
        def build(around: Surroundings, parent: QWidget) -> PageWidget:
            step = kind()(around, self.state, parent)
            step.step_wanted.connect(self._go_on)
            return step

        return Part(step_id, _words(title), build)


def _words(text: str) -> str:
    return QCoreApplication.translate("report", text)
