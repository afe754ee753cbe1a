"""Starts the prepared program (`make run`): the window, or the demo where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

from prepare import ROOT, program

DEMO = ROOT / "demo"


def main() -> int:
    """Start the window or the demo and return its exit status."""
    if has_screen():
        return subprocess.run([str(program())], check=False).returncode
    print("Hier gibt es keinen Bildschirm. Statt des Fensters läuft die Vorführung.", flush=True)
    target = free_folder()
    status = subprocess.run([str(program()), "demo", str(target)], check=False).returncode
    if status == 0:
        print(f"Die Ergebnisse der Vorführung liegen in {target}", flush=True)
    return status


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if sys.platform != "linux":
        return True
    return has_wayland(os.environ.get("WAYLAND_DISPLAY", "")) or has_x11(
        os.environ.get("DISPLAY", "")
    )


def has_wayland(name: str) -> bool:
    """Say whether the named Wayland server is there."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")
    return bool(name) and Path(folder, name).exists()


def has_x11(name: str) -> bool:
    """Say whether the named X server is there; one on another machine is believed."""
    host, colon, number = name.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True
    return Path("/tmp/.X11-unix", "X" + number.partition(".")[0]).exists()


def free_folder() -> Path:
    """Return a folder for the demo that holds nothing yet: demo, demo-2, demo-3 ..."""
    folder, number = DEMO, 1
    while folder.exists() and any(folder.iterdir()):
        number += 1
        folder = DEMO.with_name(f"demo-{number}")
    return folder


if __name__ == "__main__":
    raise SystemExit(main())
