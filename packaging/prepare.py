"""Prepares a checkout (`make setup`): system libraries, virtual environment, locked packages.

Runs with the bare system Python: standard library only, neither pip nor ensurepip needed.
"""

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "prepared"
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)

# What Qt loads at run time, and the Debian package it comes from.
OFFSCREEN_LIBRARIES = (
    ("libstdc++.so.6", "libstdc++6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libX11.so.6", "libx11-6"),
)
WINDOW_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libcups.so.2", "libcups2"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
)


class SetupError(Exception):
    """Setting up cannot go on; the text is a German sentence for the person at the terminal."""


def main() -> int:
    """Prepare the checkout and return the exit status."""
    try:
        check_python()
        provide_system_packages()
        prepare_environment()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def check_python() -> None:
    """Refuse a Python that the locked packages do not know, or one of 32 bits."""
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        raise SetupError(
            f"SSA Desk braucht Python 3.11 bis 3.14, dies ist {platform.python_version()}. "
            "Bitte eine passende Version installieren und zum Beispiel"
            " „make setup PYTHON=python3.12“ aufrufen."
        )
    if sys.maxsize <= 2**32:
        raise SetupError("SSA Desk braucht ein Python mit 64 Bit, dieses hat 32 Bit.")


def provide_system_packages() -> None:
    """Install what the system lacks, or say exactly what to install."""
    if sys.platform != "linux":
        return
    libraries = missing_libraries()
    if not libraries and has_venv():
        return
    if shutil.which("apt-get") is None:
        name_missing(libraries)
        return
    packages = [apt_name(package) for _, package in libraries]
    if not has_venv():
        packages.insert(0, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    install_packages(packages)


def missing_libraries() -> list[tuple[str, str]]:
    """Return the libraries that the loader does not find, each with its Debian package."""
    return [row for row in OFFSCREEN_LIBRARIES + WINDOW_LIBRARIES if not is_loadable(row[0])]


def is_loadable(library: str) -> bool:
    """Say whether the loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_venv() -> bool:
    """Say whether this Python can make virtual environments with pip inside."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def name_missing(libraries: list[tuple[str, str]]) -> None:
    """Name what is missing on a system without apt-get; only a Python without venv stops us."""
    if libraries:
        names = ", ".join(library for library, _ in libraries)
        print(f"Für das Fenster fehlen dem System diese Bibliotheken: {names}", file=sys.stderr)
    if not has_venv():
        raise SetupError("Diesem Python fehlen die Module venv und ensurepip. Bitte nachrüsten.")


def apt_name(package: str) -> str:
    """Return the name of a package in this release; 64-bit time gave some the ending t64."""
    found = subprocess.run(
        ["apt-cache", "show", package + "t64"], capture_output=True, check=False
    ).returncode
    return package + "t64" if found == 0 else package


def install_packages(packages: list[str]) -> None:
    """Install packages with apt-get, or stop with the one line that does it."""
    become_root = [] if os.geteuid() == 0 else ["sudo"]
    line = " ".join(["sudo", "apt-get", "install", "-y", *packages])
    if become_root and not has_free_sudo():
        raise SetupError(
            "Dem System fehlen Pakete. Bitte diese Zeile ausführen"
            f" und den Aufruf wiederholen:\n{line}"
        )
    print("Fehlende Systempakete werden installiert: " + " ".join(packages), flush=True)
    install = [
        *become_root, "env", "DEBIAN_FRONTEND=noninteractive",
        "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages,
    ]  # fmt: skip
    if call(install, quiet=True) != 0:
        call([*become_root, "apt-get", "update", "-q"])
        if call(install) != 0:
            raise SetupError(f"Die Systempakete ließen sich nicht installieren:\n{line}")


def has_free_sudo() -> bool:
    """Say whether sudo works without asking for a password."""
    return shutil.which("sudo") is not None and call(["sudo", "-n", "true"], quiet=True) == 0


def prepare_environment() -> None:
    """Bring .venv to the state of the lock; does nothing when it already is."""
    state = wanted_state()
    if program().exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == state:
        return
    if not works(python()):
        print("Die Python-Umgebung .venv wird angelegt …", flush=True)
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    print("Die Pakete werden installiert; beim ersten Mal dauert das Minuten …", flush=True)
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--only-binary=:all:", "--require-hashes", "-r", str(LOCK)])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(state, encoding="utf-8")
    print("Fertig: " + str(program().relative_to(ROOT)), flush=True)


def wanted_state() -> str:
    """Return a fingerprint of all that decides what .venv holds, its place included."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts += [str(ROOT).encode(), platform.python_version().encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def scripts() -> Path:
    """Return the folder of the environment's programs."""
    return VENV / ("Scripts" if sys.platform == "win32" else "bin")


def python() -> Path:
    """Return the environment's Python."""
    return scripts() / ("python.exe" if sys.platform == "win32" else "python")


def program() -> Path:
    """Return the program that the environment offers."""
    return scripts() / ("ssa-desk.exe" if sys.platform == "win32" else "ssa-desk")


def works(interpreter: Path) -> bool:
    """Say whether an environment's Python still runs, has pip and is of our version."""
    ask = "import sys, pip; print(*sys.version_info[:2])"
    if not interpreter.exists():
        return False
    answer = subprocess.run(
        [str(interpreter), "-c", ask], capture_output=True, text=True, check=False
    )
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def run(command: list[str]) -> None:
    """Run a command that has to succeed."""
    if call(command) != 0:
        raise SetupError("Das Einrichten ist gescheitert bei: " + " ".join(command))


def call(command: list[str], *, quiet: bool = False) -> int:
    """Run a command and return its exit status."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
