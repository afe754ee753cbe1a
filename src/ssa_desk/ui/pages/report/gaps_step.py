"""Step 2: what is not filled in yet, group by group, with the way to each record and back."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.content.numbers import number
from ssa_desk.domain.records import Case, School, WorkerProfile
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services import report_work
from ssa_desk.services.missing_data import Finding, Missing
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Progress
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.records import register
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_MOST = 200
"""Records that are listed; of more it is enough to know how many."""
_ROWS = 6


class GapsStep(Step):
    """Counts in the background; a report may be issued with gaps, the worker decides."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        self._findings: list[Finding] = []
        self._lines: list[FindingLine] = []
        self._open = ""
        self._at: tuple[str, int] = ("", 0)
        self._wanted: Period | None = None
        self._begins = False
        self._intro = label(
            self.tr(
                "Was fehlt, zählt im Bericht als „ohne Angabe“ oder gar nicht. Sie entscheiden, "
                "was Sie nachtragen; ausgeben lässt sich der Bericht auch so."
            ),
            "muted",
            wrap=True,
        )
        self._busy = Busy(self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self._nothing = EmptyState(
            "circle-check",
            self.tr("Alles ist ausgefüllt"),
            self.tr("Für die Zahlen dieses Zeitraums fehlt keine Angabe."),
            "",
            self,
        )
        self._nothing.hide()
        for part in (self._intro, self._busy):
            self.body.addWidget(part)
        self.body.addLayout(self._cards)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        self.show_ways("period", "goals", self.tr("&Weiter: Ziele"))
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        period = self._wanted = self.state.plan.period
        self._busy.begin(self.tr("Die Angaben werden durchgesehen …"))
        self.around.jobs.run(
            partial(_find, self, period), partial(self._show, period), self._failed
        )

    def begin(self) -> None:
        """Begin with the first line, or where one was led away from, once all is counted."""
        self._begins = True
        if self._busy.isHidden():
            self._begin()

    def _begin(self) -> None:
        self._begins = False
        line = next((one for one in self._lines if one.finding.id == self._open), None)
        if line is not None:
            line.list.setFocus()
        elif self._lines:
            self._lines[0].button.setFocus()
        elif self.onward is not None:
            self.onward.setFocus()

    def act(self, action: str) -> None:
        """Go on to the next record with the same gap."""
        if action == "next":
            self._jump_to_next()

    def place(self) -> tuple[str, ...]:
        """Return which line is open."""
        return (self._open,)

    def return_to(self, place: tuple[str, ...]) -> None:
        """Open the line again, once everything is counted."""
        self._open = place[0] if place else ""

    def _failed(self, error: Exception) -> None:
        self._busy.end()
        errors.show(error, self)

    def _show(self, period: Period, findings: list[Finding]) -> None:
        if period != self._wanted:
            return
        self._busy.end()
        self._findings = [self._worded(one) for one in findings]
        findings = self._findings
        where = self.page.verticalScrollBar().value()
        self._clear()
        self._nothing.setVisible(not findings)
        for group in dict.fromkeys(one.group for one in findings):
            card = Card(group, self)
            for finding in (one for one in findings if one.group == group):
                line = FindingLine(finding, card)
                line.opened.connect(self._on_opened)
                line.chosen.connect(self._jump)
                card.body.addWidget(line)
                self._lines.append(line)
                if finding.id == self._open:
                    self._fill(line)
            self._cards.addWidget(card)
        if self._lines:
            self.lead_keys(self._lines[-1].show_button)
        self.page.verticalScrollBar().setValue(where)
        if self._begins:
            self._begin()

    def _worded(self, finding: Finding) -> Finding:
        if finding.id != "school" or self.state.plan.way == "joint":
            return finding
        why = self.tr("Ohne Schule steht ein Fall in keinem der getrennten Berichte.")
        return replace(finding, why=why)

    def _clear(self) -> None:
        self._lines = []
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _on_opened(self, finding_id: str) -> None:
        self._open = finding_id
        for line in self._lines:
            if line.finding.id == finding_id:
                self._fill(line)

    def _fill(self, line: "FindingLine") -> None:
        records = line.finding.records[:_MOST]
        of_cases = self.desk.lists.names.of(
            Case.KIND, (one.case_id for one in records if one.case_id)
        )
        line.show_records([_name(one, of_cases) for one in records])
        if self._at[0] == line.finding.id:
            # What was filled in is gone: the next one has its place.
            line.list.setCurrentRow(min(self._at[1], len(records) - 1))

    def _jump(self, finding_id: str, row: int) -> None:
        finding = next(one for one in self._findings if one.id == finding_id)
        self._at = finding_id, row
        self._open = finding_id
        self.way_back_wanted.emit(_hint(finding, row))
        self._show_record(finding.records[row])

    def _jump_to_next(self) -> None:
        finding_id, row = self._at
        finding = next((one for one in self._findings if one.id == finding_id), None)
        if finding is None or row + 1 >= finding.count:
            self.told.emit(self.tr("Das war der letzte Eintrag mit dieser Lücke."))
            return
        self._jump(finding_id, row + 1)

    def _show_record(self, missing: Missing) -> None:
        kind = missing.kind
        page = register.page_of(kind)
        if kind == "case_contact":
            self.case_wanted.emit(missing.case_id, f"contact:{missing.id}")
        elif page:
            self.page_wanted.emit(page, _part(missing))
        elif missing.case_id:
            own = "" if kind == Case.KIND else f"record:{kind}:{missing.id}"
            self.case_wanted.emit(missing.case_id, own)
        elif kind == School.KIND:
            self.page_wanted.emit("settings", f"school:{missing.id}")
        elif kind == WorkerProfile.KIND:
            self.page_wanted.emit("settings", "profile")
        else:
            self.page_wanted.emit("statistics", "tally")


class FindingLine(QFrame):
    """One thing that is missing: its title and count; unfolds to the records."""

    opened = Signal(str)
    chosen = Signal(str, int)

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self.button = QToolButton(self)
        self.button.setProperty("look", "ghost")
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self.button, "chevron-right", "muted")
        words = counted(finding.count, "Eintrag", "Einträge")
        self.button.setAccessibleName(self.tr("{}: {} zeigen").format(finding.title, words))
        self.button.setToolTip(self.tr("Einträge zeigen"))
        self.button.toggled.connect(self._unfold)
        row = QHBoxLayout()
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(finding.title, "strong", wrap=True))
        texts.addWidget(label(finding.why, "small", wrap=True))
        row.addWidget(self.button)
        row.addLayout(texts, 1)
        row.addWidget(Chip(number(finding.count), "warning", self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.addLayout(row)
        self.list = QListWidget(self)
        self.list.setAccessibleName(finding.title)
        self.list.itemActivated.connect(self._choose)
        self.show_button = Button(self.tr("Eintrag öffnen"), "arrow-right", self)
        self.show_button.clicked.connect(self._choose)
        for part in (self.list, self.show_button):
            part.hide()
            column.addWidget(part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold or fold by a click on the words too."""
        self.button.toggle()
        event.accept()

    def show_records(self, names: list[str]) -> None:
        """Unfold with these records."""
        self.button.blockSignals(True)  # noqa: FBT003 - Qt
        self.button.setChecked(True)
        self.button.blockSignals(False)  # noqa: FBT003 - Qt
        set_icon(self.button, "chevron-down", "muted")
        self.list.clear()
        for name in names:
            QListWidgetItem(name, self.list)
        self.list.setCurrentRow(0)
        height = self.list.sizeHintForRow(0) * min(len(names), _ROWS)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 4)
        self.list.show()
        self.show_button.show()

    def _unfold(self) -> None:
        if self.button.isChecked():
            self.opened.emit(self.finding.id)
            self.list.setFocus()
        else:
            set_icon(self.button, "chevron-right", "muted")
            self.list.hide()
            self.show_button.hide()

    def _choose(self) -> None:
        self.chosen.emit(self.finding.id, self.list.currentRow())


def _find(step: GapsStep, period: Period, progress: Progress) -> list[Finding]:
    del progress  # some questions to the file; too short to be stopped half way
    return report_work.find_missing(step.desk, period)


def _name(missing: Missing, of_cases: dict[str, str]) -> str:
    name = missing.name
    if len(name) == 10 and name[4] == name[7] == "-":
        name = f"{name[8:]}.{name[5:7]}.{name[:4]}"
    case = of_cases.get(missing.case_id, "")
    return case if missing.kind == Case.KIND else " · ".join(one for one in (name, case) if one)


def _part(missing: Missing) -> str:
    return missing.kind if missing.kind == "working_week" else f"{missing.kind}:{missing.id}"


def _hint(finding: Finding, row: int) -> str:
    return f"Fehlt: {finding.title} ({row + 1} von {number(finding.count)})"
