"""The line at the foot of the window: what just happened, and when the file was saved."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QMainWindow

_SAID_MS = 6000


class Foot:
    """What the status bar of the window shows while a file is open."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.saved: QLabel | None = None

    def say(self, sentence: str) -> None:
        """Show a sentence for some seconds."""
        self._window.statusBar().showMessage(sentence, _SAID_MS)

    def show_saved(self, moment: datetime | None) -> None:
        """Show that the file is encrypted, and when it was saved last."""
        bar = self._window.statusBar()
        if self.saved is None:
            self.saved = QLabel(bar)
            bar.addWidget(self.saved)
            bar.setSizeGripEnabled(False)
        self.saved.setText(_saved_words(moment))
        bar.show()

    def hide(self) -> None:
        """Show nothing: no file is open any more."""
        self._window.statusBar().clearMessage()
        self._window.statusBar().hide()


def _saved_words(moment: datetime | None) -> str:
    if moment is None:
        return "Verschlüsselt"
    return f"Verschlüsselt · zuletzt gespeichert um {moment.astimezone():%H:%M} Uhr"
