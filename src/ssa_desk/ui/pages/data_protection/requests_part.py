"""The tab "Anfragen": what persons ask about their own data, with the clock of a month."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.records import DataSubjectRequest
from ssa_desk.domain.request_clock import Clock
from ssa_desk.services.access.requests import RequestLine, Requests
from ssa_desk.services.cases import CaseView
from ssa_desk.services.changes import Change
from ssa_desk.ui.dialogs.access.assistant import AccessDialog
from ssa_desk.ui.dialogs.access.extend import ExtendDialog
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted


class RequestsPart(PageWidget):
    """Lists the requests, the most urgent first; Enter opens one."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self._lines: list[RequestLine] = []
        empty = EmptyState(
            "file-text",
            self.tr("Noch keine Anfragen"),
            self.tr(
                "Fragt ein Kind, was über es aufgeschrieben ist, oder will jemand etwas "
                "berichtigt haben: Hier läuft die Frist von einem Monat mit."
            ),
            self.tr("Neue Anfrage"),
            self,
        )
        empty.chosen.connect(self.new_record)
        empty.button.setDisabled(self._desk.workspace.read_only)
        heads = (
            self.tr("Frist"),
            self.tr("Stand"),
            self.tr("Anliegen"),
            self.tr("Wer fragt"),
            self.tr("Fall"),
        )
        self.list = EntryList(self.tr("Anfragen"), heads, 3, empty, self)
        self.list.delete.hide()
        self.list.change.setText(self.tr("Ö&ffnen …"))
        self.list.change_wanted.connect(self.open)
        self.new = PrimaryButton(self.tr("&Neue Anfrage …"), "plus", self)
        self.new.setDisabled(self._desk.workspace.read_only)
        self.new.clicked.connect(self.new_record)
        self.extend = Button(self.tr("Frist ver&längern …"), "calendar-clock", self)
        self.extend.clicked.connect(self._extend)
        self.list.buttons.insertWidget(0, self.new)
        self.list.buttons.insertWidget(2, self.extend)
        self.list.table.chosen.connect(self._show_ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 6, 12)
        column.setSpacing(10)
        column.addWidget(
            label(
                self.tr(
                    "Eine Antwort ist binnen eines Monats fällig. Bei sehr schwierigen Anfragen "
                    "sind zwei Monate mehr möglich, wenn Sie das rechtzeitig mitteilen."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.list, 1)
        self.destroyed.connect(self._desk.workspace.feed.listen(self._on_change))
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._lines = self._desk.access.requests.lines()
        kinds, requesters = catalogue("request_kind"), catalogue("requester")
        rows = [
            (
                f"{one.clock.due_on:%d.%m.%Y}",
                state_words(one.request, one.clock),
                kinds.label(one.request.request_kind) if one.request.request_kind else "",
                requesters.label(one.request.requester) if one.request.requester else "",
                " · ".join(part for part in (one.case_no, one.name) if part),
            )
            for one in self._lines
        ]
        self.list.show_rows(rows, max(0, self.list.table.currentIndex().row()))
        self._show_ways()

    def begin(self) -> None:
        """Put the cursor into the list."""
        (self.new if self.list.is_empty() else self.list.table).setFocus()

    def new_record(self) -> None:
        """Begin with a request; which case is asked in the assistant."""
        self._run(self._desk.access.requests.begun(""))

    def act(self, action: str) -> None:
        """Go on with the request about the case with this id, or begin one of no case ("new")."""
        if action == "new":
            self.new_record()
        elif action:
            self._run(_waiting(self._desk.access.requests, action))

    def open(self, place: int) -> None:
        """Go on with a request."""
        if 0 <= place < len(self._lines):
            self._run(self._lines[place].request)

    def _run(self, request: DataSubjectRequest) -> None:
        said = run_request(self._around, request, self)
        self.refresh()
        if said:
            self.told.emit(said)

    def _extend(self) -> None:
        line = self._chosen()
        if line is None:
            return
        dialog = ExtendDialog(self._desk, line.request, self)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def _chosen(self) -> RequestLine | None:
        place = self.list.table.currentIndex().row()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _show_ways(self) -> None:
        line = self._chosen()
        may = line is not None and line.clock.may_extend
        self.extend.setEnabled(may and not self._desk.workspace.read_only)

    def _on_change(self, change: Change) -> None:
        if change.kind == DataSubjectRequest.KIND and self.isVisible():
            self.refresh()


def run_request(around: Surroundings, request: DataSubjectRequest, parent: QWidget) -> str:
    """Lead through a request; return what the window says about it."""
    dialog = AccessDialog(around, request, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.message


def ask_in_case(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    """Begin a request about the child of a case, or go on with the open one."""
    return run_request(around, _waiting(around.desk.access.requests, view.case.id), parent)


def state_words(request: DataSubjectRequest, clock: Clock) -> str:
    """Return how a request stands, in German."""
    if clock.standing == "answered":
        decision = request.request_decision
        return catalogue("request_decision").label(decision) if decision else _words("beantwortet")
    days = counted(abs(clock.days_left), "Tag", "Tage")
    if clock.standing == "overdue":
        overdue = counted(abs(clock.days_left), "Tag", "Tagen")
        return _words("seit %1 überfällig").replace("%1", overdue)
    return _words("noch %1").replace("%1", days) if clock.days_left else _words("heute fällig")


def _waiting(requests: Requests, case_id: str) -> DataSubjectRequest:
    """Return the open request about a case, or a new one."""
    waiting = (
        one.request
        for one in requests.lines()
        if one.request.case_id == case_id and one.clock.standing != "answered"
    )
    return next(waiting, None) or requests.begun(case_id)


def _words(text: str) -> str:
    return QCoreApplication.translate("RequestsPart", text)
