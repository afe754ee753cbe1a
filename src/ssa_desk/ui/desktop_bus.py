"""How long the desktop says that nobody did anything: GNOME and KDE tell it on the bus."""

import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_ASKED = (
    # service, path, interface, method, parts of a second
    (
        "org.gnome.Mutter.IdleMonitor",
        "/org/gnome/Mutter/IdleMonitor/Core",
        "org.gnome.Mutter.IdleMonitor",
        "GetIdletime",
        1000,
    ),
    (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "GetSessionIdleTime",
        1,
    ),
)
_STALE_SECONDS = 15


class DesktopIdle(QObject):
    """Asks without waiting; the answer is there at the next look."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: float | None = None
        self._at = 0.0
        self._bus = _session_bus() if sys.platform == "linux" else None
        self.ask()

    def seconds(self) -> float | None:
        """Return the last answer; None without one, and from a desktop that only ever says 0."""
        is_stale = time.monotonic() - self._at > _STALE_SECONDS
        return None if is_stale else self._told

    def ask(self) -> None:
        """Send the question to every desktop that might know."""
        if self._bus is None:
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        for service, path, interface, method, parts in _ASKED:
            call = QDBusMessage.createMethodCall(service, path, interface, method)
            call.setAutoStartService(False)
            watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
            watcher.finished.connect(partial(self._take, parts))

    def _take(self, parts: int, watcher: "QDBusPendingCallWatcher") -> None:
        answer = watcher.reply().arguments()
        watcher.deleteLater()
        if not answer or not isinstance(answer[0], int):
            return
        if answer[0] or self._told is not None:
            self._told = answer[0] / parts
            self._at = time.monotonic()


def _session_bus() -> "QDBusConnection | None":
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None
