"""What a day in the window leaves behind: nothing of what was typed, anywhere, in any encoding."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leaks.markers import CONTROL, SECRET
from leaks.trace import found, run

HERE = Path(__file__).resolve().parent
COMMAND = [sys.executable, str(HERE / "session.py")]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None,
    reason="strace watches what is written; it is not installed here",
)


def no_network():
    """Return a wrapper that takes the network away, or nothing where that is not allowed."""
    wrapper = ["unshare", "-rn"]
    tried = subprocess.run([*wrapper, "true"], capture_output=True, check=False)
    return wrapper if tried.returncode == 0 else ()


@pytest.fixture(scope="module", params=["kill", "close"])
def day(request, tmp_path_factory):
    """One session, ended by kill -9 or in order: its folder, words, output and trace."""
    folder = tmp_path_factory.mktemp("day")
    calls = tmp_path_factory.mktemp("calls")
    done, trace = run([*COMMAND, str(folder), request.param], calls, no_network())
    lines = [line.partition(" ") for line in done.stdout.splitlines()]
    assert ("done", "", "") in lines, done.stderr[-2000:]
    learned = [
        bytes(byte ^ 0x5A for byte in bytes.fromhex(rest))
        for word, _, rest in lines
        if word == "learned"
    ]
    return folder, [*SECRET, *learned], lines, trace


def files(folder, trace):
    """Return every file that was opened for writing or lies in the folder."""
    opened = {Path(name) for name in trace.opened if not name.startswith(("/proc", "/dev", "/sys"))}
    return {one for one in opened | set(folder.rglob("*")) if one.is_file()}


def test_no_word_is_written_anywhere(day):
    _, words, _, trace = day
    assert len(trace.written) > 5
    leaks = {name: found(words, data) for name, data in trace.written.items()}
    assert {name: some for name, some in leaks.items() if some} == {}


def test_no_word_stays_in_a_file(day):
    folder, words, _, trace = day
    left = {str(one): found(words, one.read_bytes()) for one in files(folder, trace)}
    assert any(name.endswith(".ssadesk") for name in left)
    assert {name: some for name, some in left.items() if some} == {}


def test_the_same_search_finds_what_leaks(day):
    folder, _, _, trace = day
    leaky = ("plain.db", "wide", "text", "digits", "packed")
    names = {name for name, data in trace.written.items() if found([CONTROL], data)}
    assert {str(folder / one) for one in leaky} <= names


def test_no_network_is_touched_and_nothing_is_mapped_for_writing(day):
    folder, _, _, trace = day
    assert trace.network == set()
    assert [name for name in trace.mapped if name.startswith(str(folder))] == []


def test_titles_settings_and_names_of_files_say_nothing(day):
    folder, words, lines, _ = day
    assert {rest for word, _, rest in lines if word == "title"} <= {"SSA Desk", ""}
    names = "\n".join(str(one) for one in folder.rglob("*")).encode()
    assert found(words, names) == set()


def test_the_process_keeps_its_memory_to_itself(tmp_path):
    """Seen from outside: no core file, and its files in /proc belong to root."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    code = (
        "from ssa_desk import app; from PySide6.QtCore import QTimer;"
        "fill = app._fill; app._fill = lambda *all: print('up', flush=True) or fill(*all);"
        "app.run()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout.readline() == "up\n"
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        owner = Path(f"/proc/{process.pid}/mem").stat().st_uid
        process.kill()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
    assert owner == 0
