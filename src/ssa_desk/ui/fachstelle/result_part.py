"""The second step: the sums on the screen, table by table, with bands and charts."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ssa_desk.services.merge_views import ShownChart, ShownMerge, ShownTable
from ssa_desk.ui.fachstelle.figure_table import FigureTable
from ssa_desk.ui.pages.statistics.bar_chart import Bar, BarChart
from ssa_desk.ui.widgets.cards import StatGrid
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

_LIST, _CARD = 34, 20
"""Letters that the list of tables is wide at most, and a card with its number at least."""
_MOST_CARDS = 4


class ResultPart(QWidget):
    """A list of tables on the left, the chosen one on the right; the year at a glance first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: ShownMerge | None = None
        self._names = QStringListModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Tabellen"))
        self.list.setModel(self._names)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LIST)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._place = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.list, 2)
        row.addLayout(self._place, 5)
        self._sheet: QWidget | None = None

    def show_merge(self, shown: ShownMerge) -> None:
        """Show a merge from its first page on."""
        self._shown = shown
        tables = (f"{one.id}  {one.title}".strip() for one in shown.tables)
        self._names.setStringList([self.tr("Auf einen Blick"), *tables])
        self.list.setCurrentIndex(self._names.index(0))

    @property
    def sheet(self) -> QWidget | None:
        """Return what stands on the right."""
        return self._sheet

    def _choose(self, current: QModelIndex) -> None:
        if self._shown is None or not current.isValid():
            return
        row = current.row()
        sheet = ScrollPage(self, margin=4) if row else Overview(self._shown, self)
        sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if row:
            _fill_table(sheet, self._shown.tables[row - 1])
        sheet.body.addStretch(1)
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
        self._sheet = sheet
        self._place.addWidget(sheet)


class Overview(ScrollPage):
    """The large numbers with their bands, in as many columns as there is room for."""

    def __init__(self, shown: ShownMerge, parent: QWidget) -> None:
        super().__init__(parent, margin=4)
        self.body.addWidget(label(shown.title, "title", wrap=True))
        words = " · ".join(f"{name}: {value}" for name, value in shown.facts)
        self.body.addWidget(label(words, "muted", wrap=True))
        self._cards = StatGrid([name for name, _, _ in shown.cards], self)
        self.body.addLayout(self._cards)
        for card, (_, value, band) in zip(self._cards.cards, shown.cards, strict=True):
            card.show_figure(value, band)
        for legend in shown.legend:
            self.body.addWidget(label(legend, "", wrap=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards anew in the room there is."""
        super().resizeEvent(event)
        room = self.fontMetrics().averageCharWidth() * _CARD
        self._cards.arrange(max(1, min(_MOST_CARDS, self.viewport().width() // room)))


def _fill_table(sheet: ScrollPage, table: ShownTable) -> None:
    sheet.body.addWidget(label(table.section, "muted", wrap=True))
    sheet.body.addWidget(label(table.title, "heading", wrap=True))
    if table.chart is not None:
        sheet.body.addWidget(_chart(table.chart, sheet))
    for grid in table.grids:
        sheet.body.addWidget(FigureTable(grid, f"{table.title}: {grid.heads[0]}", sheet))
    for remark in table.remarks:
        sheet.body.addWidget(label(remark, "small", wrap=True))


def _chart(chart: ShownChart, parent: QWidget) -> BarChart:
    made = BarChart(chart.title, "chart_1", parent)
    bars = tuple(Bar(name, values[0], further=values[1:]) for name, values in chart.bars)
    made.show_bars(bars, chart.series if len(chart.series) > 1 else ())
    return made
