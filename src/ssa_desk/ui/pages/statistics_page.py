"""The page "Statistik": true figures of a period for the worker's eyes only."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.content.labels import code_label
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table, codes_of
from ssa_desk.services import background
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.import_lists import ImportDialog
from ssa_desk.ui.dialogs.report import ReportDialog
from ssa_desk.ui.dialogs.tally_entries import TallyEntriesDialog
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.statistics.bar_chart import Bar, BarChart
from ssa_desk.ui.pages.statistics.period_choice import PeriodChoice
from ssa_desk.ui.pages.statistics.tables_card import TablesCard
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ssa_desk.ui.widgets.cards import Card, StatGrid
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted, number

_BARS = 9


class StatisticsPage(PageWidget):
    """Figures, two charts, all tables; the way to the report and to the import."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._desk = around.desk
        self._wanted: Period | None = None
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        self._periods.offer(self._desk.statistics.periods())
        period = self._periods.period()
        if period is None:
            self._wait_for_days()
            return
        self._wanted = period
        self._busy.begin(self.tr("Die Zahlen werden gezählt …"))
        self._around.jobs.run(
            lambda _progress: background.count_tables(self._desk, period),
            partial(self._counted, period),
            self._fail,
        )

    def _counted(self, period: Period, tables: tuple[Table, ...]) -> None:
        """Show what was counted, unless another period was chosen meanwhile."""
        if period != self._wanted:
            return
        self._busy.end()
        by_id = {table.id: table for table in tables}
        is_empty = not any(table.cells.get("") for table in tables if table.id != "S01")
        self._header.set_subtitle(period.title)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self._stack.show()
        self._report.setDisabled(is_empty or period.kind is None)
        if is_empty:
            return
        issued = self._desk.reports.find(period)
        printed = {table.id: table for table in issued.publication.tables} if issued else {}
        self._show_figures(by_id)
        self._topics.show_bars(_bars(by_id["P05"], "topic"))
        self._channels.show_bars(_bars(by_id["A01"], "channel"))
        self._tables.show_tables(tables, printed)
        self._show_state(period, printed)

    def _fail(self, error: Exception) -> None:
        self._busy.end()
        errors.show(error, self)

    def _wait_for_days(self) -> None:
        """Show no figures of another period while two days make none yet."""
        self._wanted = None
        self._busy.end()
        self._header.set_subtitle(self.tr("Bitte geben Sie beide Tage ein."))
        self._stack.hide()
        self._report.setDisabled(True)

    def begin(self) -> None:
        """Begin with the period."""
        self._periods.begin()

    def act(self, action: str) -> None:
        """Begin an import."""
        if action == "import":
            self.read_lists()

    def read_lists(self) -> None:
        """Read the worker's own lists through the dialog."""
        if self._desk.workspace.read_only:
            return
        dialog = ImportDialog(self._around, self)
        done = dialog.exec()
        dialog.deleteLater()
        if done:
            self.refresh()
            self.told.emit(self.tr("Die Listen sind eingelesen."))

    def make_report(self) -> None:
        """Make the report to the Fachstelle through the dialog."""
        period = self._periods.period()
        if period is None:
            return
        dialog = ReportDialog(self._around, period, self)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def show_tally(self) -> None:
        """Show the entries of the tally sheet in the period, to be corrected."""
        period = self._periods.period()
        if period is None:
            return
        dialog = TallyEntriesDialog(self._desk, period, self)
        dialog.exec()
        if dialog.is_changed:
            self.refresh()
        dialog.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set charts and figures below each other in a narrow window."""
        super().resizeEvent(event)
        letters = self.width() / self.fontMetrics().averageCharWidth()
        directions = QBoxLayout.Direction
        wide = letters >= 100
        self._charts.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._header_box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._grid.arrange(4 if letters >= 84 else 2)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(self)
        outer.addWidget(page)
        self._header_box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header_box.setSpacing(10)
        self._header = PageHeader(self.tr("Statistik"), "", self)
        self._header.set_chips([(self.tr("nur für Sie"), "warning")])
        self._header_box.addWidget(self._header, 1)
        self._header_box.addWidget(self._actions())
        page.body.addLayout(self._header_box)
        self._periods = PeriodChoice(self)
        self._periods.chosen.connect(self.refresh)
        page.body.addLayout(self._period_row())
        self._busy = Busy(self)
        page.body.addWidget(self._busy)
        self._stack = QStackedWidget(self)
        self._stack.hide()
        self._stack.addWidget(self._figures())
        empty = EmptyState(
            "chart-column",
            self.tr("In diesem Zeitraum gibt es noch nichts zu zählen"),
            self.tr(
                "Gezählt werden Fälle mit Kontakten und die Strichliste. "
                "Vorhandene Listen können Sie einlesen."
            ),
            self.tr("Listen einlesen …"),
            self,
        )
        empty.chosen.connect(self.read_lists)
        self._stack.addWidget(empty)
        page.body.addWidget(self._stack, 1)

    def _period_row(self) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addWidget(self._periods, 1)
        self._tally = LinkButton(self.tr("Einträge der Strichliste …"), "tally-5", self)
        self._tally.clicked.connect(self.show_tally)
        row.addWidget(self._tally)
        return row

    def _actions(self) -> QWidget:
        box = QWidget(self)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        lists = Button(self.tr("Listen einlesen …"), "import", self)
        lists.clicked.connect(self.read_lists)
        lists.setDisabled(self._desk.workspace.read_only)
        self._report = PrimaryButton(self.tr("Bericht an die Fachstelle …"), "file-text", self)
        self._report.clicked.connect(self.make_report)
        row.addWidget(lists)
        row.addWidget(self._report)
        return box

    def _figures(self) -> QWidget:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        names = (
            self.tr("Fälle"),
            self.tr("Kinder und Jugendliche"),
            self.tr("Kontakte"),
            self.tr("Strichliste"),
        )
        self._grid = StatGrid(names, self)
        self._cards = self._grid.cards
        column.addLayout(self._grid)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(14)
        self._topics = self._chart(self.tr("Fälle nach Hauptthema"), "chart_1")
        self._channels = self._chart(self.tr("Kontakte nach Kontaktart"), "chart_2")
        column.addLayout(self._charts)
        self._tables = TablesCard(self)
        column.addWidget(self._tables)
        self._state = label("", "small", wrap=True)
        column.addWidget(self._state)
        column.addStretch(1)
        return inner

    def _chart(self, title: str, role: str) -> BarChart:
        card = Card(title, self)
        chart = BarChart(title, role, card)
        card.body.addWidget(chart)
        card.body.addStretch(1)
        self._charts.addWidget(card, 1)
        return chart

    def _show_figures(self, by_id: dict[str, Table]) -> None:
        cases, children, contacts, tally = self._cards
        people, talks, short = by_id["P01"], by_id["A01"], by_id["A04"]
        new = counted(people["status=new"], "neuer", "neue")
        carried = counted(people["status=carried_over"], "fortgeführter", "fortgeführte")
        cases.show_figure(number(people.total), f"{new}, {carried}")
        closed = counted(people["status=closed"], "Fall", "Fälle")
        children.show_figure(number(people["unit=children"]), f"{closed} abgeschlossen")
        mean = talks.total / people.total if people.total else 0
        contacts.show_figure(number(talks.total), f"im Schnitt {number(round(mean, 1))} je Fall")
        persons = counted(short["measure=persons"], "Person", "Personen")
        tally.show_figure(number(short.total), persons)

    def _show_state(self, period: Period, printed: dict[str, PublicTable]) -> None:
        if printed:
            words = self.tr(
                "Der Bericht für diesen Zeitraum ist ausgegeben. Aus dem Haus dürfen nur die "
                "Zahlen, die im Bericht stehen."
            )
        elif period.kind is None:
            words = self.tr(
                "Für einen eigenen Zeitraum gibt es keinen Bericht: Möglich sind Schuljahr, "
                "Kalenderjahr und Schulhalbjahr."
            )
        else:
            words = self.tr(
                "Das sind die wahren Zahlen. Im Bericht an die Fachstelle stehen gerundete, "
                "aus denen sich kein Kind erkennen lässt."
            )
        self._state.setText(words)


def _bars(table: Table, dim: str) -> tuple[Bar, ...]:
    cells = ((codes_of(key), value) for key, value in table.cells.items())
    found = [Bar(code_label(dim, c[dim]), n) for c, n in cells if set(c) == {dim} and n]
    found.sort(key=lambda bar: (-bar.value, bar.name))
    if len(found) > _BARS:
        rest = sum(bar.value for bar in found[_BARS - 1 :])
        found = [*found[: _BARS - 1], Bar("alle anderen", rest, is_rest=True)]
    return tuple(found)
