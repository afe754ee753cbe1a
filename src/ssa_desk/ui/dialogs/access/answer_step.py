"""The step that shows the finished pages and lets them go: on paper, as PDF, as a data file."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.paper import Paper
from ssa_desk.ui.widgets.text import label


class AnswerStep(QWidget):
    """Pages on the desk; what leaves goes through the gate, which the assistant asks."""

    print_wanted = Signal()
    pdf_wanted = Signal()
    data_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(
                self.tr(
                    "So geht es hinaus. Geschwärztes ist wirklich entfernt, auch aus der Datei."
                ),
                "muted",
                wrap=True,
            )
        )
        self.busy = Busy(self)
        column.addWidget(self.busy)
        self.paper = Paper(self.tr("Die fertigen Seiten"), self)
        column.addWidget(self.paper, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.print = Button(self.tr("&Drucken …"), "printer", self)
        self.save = Button(self.tr("Als &PDF speichern …"), "file-down", self)
        self.data = Button(self.tr("Als &Datei für andere Programme …"), "file-down", self)
        self.data.setToolTip(self.tr("JSON-Datei nach Artikel 20 DSGVO"))
        for button, wanted in (
            (self.print, self.print_wanted),
            (self.save, self.pdf_wanted),
            (self.data, self.data_wanted),
        ):
            button.clicked.connect(wanted)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.set_ready(ready=False)

    def show_pages(self, pdf: bytes) -> None:
        """Show the finished pages; only now they may leave."""
        self.busy.end()
        self.paper.show_pdf(pdf)
        self.set_ready(ready=bool(pdf))

    def set_ready(self, *, ready: bool) -> None:
        """Switch the ways out on or off."""
        for button in (self.print, self.save, self.data):
            button.setEnabled(ready)

    def wait(self, words: str, stop: Callable[[], None] | None = None) -> None:
        """Say that the pages are being set."""
        self.paper.show_pdf(b"")
        self.set_ready(ready=False)
        if stop is not None:
            self.busy.cancelled.connect(stop)
        self.busy.begin(words)
