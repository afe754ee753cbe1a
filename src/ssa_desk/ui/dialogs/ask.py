"""Short questions: what to do with unsaved text, whether to delete."""

from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ssa_desk.ui.widgets.buttons import Button, DangerButton, PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

Answer = Literal["save", "discard", "stay"]


def _words(text: str) -> str:
    return QCoreApplication.translate("ask", text)


class UnsavedDialog(Dialog):
    """Asks what shall become of what was typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _words("Noch nicht gespeichert"),
            _words("Was Sie geschrieben haben, ist noch nicht gespeichert."),
            parent,
        )
        self.answer: Answer = "stay"
        discard = Button(_words("&Verwerfen"), "", self)
        discard.clicked.connect(self._discard)
        self.add_button(discard)
        self.add_cancel(_words("&Weiter schreiben"))
        save = PrimaryButton(_words("&Speichern"), "", self)
        save.clicked.connect(self._save)
        self.add_button(save)
        save.setFocus()
        self.setMinimumWidth(440)

    def _save(self) -> None:
        self.answer = "save"
        self.accept()

    def _discard(self) -> None:
        self.answer = "discard"
        self.accept()


def unsaved(parent: QWidget) -> Answer:
    """Ask what shall become of what was typed."""
    dialog = UnsavedDialog(parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer


def really(parent: QWidget, heading: str, text: str, yes: str) -> bool:
    """Ask before something that cannot be taken back; the usual answer is no."""
    dialog = Dialog(heading, text, parent)
    stay = dialog.add_cancel(_words("A&bbrechen"))
    button = DangerButton(yes, "", dialog)
    return _agreed(dialog, stay, button)


def agreed(parent: QWidget, heading: str, text: str, yes: str) -> bool:
    """Ask before something that harms nothing; the usual answer is no."""
    dialog = Dialog(heading, text, parent)
    stay = dialog.add_cancel(_words("A&bbrechen"))
    return _agreed(dialog, stay, PrimaryButton(yes, "", dialog))


def really_delete(parent: QWidget, heading: str, text: str) -> bool:
    """Ask before something is deleted."""
    dialog = Dialog(heading, text, parent)
    keep = dialog.add_cancel(_words("&Behalten"))
    button = DangerButton(_words("&Löschen"), "trash-2", dialog)
    return _agreed(dialog, keep, button)


def _agreed(dialog: Dialog, stay: Button, button: Button) -> bool:
    button.clicked.connect(dialog.accept)
    dialog.add_button(button)
    stay.setFocus()
    dialog.setMinimumWidth(440)
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed
