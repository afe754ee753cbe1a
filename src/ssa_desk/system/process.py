"""What the process keeps from others: no core dumps, no reading of its memory."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> bool:
    """Switch core dumps off as far as this system allows; return whether it did."""
    return _no_core_size() and (sys.platform != "linux" or _not_dumpable())


def _no_core_size() -> bool:
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return False
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return False
    return True


def _not_dumpable() -> bool:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        return int(library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)) == 0
    except (OSError, AttributeError):
        return False
