"""Whether there is a screen to show a window on, and whether somebody reads the terminal."""

import os
import stat
import sys
from pathlib import Path
from typing import TextIO


def has_display() -> bool:
    """Return whether a window can be shown: on Linux a display server must be there."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _has_wayland() or _has_x11(os.environ.get("DISPLAY", ""))


def is_read(stream: TextIO | None) -> bool:
    """Return whether what is written there is seen: a terminal, or a program that listens."""
    if stream is None or stream.closed:  # Windows starts programs with a window without one.
        return False
    try:
        return stream.isatty() or stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False


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
