"""The numbers that the Fachstelle hands out: of the report, or of each report, and of schools."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.services.report_about import is_report_number, is_school_number
from ssa_desk.ui import errors
from ssa_desk.ui.pages.report.step import ReportState
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label


class NumbersCard(Card):
    """Keeps a number as soon as its line is left; a wrong one is said below it."""

    def __init__(self, desk: Desk, state: ReportState, parent: QWidget) -> None:
        super().__init__(parent.tr("Nummern der Fachstelle"), parent)
        self._desk, self._state = desk, state
        self._shown: tuple[object, ...] | None = None
        words = self.tr(
            "Die Fachstelle vergibt sie, damit sie Berichte zusammenführen kann. Ohne "
            "Berichtsnummer entsteht keine Datei für die Fachstelle (JSON), alles andere schon."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.lines: dict[tuple[str, str], tuple[QLineEdit, Field]] = {}

    def refresh(self) -> None:
        """Offer a line for each number that the plan needs."""
        schools = self._desk.workspace.schools()
        numbers = self._desk.report_numbers
        wanted = [
            ("report", "", self.tr("&Berichtsnummer"), numbers.report_number(), "R017"),
            *(
                (
                    "report",
                    one.id,
                    self.tr("Berichtsnummer: {}").format(one.name.replace("&", "&&")),
                    numbers.report_number(one.id),
                    "R017",
                )
                for one in schools
            ),
        ]
        apart = self._state.plan.way == "apart"
        wanted = wanted[1:] if apart else wanted[:1]
        wanted += [
            (
                "school",
                one.id,
                self.tr("Schulnummer: {}").format(one.name.replace("&", "&&")),
                one.report_slot,
                "S04",
            )
            for one in schools
        ]
        if self._shown == tuple(wanted):
            return
        self._shown = tuple(wanted)
        self._clear()
        for kind, school_id, words, number, example in wanted:
            self._add(kind, school_id, words, number, example)

    def keep(self) -> bool:
        """Keep all numbers; return whether all of them fit."""
        fits = [self._keep(*key) for key in self.lines]
        return all(fits)

    def _add(self, kind: str, school_id: str, words: str, number: str, example: str) -> None:
        line = QLineEdit(number, self)
        line.setPlaceholderText(example)
        line.setMaximumWidth(20 * self.fontMetrics().averageCharWidth())
        line.setReadOnly(self._desk.workspace.read_only)
        line.editingFinished.connect(partial(self._keep, kind, school_id))
        field = Field(words, line, "", self)
        self.lines[kind, school_id] = (line, field)
        self._column.addWidget(field)

    def _clear(self) -> None:
        self.lines = {}
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _keep(self, kind: str, school_id: str) -> bool:
        line, field = self.lines[kind, school_id]
        number = line.text().strip().upper()
        is_report = kind == "report"
        fits = not number or (is_report_number if is_report else is_school_number)(number)
        wrong = (
            self.tr("Ein R und drei Ziffern, zum Beispiel R017.")
            if is_report
            else self.tr("Ein S und zwei Ziffern, zum Beispiel S04.")
        )
        field.show_problem("" if fits else wrong)
        if fits and not self._desk.workspace.read_only:
            line.setText(number)
            try:
                self._put(kind, school_id, number)
            except ExpectedError as error:
                errors.show(error, self)
                return False
        return fits

    def _put(self, kind: str, school_id: str, number: str) -> None:
        numbers = self._desk.report_numbers
        if kind == "report":
            numbers.put_report_number(school_id, number)
            return
        school = next(one for one in self._desk.workspace.schools() if one.id == school_id)
        numbers.put_school_number(school, number)
