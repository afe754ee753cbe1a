"""Whether there is a screen to show a window on."""

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Return whether a window can be shown: on Linux a display server must be there."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _has_wayland() or _has_x11(os.environ.get("DISPLAY", ""))


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name).exists()


def _has_x11(name: str) -> bool:
    host, colon, number = name.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True  # A server on another machine is believed.
    sockets = Path("/tmp/.X11-unix")  # noqa: S108 - the place that X11 fixes
    return (sockets / ("X" + number.partition(".")[0])).exists()
