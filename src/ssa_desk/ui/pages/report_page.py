"""The page "Jahresbericht": from the period to the issued report, step by step."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_page import Part, RecordsPage
from ssa_desk.ui.pages.report.gaps_step import GapsStep
from ssa_desk.ui.pages.report.goals_step import GoalsStep
from ssa_desk.ui.pages.report.issue_step import IssueStep
from ssa_desk.ui.pages.report.issued_step import IssuedStep
from ssa_desk.ui.pages.report.numbers_step import NumbersStep
from ssa_desk.ui.pages.report.period_step import PeriodStep
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.pages.report.texts_step import TextsStep

_STEPS: tuple[tuple[str, str, type[Step]], ...] = (
    ("period", "1 Zeitraum", PeriodStep),
    ("gaps", "2 Fehlende Angaben", GapsStep),
    ("goals", "3 Ziele", GoalsStep),
    ("report_text", "4 Texte", TextsStep),
    ("numbers", "5 Zahlen", NumbersStep),
    ("issue", "6 Ausgeben", IssueStep),
    ("issued", "Ausgegebene Berichte", IssuedStep),
)
"""Id, title and class of each step, in the order of work."""


class ReportPage(RecordsPage):
    """The steps share one plan; each is built at its first visit."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        self.state = ReportState(around.desk, parent)
        parts = tuple(self._part(*one) for one in _STEPS)
        super().__init__(around, _words("Jahresbericht"), parts, parent)

    def _part(self, step_id: str, title: str, kind: type[Step]) -> Part:
        state = self.state

        def build(around: Surroundings, parent: QWidget) -> PageWidget:
            return kind(around, state, parent)

        return Part(step_id, _words(title), build)


def _words(text: str) -> str:
    return QCoreApplication.translate("report", text)
