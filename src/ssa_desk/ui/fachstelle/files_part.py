"""The first step: reports are dropped or chosen, each is judged, and one sees why."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ssa_desk.domain.merging.choosing import Choice, State, Verdict
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.settings import paths
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_ORDER = (State.LEFT_OUT, State.COPY, State.COUNTED)
_WIDTHS = (30, 14, 13, 24)
"""Of the columns in letters; the reason takes what is left."""
_EXTRA, _ROOMY = (2, 3), 110
"""Columns that are shown where the table is at least so many letters wide."""


class FileTable(RecordTable):
    """The files with what became of each; Delete takes the marked one away."""

    removed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a file away at Delete."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class FilesPart(QWidget):
    """Shows the place to drop files, the files, and what can be made of them."""

    wanted = Signal(list)
    """Paths of files and folders to read."""
    removed = Signal(int)
    """The place of a file that is no longer wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._drop_card())
        heads = (
            self.tr("Datei"),
            self.tr("Zustand"),
            self.tr("Nummer"),
            self.tr("Zeitraum"),
            self.tr("Grund"),
        )
        self.files = TextTable(heads, self)
        self.table = FileTable(self.files, self.tr("Dateien"), self)
        self.table.removed.connect(self._tell_removed)
        self._places: list[int] = []
        letter = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, letters * letter)
        self.table.hide()
        column.addWidget(self.table, 1)
        self.words = label("", "strong", wrap=True)
        column.addWidget(self.words)
        self._rest = EmptyState(
            "file-check",
            self.tr("Noch keine Berichte"),
            self.tr(
                "Jede Datei wird gelesen und geprüft: Form, Prüfsumme, Summen, Zeitraum und "
                "doppelte Nummern. Was nicht in Ordnung ist, wird genannt und zählt nicht mit."
            ),
            "",
            self,
        )
        column.addWidget(self._rest, 1)

    def show_choice(self, choice: Choice | None) -> None:
        """Show every file with its verdict; those that do not count stand on top."""
        verdicts = choice.verdicts if choice is not None else ()
        self._places = sorted(
            range(len(verdicts)), key=lambda place: _ORDER.index(verdicts[place].state)
        )
        self.files.show_rows([_row(verdicts[place]) for place in self._places])
        self.table.setVisible(bool(verdicts))
        for widget in (self._rest, self._hint):
            widget.setVisible(not verdicts)
        self.words.setText(self._summary(verdicts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let number and period go where the reason would have no room."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _ROOMY
        for column in _EXTRA:
            self.table.setColumnHidden(column, is_narrow)

    def _drop_card(self) -> Card:
        card = Card("", self)
        row = QHBoxLayout()
        row.setSpacing(14)
        drawing = QLabel(card)
        set_icon(drawing, "import", "accent_text", length=30)
        row.addWidget(drawing)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(self.tr("Berichte hierher ziehen"), "heading"))
        words = self.tr(
            "JSON-Dateien, die die Fachkräfte geschickt haben: 5 bis 500, auch ganze Ordner und "
            "frühere Auswertungen. Die Dateien bleiben, wo und wie sie sind."
        )
        self._hint = label(words, "muted", wrap=True)
        texts.addWidget(self._hint)
        row.addLayout(texts, 1)
        self.choose = Button(self.tr("&Dateien wählen …"), "file-plus", card)
        self.choose.clicked.connect(self._ask_files)
        self.choose_folder = Button(self.tr("&Ordner wählen …"), "folder-open", card)
        self.choose_folder.clicked.connect(self._ask_folder)
        for button in (self.choose, self.choose_folder):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Berichte wählen"),
            str(paths.documents_folder()),
            self.tr("Berichte (*.json);;Alle Dateien (*)"),
        )
        if chosen:
            self.wanted.emit([Path(one) for one in chosen])

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Ordner mit Berichten wählen"), str(paths.documents_folder())
        )
        if chosen:
            self.wanted.emit([Path(chosen)])

    def _tell_removed(self, row: int) -> None:
        self.removed.emit(self._places[row])

    def _summary(self, verdicts: Sequence[Verdict]) -> str:
        states = [one.state for one in verdicts]
        if not states:
            return ""
        parts = (
            counted(states.count(State.COUNTED), "Datei zählt mit", "Dateien zählen mit"),
            counted(states.count(State.COPY), "Kopie", "Kopien"),
            counted(states.count(State.LEFT_OUT), "weggelassen", "weggelassen"),
        )
        return " · ".join(part for part in parts if not part.startswith("keine"))


def _row(verdict: Verdict) -> tuple[str, ...]:
    content = verdict.content
    number = period = "–"
    if isinstance(content, ReadReport):
        number, period = content.report_id, content.period.title
    elif content is not None:
        number, period = "Auswertung", content.years[0].period.title
    return verdict.name, str(verdict.state), number, period, verdict.reason
