"""How long nobody has touched keyboard or mouse of the whole system, where the system tells."""

import ctypes
import os
import sys
import time
from typing import Protocol


class IdleClock(Protocol):
    """Tells the seconds since the last input of the whole system."""

    def seconds(self) -> float | None:
        """Return the seconds, or None when the system does not tell (any more)."""

    def close(self) -> None:
        """Let go of what the clock holds."""


def idle_clock() -> IdleClock | None:
    """Return the clock of this system, or None where it only lets programs see themselves."""
    if sys.platform == "win32":
        return _WindowsClock()
    if sys.platform == "darwin":
        return _MacClock.found()
    # Under Wayland the X server sees its own windows only.
    if os.environ.get("WAYLAND_DISPLAY") or not os.environ.get("DISPLAY"):
        return None
    return _X11Clock.found()


def slept_seconds() -> float:
    """Return a sum that grows while the computer sleeps and stands still while it is awake."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.clock_gettime(
            time.CLOCK_UPTIME_RAW
        )
    return 0.0


class _WindowsClock:
    class _LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))

    def seconds(self) -> float | None:
        if sys.platform != "win32":
            return None
        last = self._LastInput(ctypes.sizeof(self._LastInput), 0)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        # Both count milliseconds since the start and begin again after 49 days.
        now = int(ctypes.windll.kernel32.GetTickCount())
        return float((now - int(last.time)) & 0xFFFFFFFF) / 1000

    def close(self) -> None:
        pass


class _MacClock:
    _PATH = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
    _HID_STATE, _ANY_INPUT = 1, 0xFFFFFFFF

    def __init__(self, library: ctypes.CDLL) -> None:
        self._ask = library.CGEventSourceSecondsSinceLastEventType
        self._ask.restype = ctypes.c_double
        self._ask.argtypes = (ctypes.c_int32, ctypes.c_uint32)

    @classmethod
    def found(cls) -> "_MacClock | None":
        try:
            return cls(ctypes.CDLL(cls._PATH))
        except (OSError, AttributeError):
            return None

    def seconds(self) -> float | None:
        found = float(self._ask(self._HID_STATE, self._ANY_INPUT))
        return found if found >= 0 else None

    def close(self) -> None:
        pass


class _SaverInfo(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


_ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_ExitHandler = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


class _X11Clock:
    """A connection of its own: what goes wrong on it must not end the program."""

    def __init__(self, x11: ctypes.CDLL, saver: ctypes.CDLL, display: int) -> None:
        self._x11, self._saver, self._display = x11, saver, display
        self._root = x11.XDefaultRootWindow(display)
        self._info = saver.XScreenSaverAllocInfo()
        # Kept as long as the clock: the library calls them, and its own would end the program.
        self._error_handler = _ErrorHandler(self._note_error)
        self._exit_handler = _ExitHandler(self._note_end)
        self._is_over = False
        if hasattr(x11, "XSetIOErrorExitHandler"):
            x11.XSetIOErrorExitHandler(ctypes.c_void_p(display), self._exit_handler, None)

    @classmethod
    def found(cls) -> "_X11Clock | None":
        try:
            x11, saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        except OSError:
            return None
        _declare(x11, saver)
        display = x11.XOpenDisplay(None)
        if not display:
            return None
        first, second = ctypes.c_int(), ctypes.c_int()
        if not saver.XScreenSaverQueryExtension(display, ctypes.byref(first), ctypes.byref(second)):
            x11.XCloseDisplay(display)
            return None
        return cls(x11, saver, display)

    def seconds(self) -> float | None:
        if self._is_over:
            return None
        former = self._x11.XSetErrorHandler(self._error_handler)
        try:
            told = self._saver.XScreenSaverQueryInfo(self._display, self._root, self._info)
        finally:
            self._x11.XSetErrorHandler(ctypes.cast(former, _ErrorHandler))
        return float(self._info.contents.idle) / 1000 if told and not self._is_over else None

    def close(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._x11.XFree(self._info)
            self._x11.XCloseDisplay(self._display)

    def _note_error(self, _display: int, _event: int) -> int:
        self._is_over = True
        return 0

    def _note_end(self, _display: int, _data: int) -> None:
        self._is_over = True


def _declare(x11: ctypes.CDLL, saver: ctypes.CDLL) -> None:
    pointer = ctypes.c_void_p
    number = ctypes.POINTER(ctypes.c_int)
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = pointer, (ctypes.c_char_p,)
    x11.XCloseDisplay.argtypes = (pointer,)
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = (pointer,)
    x11.XFree.argtypes = (pointer,)
    x11.XSetErrorHandler.restype, x11.XSetErrorHandler.argtypes = pointer, (_ErrorHandler,)
    saver.XScreenSaverQueryExtension.argtypes = (pointer, number, number)
    saver.XScreenSaverAllocInfo.restype = ctypes.POINTER(_SaverInfo)
    saver.XScreenSaverQueryInfo.argtypes = (
        pointer,
        ctypes.c_ulong,
        ctypes.POINTER(_SaverInfo),
    )
