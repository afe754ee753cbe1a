"""Starts the prepared program (`make run`): the window, or the demo where there is no screen."""

import subprocess
from pathlib import Path

from prepare import ROOT, program, python

DEMO = ROOT / "demo"
ASK = "from ssa_desk.system.display import has_display; raise SystemExit(not has_display())"


def main() -> int:
    """Start the window or the demo and return its exit status."""
    if subprocess.run([str(python()), "-c", ASK], check=False).returncode == 0:
        return subprocess.run([str(program())], check=False).returncode
    print("Hier gibt es keinen Bildschirm. Statt des Fensters läuft die Vorführung.", flush=True)
    target = free_folder()
    status = subprocess.run([str(program()), "demo", str(target)], check=False).returncode
    if status == 0:
        print(f"Die Ergebnisse der Vorführung liegen in {target}", flush=True)
    return status


def free_folder() -> Path:
    """Return a folder for the demo that holds nothing yet: demo, demo-2, demo-3 ..."""
    folder, number = DEMO, 1
    while folder.exists() and any(folder.iterdir()):
        number += 1
        folder = DEMO.with_name(f"demo-{number}")
    return folder


if __name__ == "__main__":
    raise SystemExit(main())
