"""One procedure: its head and its tabs; every sheet is asked for here."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout, QWidget

from ssa_desk.content.child_protection import protection_words
from ssa_desk.domain.child_protection import Procedure, missing, needs_help_at_once
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import really_delete
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.pages.child_protection import sheets
from ssa_desk.ui.pages.child_protection.numbers_panel import show_numbers
from ssa_desk.ui.pages.child_protection.path_panel import PathPanel
from ssa_desk.ui.pages.child_protection.plan_tab import PlanTab
from ssa_desk.ui.pages.child_protection.printing import PAPERS, show_paper
from ssa_desk.ui.pages.child_protection.protocol_tab import ProtocolTab
from ssa_desk.ui.pages.child_protection.questions_tab import QuestionsTab
from ssa_desk.ui.pages.child_protection.rating_dialog import RatingDialog
from ssa_desk.ui.pages.child_protection.rating_tab import RatingTab
from ssa_desk.ui.pages.child_protection.sheet_dialog import Sheet, ask
from ssa_desk.ui.pages.child_protection.steps_tab import StepsTab
from ssa_desk.ui.pages.child_protection.words import NOBODY
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ssa_desk.ui.widgets.chips import ChipKind, ChipRow
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import ElidedLabel, label

_MADE: Mapping[str, Callable[[Desk, Procedure], Sheet]] = {
    sheets.ENTRY: sheets.entry_sheet,
    sheets.CLOSE: sheets.closing_sheet,
    sheets.REOPEN: sheets.reopening_sheet,
    sheets.YEARLY: sheets.yearly_sheet,
}
"""Sheets that need nothing but the procedure."""


_Part = StepsTab | ProtocolTab | QuestionsTab | RatingTab | PlanTab


class ProcedurePane(QWidget):
    """Shows the chosen procedure and asks for what is written into it."""

    changed = Signal()
    case_wanted = Signal(str)
    told = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self.procedure: Procedure | None = None
        self._build_head()
        workspace = self._desk.workspace
        self.steps = StepsTab(self)
        self.protocol = ProtocolTab(workspace, self)
        self.questions = QuestionsTab(workspace, self)
        self.rating = RatingTab(workspace, self)
        self.plan = PlanTab(workspace, self)
        self._parts: tuple[_Part, ...] = (
            self.steps,
            self.protocol,
            self.questions,
            self.rating,
            self.plan,
        )
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        titles = (
            self.tr("Schritte"),
            self.tr("Protokoll"),
            self.tr("Fragen"),
            self.tr("Einschätzung"),
            self.tr("Schutzplan"),
        )
        for part, title in zip(self._parts, titles, strict=True):
            self.tabs.addTab(part, title)
        for one in self._parts:
            one.wanted.connect(self.write)
        self._add_path_tab()
        self.plan.removed.connect(self._remove_measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._trouble = Banner("warning", "", self)
        column.addLayout(self._head)
        column.addWidget(self._trouble)
        column.addWidget(self._closed_words)
        column.addWidget(self.tabs, 1)

    @property
    def shown_id(self) -> str:
        """Return the id of the procedure that is shown, or nothing."""
        return self.procedure.assessment.id if self.procedure else ""

    def show_procedure(self, procedure: Procedure, name: str) -> None:
        """Show a procedure; `name` says whose it is, as it may be seen now."""
        self.procedure = procedure
        one = procedure.assessment
        self._title.setText(" · ".join((one.number or self.tr("ohne Nummer"), name or NOBODY)))
        path = self._desk.workspace.catalogue("legal_path")
        noticed = f"{one.noticed_on:%d.%m.%Y}" if one.noticed_on else "–"
        words = path.label(one.legal_path) if one.legal_path else self.tr("Rechtsweg fehlt")
        self._subtitle.setText(f"{words} · {self.tr('wahrgenommen am')} {noticed}")
        self._chips.show_chips(_chips(procedure))
        self._path.show_path(one.legal_path)
        writable = not self._desk.workspace.read_only and not procedure.is_closed
        for part in self._parts:
            part.show_procedure(procedure, writable=writable)
        self._trouble.show_text("")
        self._show_actions(procedure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to the tabs."""
        super().resizeEvent(event)
        is_low = self.height() < 24 * self.fontMetrics().height()
        self._subtitle.setHidden(is_low)
        self._chips.setHidden(is_low)

    def forget(self) -> None:
        """Let go of the procedure."""
        self.procedure = None

    def write(self, way: str) -> None:
        """Ask for the sheet that a button names, such as "answer:child_involved"."""
        what, _, rest = way.partition(":")
        if self.procedure is None:
            return
        if what == "numbers":
            show_numbers(self._desk, self)
        elif what == "consultation":
            self._consult(self.procedure)
        elif what == sheets.RATING:
            self._rate(self.procedure)
        elif what == sheets.CLOSE and (codes := missing(self.procedure)):
            self.tabs.setCurrentWidget(self.steps)
            self._trouble.show_text(protection_words().missing_sentence(codes))
        else:
            self._ask(self._sheet(what, rest, self.procedure))

    def _sheet(self, what: str, rest: str, procedure: Procedure) -> Sheet:
        if what == sheets.ADDENDUM:
            return sheets.entry_sheet(self._desk, procedure, rest)
        if what == sheets.ANSWER:
            return sheets.answer_sheet(self._desk, procedure, rest)
        if what == sheets.MEASURE:
            found = (one for one in procedure.measures if one.id == rest)
            return sheets.measure_sheet(self._desk, procedure, next(found, None))
        if what in sheets.FACTS:
            return sheets.facts_sheet(self._desk, what, procedure)
        return _MADE[what](self._desk, procedure)

    def _ask(self, sheet: Sheet) -> None:
        if self._desk.workspace.read_only:
            return
        if ask(self._desk, sheet, self):
            self._saved()

    def _consult(self, procedure: Procedure) -> None:
        """Write the pseudonymised paper for the specialist; what leaves is checked and noted."""
        from ssa_desk.ui.dialogs.case_summary.dialog import CaseSummaryDialog

        # The page may be open for longer than the password is good for.
        if not may_enter(self._desk, self._around.jobs, self):
            return
        one = procedure.assessment
        dialog = CaseSummaryDialog(
            self._around, one.case_id or "", self, purpose="specialist", assessment_id=one.id
        )
        dialog.exec()
        dialog.deleteLater()
        if dialog.message:
            self.told.emit(dialog.message)

    def _rate(self, procedure: Procedure) -> None:
        if self._desk.workspace.read_only:
            return
        dialog = RatingDialog(self._desk, procedure, self)
        saved = dialog.exec()
        dialog.deleteLater()
        if saved:
            self._saved()

    def _remove_measure(self, measure_id: str) -> None:
        procedure = self.procedure
        found = (one for one in procedure.measures if one.id == measure_id) if procedure else ()
        measure = next(iter(found), None)
        if measure is None or not really_delete(self, self.tr("Diese Maßnahme löschen?"), ""):
            return
        try:
            self._desk.child_protection.remove(measure)
        except ExpectedError as error:
            errors.show(error, self)
        self._saved()

    def _saved(self) -> None:
        self.told.emit(self.tr("Gespeichert."))
        self.changed.emit()

    def _build_head(self) -> None:
        self._title = ElidedLabel("", "heading")
        self._subtitle = ElidedLabel("", "muted")
        self._chips = ChipRow(self)
        self._closed_words = label("", "muted", wrap=True)
        self._to_case = LinkButton(self.tr("Zum &Fall"), "folder-open", self)
        self._to_case.clicked.connect(self._want_case)
        self._print = Button(self.tr("&Drucken"), "printer", self)
        self._print.setMenu(self._papers_menu())
        self._end = Button(self.tr("A&bschließen …"), "", self)
        self._end.clicked.connect(self._close_or_reopen)
        self._yearly = PrimaryButton(self.tr("Überprüfung festhalten …"), "", self)
        self._yearly.clicked.connect(self._review_yearly)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addWidget(self._chips)
        buttons = FlowLayout()
        for button in (self._to_case, self._print, self._yearly, self._end):
            buttons.addWidget(button)
        self._head = QVBoxLayout()
        self._head.setSpacing(6)
        self._head.addLayout(words)
        self._head.addLayout(buttons)

    def _papers_menu(self) -> QMenu:
        menu = QMenu(self)
        for paper in PAPERS:
            action = menu.addAction(paper.title)
            action.setData(paper.name)
            action.triggered.connect(self._show_paper)
        consultation = menu.addAction(self.tr("Fallvorstellung für die iseF, pseudonymisiert …"))
        consultation.triggered.connect(self._write_consultation)
        return menu

    def _show_paper(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and self.procedure is not None:
            name = str(sender.data())
            show_paper(self._desk, self._around.jobs, self.procedure, name, self)

    def _write_consultation(self) -> None:
        self.write("consultation")

    def _review_yearly(self) -> None:
        self.write(sheets.YEARLY)

    def _add_path_tab(self) -> None:
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 10, 6, 0)
        self._path = PathPanel(page)
        page.body.addWidget(self._path)
        page.body.addStretch(1)
        self.tabs.addTab(page, self.tr("Rechtsweg"))

    def _show_actions(self, procedure: Procedure) -> None:
        writable = not self._desk.workspace.read_only
        self._to_case.setVisible(bool(procedure.assessment.case_id))
        closed = procedure.is_closed
        self._end.setText(self.tr("Wieder auf&nehmen …") if closed else self.tr("A&bschließen …"))
        self._end.setEnabled(writable)
        self._yearly.setVisible(closed)
        self._yearly.setEnabled(writable)
        note = self._desk.workspace.privacy.text(procedure.assessment.closing_note)
        self._closed_words.setText(self.tr("Vermerk zum Abschluss: {}").format(note))
        self._closed_words.setVisible(closed and bool(note))

    def _close_or_reopen(self) -> None:
        is_closed = self.procedure is not None and self.procedure.is_closed
        self.write(sheets.REOPEN if is_closed else sheets.CLOSE)

    def _want_case(self) -> None:
        if self.procedure is not None and self.procedure.assessment.case_id:
            self.case_wanted.emit(self.procedure.assessment.case_id)


def _chips(procedure: Procedure) -> list[tuple[str, ChipKind]]:
    one = procedure.assessment
    if one.closed_on is not None:
        return [(f"abgeschlossen am {one.closed_on:%d.%m.%Y}", "quiet")]
    if procedure.is_only_counted:
        return [("nur gezählt", "quiet")]
    if needs_help_at_once(procedure):
        return [("offen", ""), ("akute Gefahr", "error")]
    return [("offen", "")]
