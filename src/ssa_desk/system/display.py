"""Whether there is a screen to show a window on."""

import os
import sys


def has_display() -> bool:
    """Return whether a window can be shown: on Linux a display server must be named."""
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)
