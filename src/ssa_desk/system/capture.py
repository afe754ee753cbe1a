"""Keeps a window out of screen sharing and screen shots, where the system can."""

import ctypes
import sys

_NONE, _EXCLUDE = 0x00, 0x11
_MAC_NONE, _MAC_READ_ONLY = 0, 1


def can_hide() -> bool:
    """Return whether this system can keep windows out of screen shots at all."""
    return sys.platform in {"win32", "darwin"}


def hide(window: int, *, hidden: bool) -> bool:
    """Hide a window (its native id) from captures, or show it again; return whether it worked."""
    if sys.platform == "win32":
        return _hide_on_windows(window, hidden=hidden)
    if sys.platform == "darwin":
        return _hide_on_mac(window, hidden=hidden)
    return False


def _hide_on_windows(window: int, *, hidden: bool) -> bool:
    if sys.platform == "win32":
        try:
            affinity = _EXCLUDE if hidden else _NONE
            function = ctypes.windll.user32.SetWindowDisplayAffinity
            function.argtypes = (ctypes.c_void_p, ctypes.c_uint)
            return bool(function(window, affinity))
        except (OSError, AttributeError):
            return False
    return False


def _hide_on_mac(view: int, *, hidden: bool) -> bool:
    """The native id is an NSView; its NSWindow takes `setSharingType:`."""
    try:
        objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        objc.sel_registerName.restype = ctypes.c_void_p
        objc.sel_registerName.argtypes = (ctypes.c_char_p,)
        address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
    except (OSError, AttributeError):
        return False
    if not address:
        return False
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(address)
    tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(address)
    window = ask(view, objc.sel_registerName(b"window"))
    if not window:
        return False
    kind = _MAC_NONE if hidden else _MAC_READ_ONLY
    tell(window, objc.sel_registerName(b"setSharingType:"), kind)
    return True
