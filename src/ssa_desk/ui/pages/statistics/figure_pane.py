"""The right side: the overview, one table, or the records behind a number."""

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.figures.reference import Reference
from ssa_desk.services import background
from ssa_desk.services.figure_records import FigureRecords
from ssa_desk.services.figure_views import PeriodFigures, Wanted
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.statistics import shown_table
from ssa_desk.ui.pages.statistics.overview import Overview
from ssa_desk.ui.pages.statistics.record_ways import RecordWays
from ssa_desk.ui.pages.statistics.records_view import Number, RecordsView
from ssa_desk.ui.pages.statistics.table_list import INDICATORS, OVERVIEW
from ssa_desk.ui.pages.statistics.table_view import TableView

_AHEAD = 20
"""Milliseconds until the overview is built: the page is seen, the figures are still counted."""


class FigurePane(QWidget):
    """Shows the chosen entry of the list for the figures that were counted last."""

    table_wanted = Signal(str)
    case_wanted = Signal(str, str)
    page_wanted = Signal(str, str)
    way_back_wanted = Signal(str)
    told = Signal(str)
    searching = Signal(str)
    """What is being looked for in the background; "" when it was found."""
    changed = Signal()
    """A record was corrected here: the figures are others now."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._wanted: Wanted | None = None
        self._figures: tuple[PeriodFigures, ...] = ()
        self._entry = OVERVIEW
        self._job: Job | None = None
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        QTimer.singleShot(_AHEAD, self, self._build_ahead)

    @cached_property
    def overview(self) -> Overview:
        """Return the cards and charts of all core areas; built while the figures are counted."""
        made = Overview(self)
        made.table_wanted.connect(self.table_wanted)
        self._stack.addWidget(made)
        return made

    @cached_property
    def table(self) -> TableView:
        """Return the view of one table; built when the first one is wanted."""
        made = TableView(self)
        made.records_wanted.connect(self._find_records)
        made.told.connect(self.told)
        self._stack.addWidget(made)
        return made

    @cached_property
    def records(self) -> RecordsView:
        """Return the list of records; built when the first number is opened."""
        desk = self._around.desk
        made = RecordsView(FigureRecords(desk.workspace, desk.lists), self)
        ways = RecordWays(desk, self)
        made.wanted.connect(ways.go)
        made.left.connect(self._leave_records)
        ways.leaving.connect(self._leave_page)
        ways.case_wanted.connect(self.case_wanted)
        ways.page_wanted.connect(self.page_wanted)
        ways.changed.connect(self.changed)
        self._stack.addWidget(made)
        return made

    @property
    def entry(self) -> str:
        """Return which entry of the list is shown."""
        return self._entry

    def show_figures(self, wanted: Wanted, figures: Sequence[PeriodFigures]) -> None:
        """Show the chosen entry for other figures; records stay while their period stays."""
        same = self._wanted == wanted
        now, *earlier = figures
        # Years before the first entry would only be columns of zeros.
        self._wanted, self._figures = wanted, (now, *(one for one in earlier if not one.is_empty))
        if same and self.shows_records:
            self.records.reload()
            return
        if not same:
            self._drop()
        self._show()

    def show_entry(self, entry: str) -> None:
        """Show another entry of the list."""
        self._entry = entry
        self._drop()
        if self._figures:
            self._show()

    def begin(self) -> None:
        """Put the keys on what is shown."""
        shown = self._stack.currentWidget() or self.overview
        if isinstance(shown, Overview | TableView | RecordsView):
            shown.begin()

    def open_next_record(self) -> None:
        """Open the record after the one that was opened last."""
        if self.shows_records:
            self.records.open_next()

    def show_private(self) -> None:
        """Show names as they may be seen now."""
        if self.shows_records:
            self.records.reload()

    @property
    def shows_records(self) -> bool:
        """Return whether the records behind a number are shown."""
        return isinstance(self._stack.currentWidget(), RecordsView)

    def _build_ahead(self) -> None:
        self.overview.ensurePolished()

    def _show(self) -> None:
        if self.shows_records:
            self.records.forget()
        if self._entry == OVERVIEW:
            self.overview.show_figures(self._figures)
            self._stack.setCurrentWidget(self.overview)
            return
        if self._entry == INDICATORS:
            self.table.show_table(shown_table.shown_indicators(self._figures))
        else:
            self.table.show_table(shown_table.shown(self._entry, self._figures))
        self._stack.setCurrentWidget(self.table)

    def _find_records(self, name: str, value: object, keys: tuple[str, ...], period: int) -> None:
        if self._wanted is None:
            return
        wanted = Wanted(self._figures[period].period, self._wanted.school_id)
        title = shown_table.title(self._entry)
        number = Number(title, name, wanted.period.title, value if isinstance(value, int) else None)
        entry, desk = self._entry, self._around.desk
        self._drop()
        self.searching.emit(self.tr("Die Einträge werden gesucht …"))
        self._job = self._around.jobs.run(
            lambda _progress: background.records_behind(desk, wanted, entry, keys),
            partial(self._show_records, number),
            self._fail,
        )

    def _show_records(self, number: Number, references: tuple[Reference, ...]) -> None:
        self._drop()
        self._stack.setCurrentWidget(self.records)
        self.records.show_records(number, references)

    def _leave_page(self) -> None:
        self.way_back_wanted.emit(self.records.number)

    def _leave_records(self) -> None:
        self._show()
        self.table.begin()

    def _fail(self, error: Exception) -> None:
        self._drop()
        errors.show(error, self)

    def _drop(self) -> None:
        """Wait no longer for records."""
        if self._job is not None:
            self._job.drop()
            self._job = None
            self.searching.emit("")
