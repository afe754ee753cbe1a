"""After a rotation: the new recovery sheet is printed or saved, and proved, before work goes on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.settings import paths
from ssa_desk.ui.setup_steps import ProofStep, SheetStep, Step
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.entry import EntrySheet

if TYPE_CHECKING:
    from ssa_desk.services.keys import Rotated


class SheetView(EntrySheet):
    """Shows the sheet of a file that just got new keys, then asks for two groups of its code."""

    finished = Signal(object, object)
    """Path and root secret."""

    def __init__(self, path: Path, rotated: "Rotated", parent: QWidget | None = None) -> None:
        super().__init__(68, parent)
        self._path = path
        self._rotated = rotated
        body = self.card.body
        news = self.tr(
            "Die Datei hat neue Schlüssel und ist geprüft. Bitte vernichten Sie das alte Blatt: "
            "Es öffnet die Datei nicht mehr, wohl aber ältere Sicherungen."
        )
        banner = Banner("info", news, self)
        banner.set_closable(closable=False)
        body.addWidget(banner)
        self._trouble = Banner("error", "", self)
        body.addWidget(self._trouble)
        self.steps = QStackedWidget(self)
        body.addWidget(self.steps, 1)
        self.sheet_step, self.proof = SheetStep(self), ProofStep(self)
        for step in (self.sheet_step, self.proof):
            step.entered.connect(self.forward)
            self.steps.addWidget(step)
        self.sheet_step.print_wanted.connect(self._print)
        self.sheet_step.save_wanted.connect(self._save)
        body.addLayout(self._buttons())
        self.proof.ask(rotated.code)
        self._go(0)
        self.sheet_step.paper.show_pdf(rotated.sheet)

    def forward(self) -> None:
        """Ask for the proof, or end with it."""
        self._trouble.show_text("")
        if self.steps.currentIndex() == 0:
            self._go(1)
        elif self.proof.is_right():
            self.sheet_step.paper.show_pdf(b"")
            self.finished.emit(self._path, self._rotated.root)

    def back(self) -> None:
        """Show the sheet again."""
        self._go(0)

    @property
    def is_busy(self) -> bool:
        """Return whether the key is being worked with: never in the background."""
        return False

    def discard(self) -> None:
        """Forget the key: the file was not opened after all."""
        self.sheet_step.paper.show_pdf(b"")
        self._rotated.root.wipe()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.previous = Button(self.tr("&Zurück"), "arrow-left", self)
        self.previous.clicked.connect(self.back)
        self.next = PrimaryButton(self.tr("&Weiter"), "", self)
        self.next.clicked.connect(self.forward)
        row.addWidget(self.previous)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    def _go(self, number: int) -> None:
        self.steps.setCurrentIndex(number)
        self.previous.setVisible(number > 0)
        self.next.setText(self.tr("&Fertig") if number else self.tr("&Weiter"))
        step = self.steps.currentWidget()
        if isinstance(step, Step):
            self.start_at(step)
            step.begin()

    def _print(self) -> None:
        from ssa_desk.ui.widgets.paper import print_pdf

        print_pdf(self._rotated.sheet, self)

    def _save(self) -> None:
        from ssa_desk.services.files import write_over

        offered = str(paths.default_sheet(self._path))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Blatt speichern"), offered, self.tr("PDF (*.pdf)")
        )
        if not chosen:
            return
        try:
            write_over(Path(chosen), self._rotated.sheet)
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
