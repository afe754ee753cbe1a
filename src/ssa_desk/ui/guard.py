"""Locks by itself: after minutes without input, before sleep, with the screen of the system."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from ssa_desk.services.lock_choice import LockChoice
from ssa_desk.system import capture
from ssa_desk.ui.idle import IdleWatch
from ssa_desk.ui.session import SessionWatch
from ssa_desk.ui.words import counted


class Guard(QObject):
    """Works while a file is open; `lock_wanted` says why, in words for the lock screen."""

    lock_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, choice: LockChoice, window: QWidget, where: str = "") -> None:
        super().__init__(window)
        self._where = where or _words(
            "Ändern: Einstellungen, Sperren. Weiter geht es dort, wo Sie waren."
        )
        self._choice = choice
        self._window = window
        self.idle = IdleWatch(self)
        self.session = SessionWatch(window)
        self.idle.over.connect(self._on_idle)
        self.idle.slept.connect(self._on_sleep)
        self.idle.nearly_over.connect(self._warn)
        self.session.sleeping.connect(self._on_sleep)
        self.session.screen_locked.connect(self._on_screen_lock)
        self.choose(choice)

    def choose(self, choice: LockChoice) -> None:
        """Work by another choice from now on."""
        self._choice = choice
        self.idle.begin(choice.minutes * 60)
        if capture.can_hide():
            capture.hide(int(self._window.winId()), hidden=choice.hides_window)

    def end(self) -> None:
        """Watch nothing any more: the file is closed."""
        self.idle.end()
        self.session.end()
        self.deleteLater()

    def _on_idle(self) -> None:
        minutes = counted(self._choice.minutes, "Minute", "Minuten")
        self.lock_wanted.emit(
            self._with_where(_words("Gesperrt nach {} ohne Eingabe.").format(minutes))
        )

    def _on_sleep(self) -> None:
        if self._choice.on_sleep:
            why = _words("Gesperrt, weil der Rechner in den Ruhezustand ging.")
            self.lock_wanted.emit(self._with_where(why))
        else:
            self.idle.begin(self._choice.minutes * 60)

    def _on_screen_lock(self) -> None:
        if self._choice.on_screen_lock:
            why = _words("Gesperrt, weil der Bildschirm gesperrt wurde.")
            self.lock_wanted.emit(self._with_where(why))

    def _with_where(self, why: str) -> str:
        return f"{why} {self._where}"

    def _warn(self) -> None:
        self.said.emit(_words("Gleich wird gesperrt: Eine Taste oder die Maus hält es auf."))


def _words(text: str) -> str:
    return QCoreApplication.translate("guard", text)
