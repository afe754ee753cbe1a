"""Tells when the computer goes to sleep or its screen is locked."""

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

from ssa_desk.system import session

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOOK_MS = 2_000
# Qt writes a slot with a 1 before its name.
_ON_SLEEP, _ON_LOCK, _ON_SAVER = "1on_sleep(bool)", "1on_lock()", "1on_saver(bool)"


class SessionWatch(QObject):
    """Listens to what this system has: the buses of Linux, window messages, or a look at times."""

    sleeping = Signal()
    screen_locked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hears_sleep = False
        self.hears_screen = False
        self._filter: _WindowMessages | None = None
        self._handle = 0
        if sys.platform == "linux":
            self._listen_on_buses()
        elif sys.platform == "win32":
            self._listen_to_window(window)
        elif session.is_screen_locked() is not None:
            self._look_at_times()

    def end(self) -> None:
        """Hear nothing any more."""
        if self._filter is not None:
            app = QCoreApplication.instance()
            if app is not None:
                app.removeNativeEventFilter(self._filter)
            session.stop_listening(self._handle)
            self._filter = None

    def _listen_on_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, desktop = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            place = ("/org/freedesktop/login1", f"{_LOGIN}.Manager")
            self.hears_sleep = self._hear(system, (_LOGIN, *place, "PrepareForSleep"), _ON_SLEEP)
            own = (_session_path(), f"{_LOGIN}.Session")
            self.hears_screen = self._hear(system, (_LOGIN, *own, "Lock"), _ON_LOCK)
        if desktop.isConnected():
            for name in _SAVERS:
                self.hears_screen |= self._hear(desktop, ("", "", name, "ActiveChanged"), _ON_SAVER)

    def _hear(self, bus: "QDBusConnection", what: tuple[str, str, str, str], slot: str) -> bool:
        heard = bus.connect(*what, self, slot)  # type: ignore[call-overload]  # it takes str, not bytes
        return bool(heard)

    def _listen_to_window(self, window: QWidget) -> None:
        app = QCoreApplication.instance()
        if app is None:
            return
        self._handle = int(window.winId())
        self._filter = _WindowMessages(self)
        app.installNativeEventFilter(self._filter)
        self.hears_sleep = True
        self.hears_screen = session.listen(self._handle)

    def _look_at_times(self) -> None:
        self.hears_screen = True
        timer = QTimer(self)
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        if session.is_screen_locked():
            self.screen_locked.emit()

    @Slot(bool)
    def on_sleep(self, _begins: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Lock before sleep, and after it when there was no time before."""
        self.sleeping.emit()

    @Slot()
    def on_lock(self) -> None:
        """Lock with the session."""
        self.screen_locked.emit()

    @Slot(bool)
    def on_saver(self, is_active: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Lock when the screen of the desktop is locked."""
        if is_active:
            self.screen_locked.emit()


class _WindowMessages(QAbstractNativeEventFilter):
    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # noqa: N802 - Qt
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at the messages of Windows; all of them go on."""
        data = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(data) == b"windows_generic_MSG":
            event = session.event_of(int(message))
            if event == "sleep":
                self._watch.sleeping.emit()
            elif event == "lock":
                self._watch.screen_locked.emit()
        return False, 0


def _session_path() -> str:
    """Return the place of this session on the bus; an empty one stands for every session."""
    name = os.environ.get("XDG_SESSION_ID", "")
    if not name:
        return ""
    # systemd writes a first digit, and whatever is no letter or digit, as _ and two hex digits.
    written = "".join(
        one
        if one.isascii() and (one.isalpha() or (place and one.isdigit()))
        else f"_{ord(one):02x}"
        for place, one in enumerate(name)
    )
    return f"/org/freedesktop/login1/session/{written}"
