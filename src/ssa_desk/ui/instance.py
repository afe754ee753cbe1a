"""One window per file: a lock beside it, and a call that brings the first window to the front.

`NAME.lock` names process, program and machine; `NAME.raise` is empty. Both lie beside the file,
so that no network is needed, and neither says anything of what is in it.
"""

import sys
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QFileSystemWatcher,
    QLockFile,
    QObject,
    QSysInfo,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.system.display import is_read

_PATIENCE = 3.0
"""Seconds that a second start waits for the first window."""
_LOOK_AGAIN = 1000
"""Milliseconds between two looks where the system does not tell of new files."""
_SHOWN = 10_000
"""Milliseconds after which the sentence of a second start leaves by itself."""


class Holder(NamedTuple):
    """Who has claimed a file: another window of this machine, or another machine."""

    host: str
    is_here: bool


class Claim(QObject):
    """The right of this window to one file; tells when a second start calls."""

    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    def take(self, path: Path) -> Holder | None:
        """Claim a file in place of the former one; return who else has it.

        Nobody has it, too, where no lock can be written: such a folder opens for reading only.
        """
        if not path.is_file():
            return None
        place = path.resolve()
        if place == self._path:
            return None
        lock = _lock(place)
        if _try(lock):
            self._hold(place, lock)
            return None
        if lock.error() is not QLockFile.LockError.LockFailedError:
            self.release()
            return None
        return _holder(lock, place)

    def seize(self, path: Path) -> None:
        """Claim a file although another machine seems to have it: the user knows better."""
        _lock(path.resolve()).removeStaleLockFile()
        self.take(path)

    def release(self) -> None:
        """Give the file free."""
        self._timer.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self._path = None

    def _hold(self, place: Path, lock: QLockFile) -> None:
        self.release()
        self._path, self._lock = place, lock
        _call_file(place).unlink(missing_ok=True)
        if not self._watcher.addPath(str(place.parent)):
            self._timer.start()

    def _look(self) -> None:
        if self._path is None:
            return
        try:
            _call_file(self._path).unlink()
        except OSError:
            return  # Usual: something else changed in the folder.
        self.called.emit()


def call(path: Path) -> bool:
    """Call the first window of this machine; return whether the call could be left."""
    try:
        _call_file(path.resolve()).touch()
    except OSError:
        return False
    return True


def give_way(path: Path) -> int:
    """End a second start: call the first window, say so, return the exit status."""
    answered = call(path) and _is_answered(_call_file(path.resolve()))
    sentence = _front() if answered else _silent()
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
    if not is_read(sys.stderr):
        _show(sentence)
    return 0 if answered else 1


def may_have(claim: Claim, path: Path, window: QWidget) -> bool:
    """Claim a file for this window; where another one has it, call it or ask."""
    holder = claim.take(path)
    if holder is None:
        return True
    if holder.is_here:
        call(path)
        _say(_front(), window)
        return False
    if _insists(holder.host, window):
        claim.seize(path)
        return True
    return False


def bring_to_front(window: QWidget) -> None:
    """Show the window, with the dialog that waits over it; call for attention where it may not."""
    from PySide6.QtCore import Qt  # Thirteen milliseconds, which the start does without.

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    for one in (window, front):
        one.raise_()
    front.activateWindow()
    QApplication.alert(window)


def _lock(place: Path) -> QLockFile:
    lock = QLockFile(str(place.with_name(place.name + ".lock")))
    lock.setStaleLockTime(0)  # Only a dead process makes it stale, never a long day.
    return lock


def _call_file(place: Path) -> Path:
    return place.with_name(place.name + ".raise")


def _try(lock: QLockFile) -> bool:
    """Lock, also over what a killed process left behind."""
    if lock.tryLock(0):
        return True
    if lock.error() is not QLockFile.LockError.LockFailedError:
        return False
    pid, host, _ = _info(lock)
    if not pid:
        # Empty: either just being written, or its writer was killed before the first word.
        if lock.tryLock(80):
            return True
        pid, host, _ = _info(lock)
    is_ours = not pid or host == QSysInfo.machineHostName()
    # Its process id may belong to another program by now. A living window cannot be robbed: the
    # system itself then refuses to let go of the lock.
    return is_ours and lock.removeStaleLockFile() and lock.tryLock(0)


def _info(lock: QLockFile) -> tuple[int, str, str]:
    pid, host, program = lock.getLockInfo()
    return int(pid), str(host), str(program)


def _holder(lock: QLockFile, place: Path) -> Holder:
    """Return who holds the lock. A machine keeps its id when the network gives it another name."""
    host = _info(lock)[1]
    try:
        lines = place.with_name(place.name + ".lock").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    own_id = bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")
    same_id = bool(own_id) and own_id in lines[3:4]
    return Holder(host, same_id or host in ("", QSysInfo.machineHostName()))


def _is_answered(path: Path) -> bool:
    """Wait for the first window, which removes the call; nothing else of this start runs yet."""
    end = time.monotonic() + _PATIENCE
    while path.exists():
        if time.monotonic() > end:
            path.unlink(missing_ok=True)
            return False
        time.sleep(0.02)
    return True


def _show(sentence: str) -> None:
    from ssa_desk.ui.look.fonts import lend_font

    lend_font()
    _say(sentence, None, leaves=True)


def _say(sentence: str, window: QWidget | None, *, leaves: bool = False) -> None:
    from ssa_desk.ui.widgets.buttons import PrimaryButton
    from ssa_desk.ui.widgets.dialog import Dialog

    dialog = Dialog(_tr("Die Datei ist schon geöffnet"), sentence, window)
    button = PrimaryButton(_tr("Verstanden"), "", dialog)
    button.clicked.connect(dialog.accept)
    dialog.add_button(button)
    dialog.setMinimumWidth(440)
    if leaves:
        QTimer.singleShot(_SHOWN, dialog, dialog.accept)
    dialog.exec()
    dialog.deleteLater()


def _insists(host: str, window: QWidget) -> bool:
    from ssa_desk.ui.dialogs.ask import really

    return really(
        window,
        _tr("Die Datei ist auf einem anderen Rechner geöffnet"),
        _tr(
            "Der Rechner „%s“ hat sie geöffnet. Wer sie an zwei Rechnern zugleich bearbeitet, kann "
            "Einträge verlieren. Bitte schließen Sie SSA Desk dort. Öffnen Sie die Datei hier nur, "
            "wenn Sie sicher sind, dass sie dort nicht mehr offen ist."
        ).replace("%s", host),
        _tr("&Trotzdem öffnen"),
    )


def _front() -> str:
    return _tr(
        "Die Datei ist schon in einem Fenster von SSA Desk geöffnet. Es kommt nach vorn oder "
        "meldet sich in der Leiste der Programme. Es ist nichts verloren."
    )


def _silent() -> str:
    return _tr(
        "Die Datei ist schon in einem Fenster von SSA Desk geöffnet, das gerade nicht antwortet. "
        "Es ist nichts verloren. Bitte sehen Sie in der Leiste der Programme nach."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("instance", text)
