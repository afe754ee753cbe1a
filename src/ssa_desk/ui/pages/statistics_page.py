"""The page "Statistik": true figures of a period for the worker's eyes only."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.services import background
from ssa_desk.services.figure_views import PeriodFigures, Wanted
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.import_lists import ImportDialog
from ssa_desk.ui.dialogs.tally_entries import TallyEntriesDialog
from ssa_desk.ui.jobs import Job
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.statistics.choice_bar import ChoiceBar
from ssa_desk.ui.pages.statistics.figure_pane import FigurePane
from ssa_desk.ui.pages.statistics.table_list import TableList
from ssa_desk.ui.pages.statistics.words import short_title
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, LinkButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.scroll import ScrollPage

NARROW_LETTERS = 104
"""Below this width in letters either the list of tables or the table is shown."""
_LATE = 400
"""Milliseconds after which the page says that it counts: earlier it would only flicker."""
_FIGURES, _EMPTY, _NOTHING = range(3)


class StatisticsPage(PageWidget):
    """The choice above, the tables on the left, the chosen one on the right."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._desk = around.desk
        self._job: Job | None = None
        self._is_inside = False
        self._is_moved = False
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Count again; the last figures stay until then."""
        self.choice.offer(self._desk.statistics.periods(), self._desk.workspace.schools())
        self._count()

    def begin(self) -> None:
        """Find a table by typing; behind a number go on with its records."""
        if not (self.list.isHidden() or self.pane.shows_records):
            self.list.focus_search()
        else:
            self.pane.begin()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._go_back()
        self.list.focus_search()

    def act(self, action: str) -> None:
        """Begin an import, show a table ("table:P05"), or go on to the next record."""
        if action == "import":
            self.read_lists()
        elif action == "next":
            self.pane.open_next_record()
        elif action.startswith("table:"):
            self.show_table(action.removeprefix("table:"))

    def show_table(self, entry_id: str) -> None:
        """Show one table."""
        self.list.choose(entry_id)
        self._go_in()

    def show_private(self, *, hidden: bool) -> None:  # noqa: ARG002 - read again either way
        """Show the records behind a number as they may be seen now; numbers are no names."""
        self.pane.show_private()

    def place(self) -> tuple[str, ...]:
        """Return the chosen table, period, school and comparison."""
        return (self.list.id, *self.choice.place())

    def return_to(self, place: tuple[str, ...]) -> None:
        """Choose again what `place` told."""
        if place:
            self.list.choose(place[0])
            self.choice.return_to(place[1:])

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

    def show_tally(self) -> None:
        """Show the entries of the tally sheet in the period, to be corrected."""
        wanted = self.choice.wanted()
        if wanted is None:
            return
        dialog = TallyEntriesDialog(self._desk, wanted.period, self)
        dialog.exec()
        if dialog.is_changed:
            self.refresh()
        dialog.deleteLater()

    def show_report(self) -> None:
        """Go to the page of the annual report."""
        self.page_wanted.emit("report", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and table side by side where there is room."""
        super().resizeEvent(event)
        sides.arrange(self._top, self, NARROW_LETTERS)
        self._arrange()
        if not self._is_moved:
            wanted = min(42 * sides.letter_of(self), self.width() * 2 // 5)
            self._splitter.setSizes([wanted, self.width() - wanted])

    def _count(self) -> None:
        wanted = self.choice.wanted()
        if self._job is not None:
            self._job.drop()
            self._job = None
        if wanted is None:
            self._wait_for_days()
            return
        self._late.start()
        self._job = self._around.jobs.run(
            lambda progress: background.view_figures(self._desk, wanted, progress.goes_on),
            partial(self._counted, wanted),
            self._fail,
        )

    def _say_busy(self) -> None:
        self._busy.begin(self.tr("Die Zahlen werden gezählt …"))

    def _end_busy(self) -> None:
        self._late.stop()
        self._busy.end()

    def _counted(self, wanted: Wanted, figures: tuple[PeriodFigures, ...]) -> None:
        self._job = None
        self._end_busy()
        self._header.set_subtitle(self._words(wanted, figures))
        self._stack.setCurrentIndex(_EMPTY if figures[0].is_empty else _FIGURES)
        self.pane.show_figures(wanted, figures)

    def _words(self, wanted: Wanted, figures: tuple[PeriodFigures, ...]) -> str:
        schools = {one.id: one.name for one in self._desk.workspace.schools()}
        school = schools.get(wanted.school_id, "")
        missing = ", ".join(short_title(one.period) for one in figures[1:] if one.is_empty)
        compared = self.tr("{} ohne Einträge").format(missing) if missing else ""
        return " · ".join(part for part in (wanted.period.title, school, compared) if part)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._end_busy()
        errors.show(error, self)

    def _search(self, words: str) -> None:
        if words:
            self._busy.begin(words)
        elif self._job is None:
            self._busy.end()

    def _wait_for_days(self) -> None:
        """Show no figures of another period while two days make none yet."""
        self._end_busy()
        self._header.set_subtitle(self.choice.trouble)
        self._stack.setCurrentIndex(_NOTHING)

    def _build(self) -> None:
        self._header = PageHeader(self.tr("Statistik"), "", self)
        self._header.set_chips([(self.tr("nur für Sie"), "warning")])
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(10)
        self._top.addWidget(self._header, 1)
        self._buttons = self._actions()
        self._top.addWidget(self._buttons)
        self.choice = ChoiceBar(self)
        self._busy = Busy(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE)
        self._late.timeout.connect(self._say_busy)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._sides())
        self._stack.addWidget(self._empty())
        self._stack.addWidget(QWidget(self))
        self._stack.setCurrentIndex(_NOTHING)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 12, 6)
        column.setSpacing(10)
        column.addLayout(self._top)
        column.addWidget(self.choice)
        column.addWidget(self._busy)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._count)
        self.list.chosen.connect(self.pane.show_entry)
        self.list.opened.connect(self._go_in)
        self.pane.table_wanted.connect(self.show_table)
        self.pane.told.connect(self.told)
        self.pane.way_back_wanted.connect(self.way_back_wanted)
        self.pane.case_wanted.connect(self.case_wanted)
        self.pane.page_wanted.connect(self.page_wanted)
        self.pane.changed.connect(self.refresh)
        self.pane.searching.connect(self._search)

    def _sides(self) -> QWidget:
        self.list = TableList(self)
        self.list.setMinimumWidth(26 * self.fontMetrics().averageCharWidth())
        self._side = QWidget(self)
        self._back = LinkButton(self.tr("Zur &Liste der Tabellen"), "arrow-left", self._side)
        self._back.clicked.connect(self._go_back)
        self.pane = FigurePane(self._around, self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._back)
        column.addWidget(self.pane, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_sizes)
        return self._splitter

    def _empty(self) -> QWidget:
        scroll = ScrollPage(self, margin=0)
        empty = EmptyState(
            "chart-column",
            self.tr("In diesem Zeitraum gibt es noch nichts zu zählen"),
            self.tr(
                "Gezählt werden Fälle mit Kontakten, die Strichliste, Gruppen, Elternarbeit und "
                "alles Weitere, was Sie eintragen. Vorhandene Listen können Sie einlesen."
            ),
            self.tr("Listen einlesen …"),
            self,
        )
        empty.chosen.connect(self.read_lists)
        empty.button.setDisabled(self._desk.workspace.read_only)
        scroll.body.addWidget(empty)
        return scroll

    def _actions(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        tally = LinkButton(self.tr("Einträge der Strichliste …"), "tally-5", self)
        tally.clicked.connect(self.show_tally)
        lists = Button(self.tr("Listen einlesen …"), "import", self)
        lists.clicked.connect(self.read_lists)
        lists.setDisabled(self._desk.workspace.read_only)
        report = Button(self.tr("Zum Jahresbericht"), "file-text", self)
        report.clicked.connect(self.show_report)
        for one in (tally, lists, report):
            row.addWidget(one)
        row.addStretch(1)
        return box

    def _keep_sizes(self) -> None:
        self._is_moved = True

    def _go_in(self) -> None:
        self._is_inside = True
        self._arrange()
        self.pane.begin()

    def _go_back(self) -> None:
        self._is_inside = False
        self._arrange()
        self.list.list.setFocus()

    def _arrange(self) -> None:
        """Show list and table side by side, or, in a narrow window, one of them."""
        narrow = self.width() < NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        self.list.setVisible(not (narrow and self._is_inside))
        self._side.setVisible(self._is_inside or not narrow)
        self._back.setVisible(narrow)
        alone = narrow and self._is_inside
        self._buttons.setVisible(not alone)
        # A low window is left to the numbers.
        self._header.setVisible(not alone or self.height() > 30 * self.fontMetrics().height())
