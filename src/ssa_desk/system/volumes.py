"""Sticks and drives: where they are now, and reading them past the memory of the system."""

import os
import sys
from pathlib import Path

_MOST = 200
_LINUX = ("/media", "/run/media", "/mnt")
_MAC = ("/Volumes",)


def roots() -> list[Path]:
    """Return where drives and sticks may be mounted; call it in the background only."""
    if sys.platform == "win32":
        return _drives()
    places = _MAC if sys.platform == "darwin" else _LINUX
    first = [one for place in places for one in _folders(Path(place))]
    # Desktops put a folder with the name of the user in between.
    return [*first, *(inner for one in first for inner in _folders(one))]


def search(roots: list[Path], name: str) -> list[Path]:
    """Return the folders that hold a file of this name: roots and the folders right below."""
    found = []
    for root in roots:
        found += [one for one in (root, *_folders(root)) if _is_file(one / name)]
    return list(dict.fromkeys(found))


def forget_cached(path: Path) -> None:
    """Let the next reading of a file come from the disk itself where the system allows it."""
    if sys.platform != "linux":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    except OSError:
        # Some network drives cannot; then what is read back comes from memory.
        return
    finally:
        os.close(handle)


def _folders(place: Path) -> list[Path]:
    """Return the folders in a place, not too many, none where there is nothing to see."""
    try:
        with os.scandir(place) as entries:
            found = [Path(one.path) for _, one in zip(range(_MOST), entries, strict=False)
                     if one.is_dir()]  # fmt: skip
    except OSError:
        return []
    return sorted(found)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


if sys.platform == "win32":

    def _drives() -> list[Path]:
        """Return the drives with a letter; empty card readers must not ask for a disk."""
        import ctypes

        try:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.SetThreadErrorMode(1, None)
            letters = kernel.GetLogicalDrives()
        except (OSError, AttributeError):
            return []
        names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return [Path(f"{name}:\\") for place, name in enumerate(names) if letters >> place & 1]
