"""What can be told to helpers, shown completely before anything is saved."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.services.files import write_over
from ssa_desk.services.support_bundle import support_bundle
from ssa_desk.settings import paths
from ssa_desk.settings.program import ProgramStore
from ssa_desk.ui import errors
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

_FILE = "angaben-fuer-die-hilfe.txt"
_LETTERS, _LINES = 90, 26
_LEAST, _EDGES = 40, 60
"""Letters that stay beside each other in a narrow window, and what its frame takes."""


class SupportTextDialog(Dialog):
    """Shows the whole text; only the button writes it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            self.tr("Angaben für die Hilfe"),
            self.tr(
                "Das ist alles, was gespeichert würde. Es steht nichts über Personen darin, kein "
                "Ordner und kein Name. Das Programm sendet nichts; Sie geben die Datei selbst "
                "weiter."
            ),
            parent,
        )
        self._desk = desk
        self.text = QPlainTextEdit(support_bundle(desk, _shown(), _log()), self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Angaben für die Hilfe"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.text.setMinimumSize(_LEAST * letter, 6 * line)
        self.body.addWidget(self.text, 1)
        self.add_cancel(self.tr("&Schließen"))
        save = PrimaryButton(self.tr("Als Datei s&peichern …"), "file-down", self)
        save.clicked.connect(self.save)
        self.add_button(save)
        room = self.screen().availableGeometry().width() - _EDGES
        self.resize(min(_LETTERS * letter, room), 0)
        self.fit(_LINES * line)

    def save(self) -> None:
        """Write what is shown where the user wants it."""
        proposed = str(paths.documents_folder() / _FILE)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Speichern"), proposed, self.tr("Text (*.txt)")
        )
        if not chosen:
            return
        try:
            write_over(Path(chosen), self.text.toPlainText().encode())
            self._desk.trail.note("exported", "support_bundle")
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()


def _shown() -> dict[str, str]:
    """Return the settings of this machine that name nobody."""
    chosen = ProgramStore(paths.program_settings_file()).settings
    return {"Farben": chosen.theme, "Größe der Schrift": f"{chosen.zoom:.0%}"}


def _log() -> str:
    found = errors.attempt(paths.log_file().read_text, "utf-8")
    return str(found.value or "")
