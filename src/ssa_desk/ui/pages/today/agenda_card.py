"""A card of things with a day: appointments, follow-ups, tasks, deadlines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.services.agenda import AgendaLine
from ssa_desk.ui.pages.today.line_words import chip_of, spoken, text_of, title_of
from ssa_desk.ui.pages.today.rows import CaseRowWidget, RowsCard
from ssa_desk.ui.widgets.buttons import Button, LinkButton
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.text import ElidedLabel


class AgendaCard(RowsCard):
    """Tells which line is to be opened and which one is done."""

    line_wanted = Signal(object)
    finished = Signal(object)

    def __init__(self, title: str, nothing: str, parent: QWidget, *, ticks: bool = False) -> None:
        super().__init__(title, nothing, parent)
        self._lines: Sequence[AgendaLine] = ()
        self._ticks = ticks
        self.may_tick = True
        """Whether something can be ticked off: not in a file that is only read."""
        self.case_wanted.connect(self._open)

    def add_button(self, text: str) -> LinkButton:
        """Return a new button below the rows."""
        button = LinkButton(text, "plus", self)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Show the first of them."""
        self._lines = lines
        self.show_again()

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = []
        for place, line in enumerate(self._lines[: self.limit]):
            row = AgendaRow(line, place, self, ticks=self._ticks)
            if row.done is not None:
                row.done.setEnabled(self.may_tick)
                row.finished.connect(self._finish)
            rows.append(row)
        self.show_rows(rows, len(self._lines))

    def _open(self, place: str) -> None:
        self.line_wanted.emit(self._lines[int(place)])

    def _finish(self, place: str) -> None:
        self.finished.emit(self._lines[int(place)])


class AgendaRow(CaseRowWidget):
    """One line; `opened` and `finished` tell its place."""

    finished = Signal(str)

    def __init__(
        self, line: AgendaLine, place: int, parent: QWidget, *, ticks: bool, chip: str = ""
    ) -> None:
        super().__init__(str(place), spoken(line), parent)
        self.done: Button | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(title_of(line), "strong"))
        if text := text_of(line):
            words.addWidget(ElidedLabel(text, "small"))
        row.addLayout(words, 1)
        day = "" if chip else chip_of(line)
        late = line.day is not None and line.day < clock.today()
        if chip:
            row.addWidget(Chip(chip, "quiet"))
        elif day:
            row.addWidget(Chip(day, "warning" if late else ""))
        if ticks:
            self.done = Button("Erledigt", "check", self)
            self.done.setAccessibleName(f"Erledigt: {title_of(line)}")
            self.done.clicked.connect(self._tell_finished)
            row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignVCenter)

    def _tell_finished(self) -> None:
        self.finished.emit(self._case_id)
