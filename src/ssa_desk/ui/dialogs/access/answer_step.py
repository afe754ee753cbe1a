"""The step that shows the finished pages and lets them go: on paper, as PDF, as a data file."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.access import Pending
from ssa_desk.services.desk import Desk
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui import errors
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.leaving import noted_printer, save_personal
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.paper import Paper, paint_pdf
from ssa_desk.ui.widgets.text import label

PDF_NAME, DATA_NAME = "auskunft.pdf", "auskunft.json"
"""Neutral on purpose: no name of a person in the name of a file."""


class AnswerStep(QWidget):
    """Pages on the desk; nothing leaves without the permit of the gate, which notes it."""

    answered = Signal()
    """Something has left."""
    refused = Signal(str)
    """The gate or the disk said no; the sentence says why."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._job: Job | None = None
        self._wish: Wish | None = None
        self._pdf, self._data = b"", b""
        self.is_printing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = self.tr(
            "So geht es hinaus. Geschwärztes ist wirklich entfernt, auch aus der Datei."
        )
        column.addWidget(label(words, "muted", wrap=True))
        self._busy = Busy(self)
        column.addWidget(self._busy)
        self.paper = Paper(self.tr("Die fertigen Seiten"), self)
        column.addWidget(self.paper, 1)
        column.addLayout(self._ways())

    def set_pages(self, pending: Pending, wish: Wish) -> None:
        """Make the pages of an answer in the background and show them."""
        self.stop()
        self._wish = wish

        def work(_progress: Progress) -> tuple[bytes, bytes]:
            return pending.papers()

        self._busy.begin(self.tr("Die Seiten werden gesetzt …"))
        self._job = self._jobs.run(work, self._show_pages, self._fail)

    def stop(self) -> None:
        """Wait for no work any more and show nothing."""
        if self._job is not None:
            self._job.drop()
        self.is_printing = False
        self._busy.end()
        self._pdf, self._data = b"", b""
        self.paper.show_pdf(b"")
        self._set_ready(ready=False)

    def print_pages(self) -> None:
        """Ask for a printer, note it, and print in the background: there may be many pages."""
        self._try(self._print)

    def save_pdf(self) -> None:
        """Write the pages where the user wants them."""
        self._try(self._save_pdf)

    def save_data(self) -> None:
        """Write the data for other programs (Art. 20 GDPR)."""
        self._try(self._save_data)

    def _ways(self) -> FlowLayout:
        row = FlowLayout(spacing=8)
        self.print = Button(self.tr("&Drucken …"), "printer", self)
        self.save = Button(self.tr("Als &PDF speichern …"), "file-down", self)
        self.data = Button(self.tr("Als Da&tei für andere Programme …"), "file-down", self)
        self.data.setToolTip(self.tr("JSON-Datei nach Artikel 20 DSGVO"))
        self.print.clicked.connect(self.print_pages)
        self.save.clicked.connect(self.save_pdf)
        self.data.clicked.connect(self.save_data)
        for button in (self.print, self.save, self.data):
            row.addWidget(button)
        self._set_ready(ready=False)
        return row

    def _show_pages(self, papers: tuple[bytes, bytes]) -> None:
        self._busy.end()
        self._pdf, self._data = papers
        self.paper.show_pdf(self._pdf)
        self._set_ready(ready=True)

    def _set_ready(self, *, ready: bool) -> None:
        for button in (self.print, self.save, self.data):
            button.setEnabled(ready)

    def _try(self, leave: Callable[[Wish], bool]) -> None:
        """Let it go, and tell that it has left or why not."""
        if self._wish is None:
            return
        self.refused.emit("")
        try:
            if leave(self._wish):
                self.answered.emit()
        except ExpectedError as error:
            self.refused.emit(error.sentence)

    def _print(self, wish: Wish) -> bool:
        printer = noted_printer(self._desk, self._desk.disclosures.permit(wish), self)
        if printer is None:
            return False
        data = self._pdf

        def work(progress: Progress) -> None:
            paint_pdf(data, printer, progress.goes_on)

        self.is_printing = True
        self._set_ready(ready=False)
        self._busy.begin(self.tr("Die Seiten werden gedruckt …"))
        self._job = self._jobs.run(work, self._printed, self._fail, self._busy.advance)
        return True

    def _save_pdf(self, wish: Wish) -> bool:
        permit = self._desk.disclosures.permit(wish)
        return save_personal(self._desk, permit, self._pdf, PDF_NAME, self)

    def _save_data(self, wish: Wish) -> bool:
        permit = self._desk.disclosures.permit(wish)
        return save_personal(self._desk, permit, self._data, DATA_NAME, self)

    def _printed(self, _nothing: None) -> None:
        self.is_printing = False
        self._busy.end()
        self._set_ready(ready=True)

    def _fail(self, error: Exception) -> None:
        self.is_printing = False
        self._busy.end()
        errors.show(error, self)
