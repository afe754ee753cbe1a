"""The papers on data protection: preview, print, save; what the profile still lacks."""

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import papers
from ssa_desk.services.audit_trail import Action
from ssa_desk.services.files import write_over
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.support_text import SupportTextDialog
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.pages.data_protection.paper_list import PaperList
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ssa_desk.ui.widgets.paper import Paper, ask_printer, paint_pdf
from ssa_desk.ui.widgets.scroll import ScrollPage

_WIDE = 96
_LIST = 46
_KIND = "paper"
"""How a print or a saved file is called in the trail."""


class PapersPart(PageWidget):
    """The chosen paper is set in the background and shown as it will be printed."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._jobs = around.desk, around.jobs
        self._job: Job | None = None
        self._data = b""
        self._lacks = Banner("warning", "", self)
        self._lacks.set_closable(closable=False)
        self._lacks.add_button(self.tr("Zum &Profil")).clicked.connect(self._to_profile)
        self.list = PaperList(papers.papers(), self)
        self.list.chosen.connect(self._on_choice)
        self.paper = Paper(self.tr("Vorschau"), self)
        self.paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._left = self._left_side()
        self._sides.addWidget(self._left, 2)
        self._sides.addLayout(self._right_side(), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._lacks)
        column.addLayout(self._sides, 1)
        self.refresh()

    @property
    def is_set(self) -> bool:
        """Return whether the chosen paper is there to be printed."""
        return bool(self._data)

    def refresh(self) -> None:
        """Set the chosen paper again: the profile or the file may have changed."""
        lacks = papers.lacking(self._desk)
        words = self.tr("Im Profil fehlt noch: %1. In den Unterlagen steht dort „bitte ergänzen“.")
        self._lacks.show_text(words.replace("%1", ", ".join(lacks)) if lacks else "")
        self._set()

    def begin(self) -> None:
        """Begin with the list."""
        self.list.focus()

    def place(self) -> tuple[str, ...]:
        """Return which paper is shown."""
        return (self.list.paper_id,)

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the paper again."""
        if place:
            self.list.choose(place[0])

    def act(self, action: str) -> None:
        """Show a paper, or what can be told to helpers ("support")."""
        if action == "support":
            self.show_support()
        elif action:
            self.list.choose(action)

    def print_paper(self) -> None:
        """Print the paper from memory, in the background: the table has many pages."""
        printer = ask_printer(self) if self._data else None
        if printer is None:
            return
        data = self._data

        def work(progress: Progress) -> None:
            paint_pdf(data, printer, progress.goes_on)

        self._busy.begin(self.tr("Die Unterlage wird gedruckt …"))
        self._jobs.run(work, self._printed, self._fail, self._busy.advance)

    def save_as(self) -> None:
        """Write the paper where the user wants it."""
        name = next(one.file for one in papers.papers() if one.id == self.list.paper_id)
        self._write(name, self.tr("PDF-Dateien (*.pdf)"), self._data)

    def save_table(self) -> None:
        """Write the table of all columns as CSV."""
        data = papers.table_csv(self._desk)
        self._write(papers.CSV_NAME, self.tr("Tabellen (*.csv)"), data)

    def show_support(self) -> None:
        """Show what can be told to helpers; it may be saved there."""
        dialog = SupportTextDialog(self._desk, self)
        dialog.exec()
        dialog.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set list and paper below each other in a narrow window."""
        super().resizeEvent(event)
        beside = sides.arrange(self._sides, self, _WIDE)
        sides.limit(self._left, _LIST if beside else None)

    def _left_side(self) -> ScrollPage:
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 0, 8, 8)
        page.body.addWidget(self.list)
        support = LinkButton(self.tr("Angaben für die &Hilfe …"), "info", self)
        support.clicked.connect(self.show_support)
        page.body.addWidget(support)
        page.body.addStretch(1)
        return page

    def _right_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        self._table = Button(self.tr("Als &CSV speichern …"), "file-down", self)
        self._table.clicked.connect(self.save_table)
        self._save = Button(self.tr("Als PDF &speichern …"), "file-down", self)
        self._save.clicked.connect(self.save_as)
        self._print = PrimaryButton(self.tr("&Drucken …"), "printer", self)
        self._print.clicked.connect(self.print_paper)
        for button in (self._table, self._save, self._print):
            row.addWidget(button)
        column.addLayout(row)
        self._busy = Busy(self)
        column.addWidget(self._busy)
        column.addWidget(self.paper, 1)
        return column

    def _on_choice(self, _paper_id: str) -> None:
        self._set()

    def _set(self) -> None:
        """Set the chosen paper in the background; the one before stays to be seen until then."""
        if self._job is not None:
            self._job.drop()
        self._data = b""
        self._allow()
        setter = papers.prepared(self._desk, self.list.paper_id)

        def work(_progress: Progress) -> bytes:
            return setter()

        self._job = self._jobs.run(work, self._show, self._fail)

    def _show(self, data: bytes) -> None:
        self._data = data
        self.paper.show_pdf(data)
        self._allow()

    def _printed(self, _nothing: None) -> None:
        self._busy.end()
        self._note("printed")
        self.told.emit(self.tr("Die Unterlage ist an den Drucker gegeben."))

    def _fail(self, error: Exception) -> None:
        self._busy.end()
        errors.show(error, self)

    def _allow(self) -> None:
        for button in (self._save, self._print):
            button.setEnabled(self.is_set)
        self._table.setVisible(self.list.paper_id == "data_map")

    def _write(self, name: str, kinds: str, data: bytes) -> None:
        proposed = str(paths.documents_folder() / name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Speichern"), proposed, kinds)
        if not chosen:
            return
        try:
            write_over(Path(chosen), data)
        except ExpectedError as error:
            errors.show(error, self)
            return
        self._note("exported")
        self.told.emit(self.tr("Die Unterlage ist gespeichert."))

    def _note(self, action: Action) -> None:
        outcome = errors.attempt(self._desk.trail.note, action, _KIND)
        if outcome.error is not None:
            errors.show(outcome.error, self)

    def _to_profile(self) -> None:
        self.page_wanted.emit("settings", "profile")
