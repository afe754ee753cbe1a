"""One table of figures: what it counts and by which rule, its numbers, their chart."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.ui.models.figure_sheet import IN_REPORT, Sheet
from ssa_desk.ui.pages.statistics import copying
from ssa_desk.ui.pages.statistics.bar_chart import BarChart
from ssa_desk.ui.pages.statistics.bars import drawing
from ssa_desk.ui.pages.statistics.figure_table import FigureTable
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.chips import ChipKind, ChipRow
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.sides import set_beside
from ssa_desk.ui.widgets.text import label

_BESIDE_LETTERS = 112
"""From this width in letters on the chart stands beside the table."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the view shows of a table. `has_records`: its numbers lead to records."""

    title: str
    period: str
    rule: str
    note: str
    chips: tuple[tuple[str, ChipKind], ...]
    sheets: tuple[Sheet, ...]
    in_order: bool
    has_records: bool


class TableView(ScrollPage):
    """Tells which number's records are wanted."""

    records_wanted = Signal(str, object, tuple, int)
    """Name of the number, the number, keys of its cells, its period (0 is the chosen one)."""
    told = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margin=18)
        self._shown: Shown | None = None
        self._title = label("", "heading", wrap=True)
        self._chips = ChipRow(self)
        self._rule = label("", "muted", wrap=True)
        self._note = label("", "small", wrap=True)
        self._of_row = label("", "muted", wrap=True)
        self._of_row.hide()
        self._tabs = QTabBar(self)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setAccessibleName(self.tr("Aufteilung der Tabelle"))
        self.table = FigureTable(self.tr("Zahlen"), self)
        self.chart = BarChart("", "chart_1", self)
        self._hint = label(
            self.tr("Eingabetaste oder Doppelklick zeigt die Einträge hinter einer Zahl."),
            "small",
            wrap=True,
        )
        self._build()
        self._tabs.currentChanged.connect(self._show_sheet)
        self.table.number_opened.connect(self._open)
        self.table.copy_wanted.connect(self.copy)
        self.table.reached.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._tell_rule)

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet that is shown."""
        sheets = self._shown.sheets if self._shown else ()
        place = self._tabs.currentIndex()
        return sheets[place] if 0 <= place < len(sheets) else None

    def show_table(self, shown: Shown) -> None:
        """Show a table; of the same one the chosen part stays."""
        same = self._shown is not None and self._shown.title == shown.title
        place = self._tabs.currentIndex() if same else 0
        self._shown = shown
        self._title.setText(shown.title)
        self._chips.show_chips(shown.chips)
        for one, text in ((self._rule, shown.rule), (self._note, shown.note)):
            one.setText(text)
            one.setVisible(bool(text))
        self._tabs.blockSignals(True)  # noqa: FBT003 - Qt
        while self._tabs.count():
            self._tabs.removeTab(0)
        for sheet in shown.sheets:
            self._tabs.addTab(sheet.title.replace("&", "&&"))
        self._tabs.setCurrentIndex(min(max(place, 0), len(shown.sheets) - 1))
        self._tabs.blockSignals(False)  # noqa: FBT003 - Qt
        self._tabs.setVisible(len(shown.sheets) > 1)
        self._records.setVisible(shown.has_records)
        self._hint.setVisible(shown.has_records)
        self._copy.setVisible(any(one.columns for one in shown.sheets))
        self._show_sheet()
        if not same:
            self.verticalScrollBar().setValue(0)

    def begin(self) -> None:
        """Put the keys on the numbers."""
        self.table.setFocus()

    def copy(self) -> None:
        """Copy the printed numbers where there are some, else the true ones with a warning."""
        sheet = self.sheet
        if sheet is not None and copying.has_printed(sheet):
            self.copy_printed()
        else:
            self.copy_true()

    def copy_printed(self) -> None:
        """Copy the numbers that may leave the house."""
        if self.sheet is not None:
            copying.put(copying.printed_text(self.sheet, self._heading()), private=False)
            self.told.emit(self.tr("Kopiert sind die gerundeten Zahlen aus dem Bericht."))

    def copy_true(self) -> None:
        """Copy the true numbers; their first line says that they stay in the house."""
        if self.sheet is not None:
            copying.put(copying.true_text(self.sheet, self._heading()), private=True)
            self.told.emit(
                self.tr("Kopiert sind wahre Zahlen. Sie dürfen das Haus nicht verlassen.")
            )

    def open_records(self) -> None:
        """Ask for the records behind the number that the keys are on."""
        self._open(self.table.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the chart beside the table where both have room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._card = Card("", self)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(24)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._tabs)
        left.addWidget(self.table)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.chart)
        right.addStretch(1)
        self._sides.addLayout(left, 3)
        self._sides.addLayout(right, 2)
        self._card.body.addLayout(self._sides)
        self.body.setSpacing(10)
        self.body.addWidget(self._title)
        self.body.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._card)
        self.body.addWidget(self._of_row)
        self.body.addWidget(self._note)
        self.body.addLayout(self._foot())
        self.body.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._records = Button(self.tr("&Einträge zeigen"), "list-checks", self)
        self._records.clicked.connect(self.open_records)
        self._copy = Button(self.tr("&Kopieren"), "copy", self)
        menu = QMenu(self._copy)
        menu.aboutToShow.connect(self._offer_copies)
        self._copy.setMenu(menu)
        row.addWidget(self._hint, 100)
        row.addStretch(1)
        row.addWidget(self._records)
        row.addWidget(self._copy)
        return row

    def _offer_copies(self) -> None:
        menu = self._copy.menu()
        menu.clear()
        if self.sheet is not None and copying.has_printed(self.sheet):
            menu.addAction(self.tr("Zahlen aus dem Bericht"), self.copy_printed)
        if self.sheet is not None and copying.has_true(self.sheet):
            menu.addAction(self.tr("Wahre Zahlen (nur für Sie)"), self.copy_true)

    def _show_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None or self._shown is None:
            return
        self.table.show_sheet(sheet)
        self.table.setAccessibleName(f"{self._shown.title}: {sheet.title}")
        drawn = drawing(sheet, in_order=self._shown.in_order, title=self._shown.period)
        self.chart.set_title(self._shown.title)
        self.chart.show_bars(drawn.bars, drawn.series, stacked=drawn.stacked, apart=drawn.apart)
        self.chart.setVisible(bool(drawn.bars))
        self._tell_rule(self.table.currentIndex())
        self._arrange()

    def _arrange(self) -> None:
        letters = self.viewport().width() / self.fontMetrics().averageCharWidth()
        few = len(self.table.figures.sheet.columns) <= 4
        set_beside(self._sides, beside=letters >= _BESIDE_LETTERS and few)

    def _tell_rule(self, index: QModelIndex) -> None:
        """Say above the foot how the row is counted, where each has a rule of its own."""
        lines = self.table.figures.sheet.lines
        line = lines[index.row()] if 0 <= index.row() < len(lines) else None
        words = f"{line.name}: {line.rule}" if line and line.rule else ""
        self._of_row.setText(words)
        self._of_row.setVisible(bool(words))

    def _open(self, index: QModelIndex) -> None:
        found = self.table.figures.at(index)
        if found is None or self._shown is None or not self._shown.has_records:
            return
        line, column, cell = found
        says_nothing = column.layer == "earlier" or column.head in _PLAIN
        words = line.name if says_nothing else column.head
        name = line.name if words == line.name else f"{line.name}, {words}"
        self.records_wanted.emit(name, cell.number, cell.keys, column.period)

    def _follow(self, place: QRect) -> None:
        """Scroll the page to the number that the keys are on."""
        inner = self.widget()
        if inner is None:
            return
        corner = self.table.viewport().mapTo(inner, QPoint(0, place.center().y()))
        self.ensureVisible(self.horizontalScrollBar().value(), corner.y(), 0, 2 * place.height())

    def _heading(self) -> str:
        return f"{self._shown.title}, {self._shown.period}" if self._shown else ""


_PLAIN = ("Anzahl", "wahr", IN_REPORT, "Gesamt")
"""Heads that say nothing about what is counted."""
