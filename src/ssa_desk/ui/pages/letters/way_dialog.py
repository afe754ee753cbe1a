"""Asks after a letter left on which way it goes to the family; the log keeps the answer."""

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

USUAL = "handed_over"
NOT_GIVEN = "not_given"


class WayDialog(Dialog):
    """One choice; leaving it says that the letter is not given yet."""

    def __init__(self, desk: Desk, number: int, parent: QWidget) -> None:
        text = self.tr("Das steht im Protokoll der Briefe. Sie können es dort jederzeit ändern.")
        heading = (
            self.tr("Auf welchem Weg kommt der Brief an?")
            if number == 1
            else self.tr("Auf welchem Weg kommen die Briefe an?")
        )
        super().__init__(heading, text, parent)
        self._group = QButtonGroup(self)
        self._ways: list[str] = []
        for entry in desk.workspace.catalogue("letter_way").active:
            button = QRadioButton(entry.label, self)
            button.setChecked(entry.identifier == USUAL)
            self._group.addButton(button, len(self._ways))
            self._ways.append(entry.identifier)
            self.body.addWidget(button)
        take = PrimaryButton(self.tr("&Vermerken"), "check", self)
        take.clicked.connect(self.accept)
        self.add_button(take)
        QShortcut("Ctrl+Return", self, self.accept)
        self.setMinimumWidth(46 * self.fontMetrics().averageCharWidth())
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()

    @property
    def way(self) -> str:
        """Return the chosen way."""
        chosen = self._group.checkedId()
        return self._ways[chosen] if chosen >= 0 else NOT_GIVEN


def asked_way(desk: Desk, number: int, parent: QWidget) -> str:
    """Ask on which way so many letters go; leaving the question: not given yet."""
    dialog = WayDialog(desk, number, parent)
    taken = bool(dialog.exec())
    dialog.deleteLater()
    return dialog.way if taken else NOT_GIVEN
