"""Checks the built wheel (`make check-wheel`): complete, starts from an empty environment."""

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from prepare import LOCK, ROOT


def main() -> int:
    """Check the newest wheel of dist/ and return the exit status."""
    wheel = max((ROOT / "dist").glob("ssa_desk-*.whl"), key=lambda path: path.stat().st_mtime)
    missing = missing_resources(wheel)
    if missing:
        print("Im Wheel fehlen: " + ", ".join(missing), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        greeting = start_from(wheel, Path(folder))
    print(greeting.splitlines()[0])
    print(f"{wheel.name} ist vollständig und startet.")
    return 0


def missing_resources(wheel: Path) -> list[str]:
    """Return the files of resources/ that a wheel does not hold."""
    held = set(zipfile.ZipFile(wheel).namelist())
    shipped = (path for path in (ROOT / "resources").rglob("*") if path.is_file())
    names = ("ssa_desk/" + path.relative_to(ROOT).as_posix() for path in shipped)
    return sorted(name for name in names if name not in held)


def start_from(wheel: Path, folder: Path) -> str:
    """Install a wheel into an empty environment and return what `ssa-desk --help` prints."""
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--only-binary=:all:"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(scripts / "ssa-desk"), "--help"],
        cwd=folder,
        env=clean,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
