"""The employer's logo on the letterhead: chosen once, kept in the file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.widgets.buttons import Button, GhostButton
from ssa_desk.ui.widgets.text import ElidedLabel

_PICTURES = "Bilder (*.png *.svg)"


class UnreadableLogoError(ExpectedError):
    """The chosen file cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Datei lässt sich nicht lesen. Das Logo ist unverändert und nichts ist verloren. "
            "Bitte wählen Sie eine andere Datei."
        )


class LogoRow(QWidget):
    """Tells when another logo was chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.logo: bytes | None = None
        self._words = ElidedLabel("", "muted", self)
        self._choose = Button(self.tr("Logo wählen …"), "building-2", self)
        self._choose.clicked.connect(self.ask)
        self._remove = GhostButton("x", self.tr("Logo entfernen"), self)
        self._remove.clicked.connect(self.remove)
        for button in (self._choose, self._remove):
            button.setDisabled(desk.workspace.read_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self._remove)
        row.addWidget(self._choose)
        self.read_again()

    def read_again(self) -> None:
        """Read the logo of the file."""
        self.logo = self._desk.letters.logo()
        words = self.tr("Mit dem Logo des Trägers") if self.logo else self.tr("Ohne Logo")
        self._words.setText(words)
        self._remove.setVisible(self.logo is not None)

    def ask(self) -> None:
        """Ask for a picture and keep it in the file."""
        folder = str(paths.documents_folder())
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Logo wählen"), folder, _PICTURES)
        if chosen:
            self.keep(Path(chosen))

    def keep(self, path: Path) -> None:
        """Keep this picture; says why one cannot be used."""
        try:
            self._desk.letters.keep_logo(_read(path))
        except ExpectedError as error:
            errors.show(error, self)
            return
        self.read_again()
        self.changed.emit()

    def remove(self) -> None:
        """Print without a logo from now on."""
        self._desk.letters.keep_logo(None)
        self.read_again()
        self.changed.emit()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableLogoError from error
