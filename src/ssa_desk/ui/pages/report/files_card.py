"""Formats and folder: where the files of a report go."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ssa_desk.settings import paths
from ssa_desk.ui.pages.report.words import FORMATS
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label


class FilesCard(Card):
    """Asks which files are wanted; nothing of the choice is kept."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._boxes: dict[str, QCheckBox] = {}
        for ending, words in FORMATS:
            box = QCheckBox(words, self)
            box.setChecked(ending in ("pdf", "json"))
            self._boxes[ending] = box
            self.body.addWidget(box)
        self._wants_json = True
        self._no_number = label(
            self.tr(
                "Ohne Berichtsnummer der Fachstelle (Schritt 1) entsteht keine JSON-Datei; sie "
                "lässt sich nachreichen, sobald Sie die Nummer haben."
            ),
            "small",
            wrap=True,
        )
        self.body.addWidget(self._no_number)
        self._folder = QLineEdit(str(paths.documents_folder()), self)
        choose = Button(self.tr("Wä&hlen …"), "folder-open", self)
        choose.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        self._field = Field(self.tr("&Ordner"), self._folder, "", self)
        row.addWidget(self._field, 1)
        row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        hint = self.tr(
            "Die Dateien sind nicht verschlüsselt. Sie enthalten nur, was gedruckt werden darf."
        )
        self.body.addWidget(label(hint, "small", wrap=True))

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the chosen formats by their endings."""
        return tuple(ending for ending, box in self._boxes.items() if box.isChecked())

    @property
    def folder(self) -> Path:
        """Return the folder that was typed or chosen."""
        return Path(self._folder.text().strip())

    def show_number(self, *, known: bool) -> None:
        """Say that the JSON needs a number, where there is none."""
        self._no_number.setVisible(not known)
        box = self._boxes["json"]
        if known == box.isEnabled():
            return
        if not known:
            self._wants_json = box.isChecked()
        box.setChecked(known and self._wants_json)
        box.setEnabled(known)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Ordner für den Bericht"), self._folder.text()
        )
        if chosen:
            self._folder.setText(chosen)
