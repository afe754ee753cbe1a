"""The issued reports: open as printed, print, write again, issue anew after corrections."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import report_work
from ssa_desk.services.files import demand_folder
from ssa_desk.services.report_order import Issued
from ssa_desk.services.report_work import Files
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs import ask
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.letters.preview import LetterPreview
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.report.files_card import FilesCard
from ssa_desk.ui.pages.report.printing import print_report
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.words import counted

_WIDE = 104
_ROWS = 6
_FOR = 3
"""The column that says for which school; as long as there is none it says nothing."""


class IssuedStep(Step):
    """Everything here comes from the ledger; nothing is computed again."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        self._reports: list[Issued] = []
        self._job: Job | None = None
        self._pages: tuple[str, bytes] = ("", b"")
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read the ledger again."""
        self.around.jobs.run(partial(_read, self), self._show, self._failed)

    def begin(self) -> None:
        """Begin with the list."""
        self.table.setFocus()

    def place(self) -> tuple[str, ...]:
        """Return which report is shown."""
        report = self._report
        return (report.ledger_id,) if report else ()

    def act(self, action: str) -> None:
        """Show the report with this id."""
        ids = [one.ledger_id for one in self._reports]
        if action in ids:
            self.table.selectRow(ids.index(action))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set list and pages below each other in a narrow window."""
        super().resizeEvent(event)
        wide = sides.arrange(self._sides, self, _WIDE)
        sides.limit(self._left, 64 if wide else None)
        # Beside the choices the pages scroll by themselves: the step needs no bar of its own.
        self.preview.setMinimumHeight(0 if wide else round(self.height() * 0.7))

    @property
    def _report(self) -> Issued | None:
        row = self.table.currentIndex().row()
        return self._reports[row] if 0 <= row < len(self._reports) else None

    def _build(self) -> None:
        self._trouble = Banner("error", "", self)
        self._news = Banner("info", "", self)
        self._busy = Busy(self)
        for part in (self._trouble, self._news, self._busy):
            self.body.addWidget(part)
        self._empty = EmptyState(
            "file-check",
            self.tr("Noch kein Bericht ausgegeben"),
            self.tr("Hier liegen Ihre Berichte so, wie sie gedruckt wurden."),
            "",
            self,
        )
        self._empty.hide()
        self.body.addWidget(self._empty)
        self._left = QWidget(self)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heads = (self.tr("Zeitraum"), self.tr("Ausgegeben"), self.tr("Nummer"), self.tr("Für"))
        self._model = TextTable(heads, self)
        self.table = RecordTable(self._model, self.tr("Ausgegebene Berichte"), self)
        self.table.chosen.connect(self._choose)
        column.addWidget(self.table)
        column.addLayout(self._buttons())
        self.files = FilesCard(self.tr("Noch einmal als Datei"), self)
        self._save = PrimaryButton(self.tr("&Speichern"), "file-down", self)
        self._save.clicked.connect(self.save_files)
        self.files.body.addWidget(self._save)
        column.addWidget(self.files)
        column.addStretch(1)
        self.preview = LetterPreview(self, "file-text")
        self.preview.paper.setAccessibleName(self.tr("Der Bericht wie gedruckt"))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(self._left, 2)
        self._sides.addWidget(self.preview, 3)
        self.body.addLayout(self._sides, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._print = Button(self.tr("&Drucken …"), "printer", self)
        self._print.clicked.connect(self.print_pages)
        self._anew = Button(self.tr("&Neu ausgeben …"), "refresh-cw", self)
        self._anew.clicked.connect(self.issue_anew)
        row.addWidget(self._print)
        row.addWidget(self._anew)
        row.addStretch(1)
        return row

    def _show(self, reports: list[Issued]) -> None:
        chosen = self._report
        self._reports = reports
        names = {one.id: one.name for one in self.desk.workspace.schools()}
        newest = {(one.period, one.school_id): one.ledger_id for one in reversed(reports)}
        self._model.show_rows([_row(one, names, set(newest.values())) for one in reports])
        self._empty.setVisible(not reports)
        self._left.setVisible(bool(reports))
        self.preview.setVisible(bool(reports))
        ids = [one.ledger_id for one in reports]
        if reports:
            rows = min(len(reports), _ROWS) + 1
            self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * rows + 8)
            self.table.setColumnHidden(_FOR, not any(one.school_id for one in reports))
            for column in range(3):
                self.table.resizeColumnToContents(column)
            wanted = chosen.ledger_id if chosen else ""
            self.table.selectRow(ids.index(wanted) if wanted in ids else 0)

    def _choose(self, row: int) -> None:
        report = self._reports[row]
        self.files.show_number(known=self._has_number(report))
        if self._pages[0] == report.ledger_id:
            return
        self._print.setDisabled(True)
        self.preview.show_words(self.tr("Die Seiten werden geholt …"))
        if self._job is not None:
            self._job.drop()
        self._job = self.around.jobs.run(
            partial(_pages, self, report), partial(self._show_pages, report), self._failed
        )

    def _has_number(self, report: Issued) -> bool:
        known = self.desk.report_numbers.report_number(report.school_id)
        return bool(report.about.report_id or known)

    def _show_pages(self, report: Issued, data: bytes) -> None:
        self._job = None
        self._pages = report.ledger_id, data
        self.preview.show_letter(data)
        self._print.setEnabled(True)

    def print_pages(self) -> None:
        """Print the report as it was printed."""
        print_report(self._pages[1], self.around.jobs, self._busy, self, self._printed)

    def save_files(self) -> None:
        """Write the report again into a folder; a number handed in meanwhile is added."""
        report = self._report
        if report is None:
            return
        self._news.show_text("")
        self._trouble.show_text("")
        try:
            demand_folder(self.files.folder)
            if not self.desk.workspace.read_only:
                report = self.desk.reports.again(report)
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
            return
        self._save.setDisabled(True)
        self._busy.begin(self.tr("Die Dateien werden geschrieben …"))
        work = partial(_write, self, report, self.files.formats, self.files.folder)
        self.around.jobs.run(work, partial(self._saved, report), self._failed, self._busy.advance)

    def issue_anew(self) -> None:
        """Begin another edition of the report, after corrections."""
        report = self._report
        if report is None:
            return
        heading = self.tr("{} neu ausgeben?").format(report.period.title)
        words = self.tr(
            "Die Zahlen werden aus Ihren heutigen Einträgen neu gerechnet. Alte Zahlen bleiben, wo "
            "sie noch passen. Der alte Bericht bleibt in der Liste; geben Sie den neuen überall "
            "dorthin, wo der alte liegt. Ausgegeben wird erst nach Prüfung und Vorschau."
        )
        if ask.agreed(self, heading, words, self.tr("&Neu rechnen")):
            self.state.choose(self.desk.report_plans.of(report.period, self.state.plan))
            self.state.forget()
            self.go_to("numbers")

    def _printed(self) -> None:
        noted = errors.attempt(self.desk.trail.note, "printed", "annual_report")
        if noted.error is not None:
            self._trouble.show_text(errors.sentence(noted.error))
        self.told.emit(self.tr("Der Bericht ist an den Drucker gegeben."))

    def _saved(self, report: Issued, made: tuple[Files, list[Path]]) -> None:
        self._busy.end()
        self._save.setEnabled(True)
        files, written = made
        try:
            self.desk.reports.keep_files(report, files[report.ledger_id])
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
            return
        names = ", ".join(path.name for path in written)
        what = counted(len(written), "Datei", "Dateien")
        folder = written[0].parent if written else self.files.folder
        words = self.tr("{} geschrieben nach {}: {}").format(what, folder, names)
        self._news.show_text(words)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._busy.end()
        self._save.setEnabled(True)
        self._trouble.show_text(errors.sentence(error))


def _row(report: Issued, names: dict[str, str], newest: set[str]) -> Sequence[str]:
    issued = f"{report.about.issued_on:%d.%m.%Y}"
    if report.edition > 1:
        issued = f"{issued}, {report.edition}. Ausgabe"
    if report.ledger_id not in newest:
        issued = f"{issued} (ersetzt)"
    whom = names.get(report.school_id, ", ".join(report.about.schools))
    return (
        report.period.title,
        issued,
        report.about.report_id or "–",
        whom if report.school_id else "alle Schulen",
    )


def _read(step: IssuedStep, progress: Progress) -> list[Issued]:
    del progress  # the ledger is short
    return report_work.read_issued(step.desk)


def _pages(step: IssuedStep, report: Issued, progress: Progress) -> bytes:
    files = report_work.write_reports(step.desk, [report], ("pdf",), progress.goes_on)
    return files[report.ledger_id]["pdf"]


def _write(
    step: IssuedStep, report: Issued, formats: Sequence[str], folder: Path, progress: Progress
) -> tuple[Files, list[Path]]:
    files = report_work.write_reports(step.desk, [report], formats, progress.goes_on)
    return files, report_work.save_files([report], files, folder)
