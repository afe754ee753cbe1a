"""The recovery code opened the file: who is it, the worker or a deputy?"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from ssa_desk.services.unlock import Root

LEAST_REASON = 5
"""Letters; "Urlaub" is a reason, a dot is none."""


class _Choice(QRadioButton):
    """One of the two ways; Enter on it goes on."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Enter, as at the end of a field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class WayView(EntrySheet):
    """Asks which of the two it is; a deputy gives a reason, which is kept in the file."""

    own_chosen = Signal(object, object)
    """Path and root secret: a new password follows."""
    deputy_chosen = Signal(object, object, str)
    """Path, root secret and reason."""
    left = Signal(object)
    """Given up; the path of the file."""

    def __init__(self, path: Path, root: "Root", parent: QWidget | None = None) -> None:
        super().__init__(62, parent)
        self._path = path
        self._root = root
        body = self.card.body
        body.addWidget(label(self.tr("Der Code stimmt. Wer öffnet die Datei?"), "title", wrap=True))
        self._group = QButtonGroup(self)
        self.own = self._choice(
            self.tr("&Ich selbst: Ich habe mein Passwort vergessen"),
            self.tr("Sie legen ein neues Passwort fest und arbeiten weiter wie gewohnt."),
        )
        self.deputy = self._choice(
            self.tr("&Vertretung: Ich vertrete die Fachkraft"),
            self.tr(
                "Sie sehen die Fälle, die für die Vertretung freigegeben sind, und eine "
                "Notfallliste. Anvertrautes, persönliche Notizen und Kinderschutz bleiben "
                "geschlossen, bis Sie dafür einen Grund angeben. Ändern können Sie nichts."
            ),
        )
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(300)
        self.reason.setPlaceholderText(self.tr("zum Beispiel: Krankheitsvertretung ab 23.11."))
        self.field = Field(
            self.tr("&Grund der Vertretung"),
            self.reason,
            self.tr("Bitte ohne Namen von Kindern. Der Grund bleibt in der Datei stehen."),
            self,
        )
        self.field.hide()
        body.addWidget(self.field)
        body.addLayout(self._buttons())
        self.set_foot(
            self.tr(
                "Jede Öffnung mit dem Code wird festgehalten und beim nächsten Entsperren mit dem "
                "Passwort angezeigt. Das ist eine Regel des Programms, keine Verschlüsselung."
            )
        )
        self.deputy.toggled.connect(self.field.setVisible)
        self.reason.returnPressed.connect(self.go_on)
        self.reason.textEdited.connect(self._forget_problem)
        self.own.setChecked(True)
        self.start_at(self.own)

    def go_on(self) -> None:
        """Tell which way was chosen, or say that a deputy has to give a reason."""
        if self.own.isChecked():
            self.own_chosen.emit(self._path, self._root)
            return
        reason = " ".join(self.reason.text().split())
        if len(reason) < LEAST_REASON:
            self.field.show_problem(self.tr("Bitte geben Sie den Grund der Vertretung an."))
            self.reason.setFocus()
            return
        self.deputy_chosen.emit(self._path, self._root, reason)

    def fail(self, sentence: str) -> None:
        """Say why the file did not open."""
        self.field.show()
        self.field.show_problem(sentence)

    @property
    def is_busy(self) -> bool:
        """Return whether the key is being worked with: never in the background."""
        return False

    def discard(self) -> None:
        """Forget the key: nobody went on."""
        self._root.wipe()

    def _choice(self, text: str, words: str) -> QRadioButton:
        button = _Choice(text, self)
        button.entered.connect(self.go_on)
        button.setAccessibleDescription(words)
        self._group.addButton(button)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 0, 4)
        row.addWidget(label(words, "muted", wrap=True))
        column.addLayout(row)
        self.card.body.addLayout(column)
        return button

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back = Button(self.tr("&Zurück"), "arrow-left", self)
        back.clicked.connect(self._leave)
        self.button = PrimaryButton(self.tr("&Weiter"), "", self)
        self.button.clicked.connect(self.go_on)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.button)
        return row

    def _leave(self) -> None:
        self.discard()
        self.left.emit(self._path)

    def _forget_problem(self) -> None:
        self.field.show_problem("")
