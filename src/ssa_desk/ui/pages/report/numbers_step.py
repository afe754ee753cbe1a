"""Step 5: the true numbers beside those that may leave the house, and the proof."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import background, report_work
from ssa_desk.services.report_work import Computed
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.models.figure_sheet import Counted, Sheet, sheets
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.report.names import NameList
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.pages.report.words import audit_words, left_out_words, way_on
from ssa_desk.ui.pages.statistics.figure_table import FigureTable
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

_WIDE = 92


class NumbersStep(Step):
    """Computes in the background; nothing is issued here."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        self._job: Job | None = None
        self._sheets: list[tuple[str, Sheet]] = []
        self._build()
        self._again = Button(self.tr("Neu &rechnen"), "refresh-cw", self)
        self._again.clicked.connect(self.compute)
        self.show_ways("report_text", "issue", self.tr("&Weiter: Ausgeben"))
        self.foot.insertWidget(1, self._again)
        state.changed.connect(self._drop)
        self.refresh()

    def refresh(self) -> None:
        """Show what was computed; compute where there is nothing yet, or records changed."""
        if self._job is not None:
            return
        if self.state.computed and not self.state.is_stale:
            self._show()
        else:
            self.compute()

    def begin(self) -> None:
        """Begin with the list of tables."""
        (self._list if self._list.isVisible() else self._again).setFocus()

    def compute(self) -> None:
        """Round and attack the figures of the plan in the background."""
        self._drop()
        self._trouble.show_text("")
        focused = QApplication.focusWidget()
        if focused is not None and self._result.isAncestorOf(focused):
            self._again.setFocus()  # the keys would leave the page with what is hidden
        self._result.hide()
        try:
            orders = self.desk.reports.orders(self.state.plan)
        except ExpectedError as error:
            self._refuse(error.sentence)
            return
        self._allow(allowed=False)
        self._busy.begin(
            self.tr("Die Zahlen werden gezählt, gerundet und geprüft …"), can_stop=True
        )
        work = partial(_compute, self, orders)
        self._job = self.around.jobs.run(work, self._computed, self._failed, self._busy.advance)

    def leave(self) -> bool:
        """Let the computation go on; it is shown when one comes back."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set list and table below each other in a narrow window."""
        super().resizeEvent(event)
        wide = sides.arrange(self._sides, self, _WIDE)
        self._list.setVisible(wide)
        self._box_field.setVisible(not wide)
        self._list.setFixedWidth(min(40 * sides.letter_of(self), self.width() // 3))

    def _build(self) -> None:
        words = self.tr(
            "Links die wahre Zahl, nur für Sie. Rechts die Zahl, die gedruckt wird: Nur sie darf "
            "aus dem Haus, auch mündlich."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self._trouble = Banner("error", "", self)
        self._trouble.set_closable(closable=False)
        self._busy = Busy(self)
        self._busy.cancelled.connect(self._stop)
        for part in (self._trouble, self._busy):
            self.body.addWidget(part)
        self._result = QWidget(self)
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._school = QComboBox(self)
        self._school.currentIndexChanged.connect(self._show_report)
        self._school_field = Field(self.tr("Bericht der &Schule"), self._school, "", self)
        column.addWidget(self._school_field)
        column.addWidget(self._proof_card())
        column.addWidget(self._tables_card())
        self.body.addWidget(self._result)
        self.body.addStretch(1)
        self._result.hide()

    def _proof_card(self) -> Card:
        card = Card(self.tr("Prüfprotokoll"), self)
        self._proof = label("", "", wrap=True)
        self._left_out = label("", "muted", wrap=True)
        card.body.addWidget(self._proof)
        card.body.addWidget(self._left_out)
        return card

    def _tables_card(self) -> Card:
        card = Card(self.tr("Wahr und gedruckt"), self)
        self._list = NameList(self.tr("Tabellen"), 18, self)
        self._list.setProperty("look", "plain")
        self._list.currentRowChanged.connect(self._show_table)
        self._box = QComboBox(self)
        self._box.currentIndexChanged.connect(self._show_table)
        self._box_field = Field(self.tr("&Tabelle"), self._box, "", self)
        self._title = label("", "strong", wrap=True)
        self._note = label("", "small", wrap=True)
        self.table = FigureTable(self.tr("Zahlen"), self)
        right = QVBoxLayout()
        right.setSpacing(6)
        for part in (self._title, self._note, self.table):
            right.addWidget(part)
        right.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._box_field)
        self._sides.addLayout(right, 1)
        card.body.addLayout(self._sides)
        return card

    def _computed(self, computed: list[Computed]) -> None:
        self._end()
        self.state.take(computed)
        self._show()

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, background.StoppedError):
            self._refuse(self.tr("Angehalten. Es ist nichts verloren."))
        else:
            self._refuse(errors.sentence(error))

    def _stop(self) -> None:
        self._drop()
        self._refuse(self.tr("Angehalten. Es ist nichts verloren."))

    def _drop(self) -> None:
        """Drop what runs: it belongs to another plan, or is not wanted any more."""
        if self._job is not None:
            self._job.drop()
            self._end()

    def _end(self) -> None:
        self._job = None
        self._busy.end()

    def _refuse(self, sentence: str) -> None:
        self._trouble.show_text(sentence)
        self._result.hide()
        self._allow(allowed=False)

    def _allow(self, *, allowed: bool) -> None:
        if self.onward is not None:
            self.onward.setEnabled(allowed)

    def _show(self) -> None:
        computed = self.state.computed
        names = {one.id: one.name for one in self.desk.workspace.schools()}
        self._school.blockSignals(True)  # noqa: FBT003 - Qt
        present = self._school.currentIndex()
        self._school.clear()
        for one in computed:
            self._school.addItem(names.get(one.order.school_id, self.tr("Alle Schulen")))
        self._school.setCurrentIndex(max(0, min(present, len(computed) - 1)))
        self._school.blockSignals(False)  # noqa: FBT003 - Qt
        self._school_field.setVisible(len(computed) > 1)
        self._allow(allowed=any(one.publication is not None for one in computed))
        self._show_report()

    def _show_report(self) -> None:
        report = self.state.computed[max(0, self._school.currentIndex())]
        refusal = report.refusal
        self._trouble.show_text("" if refusal is None else way_on(refusal))
        self._result.setVisible(True)
        publication = report.publication
        self._proof.setText(audit_words(publication))
        self._left_out.setText(left_out_words(report.tables, publication))
        self._left_out.setVisible(publication is not None)
        self._fill(report, publication)

    def _fill(self, report: Computed, publication: Publication | None) -> None:
        printed = {one.id: one for one in publication.tables} if publication else {}
        self._sheets = [
            (table.title, sheet)
            for table in report.tables
            for sheet in sheets(Counted("", table, printed.get(table.id)))
        ]
        present = max(0, self._box.currentIndex())
        for widget in (self._list, self._box):
            widget.blockSignals(True)  # noqa: FBT003 - Qt
            widget.clear()
        titles = [title for title, _ in self._sheets]
        names = [
            f"{title}: {sheet.title}" if titles.count(title) > 1 else title
            for title, sheet in self._sheets
        ]
        self._list.show_names(names)
        self._box.addItems(names)
        for widget in (self._list, self._box):
            widget.blockSignals(False)  # noqa: FBT003 - Qt
        self._show_table(min(present, len(self._sheets) - 1))

    def _show_table(self, row: int) -> None:
        if not 0 <= row < len(self._sheets):
            return
        for widget, choose in (
            (self._list, self._list.setCurrentRow),
            (self._box, self._box.setCurrentIndex),
        ):
            widget.blockSignals(True)  # noqa: FBT003 - Qt
            choose(row)
            widget.blockSignals(False)  # noqa: FBT003 - Qt
        title, sheet = self._sheets[row]
        self._title.setText(title)
        has_printed = sheet.pairs or any(one.layer == "printed" for one in sheet.columns)
        self._note.setText(
            self.tr("wahr, daneben die gedruckte Zahl")
            if has_printed
            else self.tr("nur für Sie: Diese Zahlen stehen nicht im Bericht")
        )
        self.table.show_sheet(sheet)


def _compute(step: NumbersStep, orders: tuple, progress: Progress) -> list[Computed]:  # type: ignore[type-arg]
    return report_work.compute_reports(step.desk, orders, progress.goes_on)
