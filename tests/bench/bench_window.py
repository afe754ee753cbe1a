"""Measures the time from start to the unlock window, beside an empty window and KeePassXC.

Needs Linux with Xvfb. Takes the first mapped X11 window of at least 200 x 100 pixels: asking for
windows again and again would be coarser than what is measured. Programs take turns, for
absolute times drift.

The program maps its frame first and fills it in the next turn of its event loop. So a second time
is taken: until the middle of the window shows more than a frame, and the program can take keys.
"""

import ctypes
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

RUNS = 9
LIMIT = 30.0
MAP_NOTIFY = 19
COLOURS = 5
SUBSTRUCTURE_NOTIFY = 1 << 19
EMPTY_WINDOW = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "app = QApplication([]); window = QWidget(); window.resize(900, 600); window.show(); app.exec()"
)


def main() -> None:
    """Print the medians of starts and the memory of the unlock window."""
    if shutil.which("Xvfb") is None or sys.platform != "linux":
        print("Start bis Fenster: übersprungen, dazu braucht es Linux mit Xvfb")
        return
    with tempfile.TemporaryDirectory() as name, screen() as display:
        os.environ.update(surroundings(Path(name), display))
        programs = {
            "leeres PySide6-Fenster": [sys.executable, "-c", EMPTY_WINDOW],
            "Fenster zum Entsperren": [ssa_desk(), "--file", str(new_file(Path(name)))],
        }
        if keepassxc := shutil.which("keepassxc"):
            programs["KeePassXC"] = [keepassxc]
        compare(programs)


def compare(programs: dict[str, list[str]]) -> None:
    """Start programs in turn and print a line for each."""
    watcher = Watcher()
    for command in programs.values():
        watcher.start(command)
    runs = [
        {title: watcher.start(command) for title, command in programs.items()} for _ in range(RUNS)
    ]
    for title in programs:
        memory = max(run[title].memory for run in runs)
        print(f"{title}: {middle([run[title].mapped for run in runs])}, {memory:.0f} MB")
        if all(run[title].filled for run in runs):
            print(f"{title}, gefüllt: {middle([run[title].filled for run in runs])}")


def middle(times: list[float]) -> str:
    """Return the median of seconds, with the least and the largest."""
    return f"{statistics.median(times):.3f} s ({min(times):.3f} bis {max(times):.3f})"


def ssa_desk() -> str:
    """Return the program of the environment that runs this."""
    return str(Path(sys.executable).with_name("ssa-desk"))


def new_file(folder: Path) -> Path:
    """Make an encrypted file, so that the program asks for its password."""
    password = folder / "password"
    password.write_text("Zaun-Wolke-Besen-47-Ufer", encoding="utf-8")
    path = folder / "bench.ssadesk"
    sheet = ["--recovery-sheet", str(folder / "sheet.pdf"), "--password-file", str(password)]
    subprocess.run([ssa_desk(), "create", str(path), *sheet], check=True, stdout=subprocess.DEVNULL)
    return path


def surroundings(folder: Path, display: str) -> dict[str, str]:
    """Return an environment in which a program finds this screen and no earlier settings."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    return {name: str(folder) for name in homes} | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "WAYLAND_DISPLAY": "",
    }


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server of its own and yield the name of its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-noreset"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield ":" + pipe.readline().strip()
    finally:
        server.terminate()
        server.wait()


class Start(NamedTuple):
    """Seconds to the mapped window and to its filled middle (0: it stays empty), memory in MB."""

    mapped: float
    filled: float
    memory: float


class Image(ctypes.Structure):
    """The beginning of XImage of Xlib."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("offset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_uint32)),
    )


class MapEvent(ctypes.Structure):
    """XMapEvent of Xlib, filled up to the size of XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("override_redirect", ctypes.c_int),
        ("filling", ctypes.c_long * 24),
    )


class Watcher:
    """Hears of every window that appears on the screen."""

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))
        # A window that is gone before we ask for its size must not end the measure.
        self._ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(
            lambda _display, _error: 0
        )
        self._x11.XSetErrorHandler(self._ignore)
        self._x11.XGetImage.restype = ctypes.POINTER(Image)
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._x11.XSelectInput(self._display, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self._x11.XSync(self._display, 1)

    def start(self, command: list[str]) -> Start:
        """Start a program, measure it and end it."""
        self._x11.XSync(self._display, 1)
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            window, height = self._wait_for_window(process, begin + LIMIT)
            mapped = time.perf_counter() - begin
            filled = self._wait_for_picture(window, height, begin, mapped + 1.0)
            time.sleep(max(0.0, begin + mapped + 1.0 - time.perf_counter()))
            return Start(mapped, filled, memory(process.pid))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _wait_for_picture(self, window: int, height: int, begin: float, limit: float) -> float:
        """Return when a line down the middle has several colours, 0 if it never has."""
        while (seconds := time.perf_counter() - begin) < limit:
            if len(self._colours(window, height)) >= COLOURS:
                return seconds
            time.sleep(0.001)
        return 0.0

    def _colours(self, window: int, height: int) -> set[int]:
        where = (ctypes.c_ulong(window), 620, 0, 1, height)
        image = self._x11.XGetImage(self._display, *where, ctypes.c_ulong(0xFFFFFF), 2)
        if not image:
            return set()
        found = set(image.contents.data[:height])
        self._x11.XDestroyImage(image)
        return found

    def _wait_for_window(self, process: subprocess.Popen[bytes], end: float) -> tuple[int, int]:
        event = MapEvent()
        while time.perf_counter() < end and process.poll() is None:
            if not self._x11.XPending(self._display):
                time.sleep(0.0005)
                continue
            self._x11.XNextEvent(self._display, ctypes.byref(event))
            width, height = self._size(event.window) if event.type == MAP_NOTIFY else (0, 0)
            if width >= 200 and height >= 100:
                return event.window, height
        raise SystemExit("Ein Programm zeigte kein Fenster.")

    def _size(self, window: int) -> tuple[int, int]:
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        width, height, border, depth = (ctypes.c_uint() for _ in range(4))
        answers = [ctypes.byref(one) for one in (root, x, y, width, height, border, depth)]
        self._x11.XGetGeometry(self._display, ctypes.c_ulong(window), *answers)
        return width.value, height.value


def memory(pid: int) -> float:
    """Return a process's share of the memory (PSS) in MB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
