"""What the system tells about sleep and its own lock screen, beside the bus of Linux."""

import ctypes
import sys
from typing import Literal

SessionEvent = Literal["", "sleep", "lock"]

_POWER, _SESSION = 0x0218, 0x02B1
_SUSPEND, _LOCKED = 4, 7


class _Message(ctypes.Structure):
    """The beginning of MSG as Windows hands it to native event filters."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


def event_of(address: int) -> SessionEvent:
    """Return what a Windows message at this address says about sleep and lock."""
    message = _Message.from_address(address)
    if message.message == _POWER and message.word == _SUSPEND:
        return "sleep"
    return "lock" if message.message == _SESSION and message.word == _LOCKED else ""


def listen(window: int) -> bool:
    """Ask Windows to tell this window when the session is locked; return whether it will."""
    if sys.platform == "win32":
        try:
            return bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, 0))
        except (OSError, AttributeError):
            return False
    return False


def stop_listening(window: int) -> None:
    """Take back `listen`."""
    if sys.platform == "win32":
        try:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(window)
        except (OSError, AttributeError):
            return


def is_screen_locked() -> bool | None:
    """Return whether macOS shows its lock screen; None where it is not to be asked."""
    if sys.platform != "darwin":
        return None
    try:
        return _mac_screen_is_locked()
    except (OSError, AttributeError):
        return None


def _mac_screen_is_locked() -> bool:
    folder = "/System/Library/Frameworks"
    services = ctypes.CDLL(f"{folder}/ApplicationServices.framework/ApplicationServices")
    foundation = ctypes.CDLL(f"{folder}/CoreFoundation.framework/CoreFoundation")
    pointer = ctypes.c_void_p
    services.CGSessionCopyCurrentDictionary.restype = pointer
    foundation.CFStringCreateWithCString.restype = pointer
    foundation.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_uint32)
    foundation.CFDictionaryGetValue.restype = pointer
    foundation.CFDictionaryGetValue.argtypes = (pointer, pointer)
    foundation.CFBooleanGetValue.argtypes = (pointer,)
    foundation.CFRelease.argtypes = (pointer,)
    session = services.CGSessionCopyCurrentDictionary()
    if not session:
        return False
    key = foundation.CFStringCreateWithCString(None, b"CGSSessionScreenIsLocked", 0x08000100)
    value = foundation.CFDictionaryGetValue(session, key)
    locked = bool(value and foundation.CFBooleanGetValue(value))
    foundation.CFRelease(key)
    foundation.CFRelease(session)
    return locked
