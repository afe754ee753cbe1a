"""Asks what an own template is to be called."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.field import Field

LONGEST = 80


class TitleDialog(Dialog):
    """One line; empty it cannot be taken."""

    def __init__(self, proposed: str, parent: QWidget) -> None:
        text = self.tr(
            "Vorlagen bleiben in der Datei und sind für alle Familien. Bitte keine Namen: dafür "
            "gibt es die Platzhalter."
        )
        super().__init__(self.tr("Wie soll die Vorlage heißen?"), text, parent)
        self.line = QLineEdit(proposed.strip()[:LONGEST], self)
        self.line.setMaxLength(LONGEST)
        self.body.addWidget(Field(self.tr("&Name der Vorlage"), self.line, "", self))
        self.add_cancel()
        self._take = PrimaryButton(self.tr("&Sichern"), "check", self)
        self._take.clicked.connect(self.accept)
        self.add_button(self._take)
        self.line.textChanged.connect(self._settle)
        self._settle()
        self.setMinimumWidth(50 * self.fontMetrics().averageCharWidth())
        self.line.setFocus()
        self.line.selectAll()

    def _settle(self) -> None:
        self._take.setEnabled(bool(self.line.text().strip()))


def asked_title(proposed: str, parent: QWidget) -> str:
    """Ask for the name of a template; an empty one means none is wanted."""
    dialog = TitleDialog(proposed, parent)
    taken = bool(dialog.exec())
    dialog.deleteLater()
    return dialog.line.text().strip() if taken else ""
