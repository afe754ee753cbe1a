"""One page by the six Kernbereiche: the numbers that stand for each, and Krefeld's own topics."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ssa_desk.content.figure_groups import FigureGroup, KeyNumber, figure_groups
from ssa_desk.domain.table import cell_key
from ssa_desk.services.figure_views import PeriodFigures
from ssa_desk.ui.models.figure_sheet import sheets
from ssa_desk.ui.pages.statistics.bar_chart import BarChart
from ssa_desk.ui.pages.statistics.bars import drawing
from ssa_desk.ui.pages.statistics.number_rows import Entry, HeadRow, NumberRow
from ssa_desk.ui.pages.statistics.shown_table import counted, state_words
from ssa_desk.ui.pages.statistics.words import short_title
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

ACTIVITIES, TOPICS = "A09", "P18"
_NAME, _NUMBER = 26, 10
"""Letters that the names in a card need, and each number."""


class Overview(ScrollPage):
    """Tells which table is wanted."""

    table_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margin=18)
        self._columns, self._numbers = 0, 1
        self.body.addWidget(label(self.tr("Überblick nach Kernbereichen"), "heading"))
        self._note = label("", "muted", wrap=True)
        self.body.addWidget(self._note)
        self._state = label("", "warning", wrap=True)
        self.body.addWidget(self._state)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self.areas = [_AreaCard(one, self) for one in figure_groups() if one.core_area and one.key]
        for card in self.areas:
            card.table_wanted.connect(self.table_wanted)
        self.body.addLayout(self._grid)
        # Before the charts: keys and screen readers follow the order of building.
        self._arrange()
        self.charts = (
            self._chart(self.tr("Themen des Rahmenkonzepts (Fälle)"), TOPICS),
            self._chart(self.tr("Tätigkeiten nach Kernbereich"), ACTIVITIES),
        )
        self.body.addStretch(1)

    def show_figures(self, figures: Sequence[PeriodFigures]) -> None:
        """Show the chosen period and those before."""
        for card in self.areas:
            card.show_figures(figures)
        for chart in self.charts:
            chart.show_figures(figures)
        self._note.setText(self._words(figures))
        self._state.setText(state_words(figures[0]))
        self._state.setVisible(figures[0].state != "live")
        self._numbers = len(figures) + bool(figures[0].tables and figures[0].printed)
        self._arrange()

    def begin(self) -> None:
        """Put the keys on the first number."""
        self.areas[0].rows[0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards in as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        letters = self.viewport().width() / self.fontMetrics().averageCharWidth()
        columns = max(1, min(3, int(letters / (_NAME + _NUMBER * self._numbers))))
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.areas):
            self._grid.addWidget(card, *divmod(place, columns))
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _words(self, figures: Sequence[PeriodFigures]) -> str:
        parts = [short_title(figures[0].period)]
        if len(figures) > 1:
            earlier = ", ".join(short_title(one.period) for one in figures[1:])
            parts.append(self.tr("daneben {}").format(earlier))
        if figures[0].printed:
            parts.append(self.tr("farbig: die Zahl im Bericht"))
        return " · ".join(parts)

    def _chart(self, title: str, figure_id: str) -> "_ChartCard":
        card = _ChartCard(title, figure_id, self)
        card.table_wanted.connect(self.table_wanted)
        self.body.addWidget(card)
        return card


class _ChartCard(Card):
    """The chart of one table, and the way to it."""

    table_wanted = Signal(str)

    def __init__(self, title: str, figure_id: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._id = figure_id
        self.chart = BarChart(title, "chart_1", self)
        self.body.addWidget(self.chart)
        link = LinkButton(self.tr("Zur Tabelle"), "arrow-right", self)
        link.setAccessibleName(self.tr("Zur Tabelle: {}").format(title))
        link.clicked.connect(self._want)
        self.body.addWidget(link)

    def show_figures(self, figures: Sequence[PeriodFigures]) -> None:
        """Show the chosen period and those before; nothing where there is no such table."""
        now, *earlier = (counted(one, self._id) for one in figures)
        self.setVisible(now.best is not None)
        if now.best is None:
            return
        (sheet,) = sheets(now, [one for one in earlier if one.best is not None])
        ordered = self._id == ACTIVITIES
        drawn = drawing(sheet, in_order=ordered, title=short_title(figures[0].period))
        self.chart.show_bars(drawn.bars, drawn.series)

    def _want(self) -> None:
        self.table_wanted.emit(self._id)


class _AreaCard(Card):
    """One Kernbereich: how much was done in it, and its key numbers."""

    table_wanted = Signal(str)

    def __init__(self, group: FigureGroup, parent: QWidget) -> None:
        super().__init__("", parent)
        area = cell_key(core_area=group.core_area)
        self._keys = (KeyNumber(ACTIVITIES, area, self.tr("Tätigkeiten")), *group.key)
        self.body.setContentsMargins(10, 12, 10, 10)
        self.body.setSpacing(0)
        heading = label(group.title, "strong", wrap=True)
        heading.setContentsMargins(9, 0, 9, 0)
        self._heads = HeadRow(self)
        self.body.addWidget(heading)
        self.body.addWidget(self._heads)
        self.rows = [NumberRow(key.name, key.figure, self) for key in self._keys]
        for row in self.rows:
            row.opened.connect(self.table_wanted)
            self.body.addWidget(row)
        self.body.addStretch(1)

    def show_figures(self, figures: Sequence[PeriodFigures]) -> None:
        """Show the numbers of this Kernbereich."""
        self._heads.show_heads(_entries(figures, self._keys[0]))
        for row, key in zip(self.rows, self._keys, strict=True):
            row.show_numbers(_entries(figures, key))


def _entries(figures: Sequence[PeriodFigures], key: KeyNumber) -> list[Entry]:
    now, *earlier = figures
    found = []
    if now.tables:
        found.append(Entry(short_title(now.period), "now", _true(now, key)))
    if now.printed:
        found.append(Entry("im Bericht", "printed", _printed(now, key)))
    for one in earlier:
        number = _true(one, key) if one.tables else _printed(one, key)
        found.append(Entry(short_title(one.period), "earlier", number))
    return found


def _true(figures: PeriodFigures, key: KeyNumber) -> int | None:
    table = figures.tables.get(key.figure)
    return None if table is None else table[key.cell]


def _printed(figures: PeriodFigures, key: KeyNumber) -> int | None:
    table = figures.printed.get(key.figure)
    return None if table is None else table.cells.get(key.cell)
