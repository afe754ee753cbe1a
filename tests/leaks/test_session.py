"""What a day in the window leaves behind: nothing of what was typed, anywhere, in any encoding."""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from city import put, worker
from leaks.annual import FORMATS
from leaks.markers import (
    ASKED,
    CONTROL,
    FILE_NAME,
    FOLDER_NAME,
    LISTED,
    MACHINE,
    NAMED,
    PRINTED,
    REFUSED,
    REPORTS,
    SECRET,
)
from leaks.protection import LEFT
from leaks.trace import found, layers, run
from pdf import pages

_HOURS = re.compile(rb"(?:\d{4}-\d\d-\d\dT|D:\d{8})(\d\d:?\d\d)")
HERE = Path(__file__).resolve().parent
ENDS = ("kill", "close")
COMMAND = [sys.executable, str(HERE / "session.py")]
COMMANDS = [sys.executable, str(HERE / "commands.py")]


def can_watch():
    """Return whether strace is there and may look at other processes."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-f", "true"], capture_output=True, check=False).returncode == 0
    )


pytestmark = pytest.mark.skipif(
    not can_watch(), reason="strace watches what is written; it does not work here"
)


HEADS = (
    "Fallnummer;Nachname;Vorname;Geburtsdatum;Geschlecht;Klasse;Schule;Beginn;Ende;Zugang;"
    "Hauptthema;weitere Themen;Familiensprache;Deutsch vorrangig;neu zugewandert;"
    "Abschlussgrund;Zielerreichung;Beratung ohne Eltern"
)
CASES = f"""{HEADS}
F-1;{LISTED};Mia;;weiblich;7b;;03.09.2025;;;T01;;;;;;;
F-2;{REFUSED};Can;;männlich;5a;;99.99.2025;;;T01;;;;;;;
"""


def no_network():
    """Return a wrapper that takes the network away and gives the computer a name.

    Nothing where that is not allowed.
    """
    named = f'echo {MACHINE} > /proc/sys/kernel/hostname; exec "$@"'
    wrapper = ["unshare", "-rnu", "sh", "-c", named, "sh"]
    if shutil.which("unshare") is None:
        return ()
    tried = subprocess.run([*wrapper, "true"], capture_output=True, check=False)
    return wrapper if tried.returncode == 0 else ()


def reports(own):
    """Put the reports of others into the folder of the user, for the Fachstelle."""
    own.mkdir(parents=True)
    put(own / REPORTS, *(worker(number)[1] for number in range(1, 6)))


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """One session ended by kill -9 and one ended in order, side by side: folder, output, trace."""

    def lived(end):
        folder, calls = tmp_path_factory.mktemp("day"), tmp_path_factory.mktemp("calls")
        own = folder / ASKED / FOLDER_NAME
        reports(own)
        (own / f"{FILE_NAME}.csv").write_text(CASES, encoding="utf-8-sig")
        (own / REPORTS / f"{FILE_NAME}.json").write_text(f'{{"{REFUSED}')
        return folder, *run([*COMMAND, str(folder), end], calls, no_network())

    def lived_well(end):
        """Try a second time: once in a dozen runs a session ended early, and nobody knows why."""
        day = lived(end)
        return day if _ended_as_told(day[1], end) else lived(end)

    with ThreadPoolExecutor() as pool:
        return dict(zip(ENDS, pool.map(lived_well, ENDS), strict=True))


def _ended_as_told(done, end):
    return "done" in done.stdout.splitlines() and (done.returncode == 0) == (end == "close")


@pytest.fixture(scope="module", params=ENDS)
def day(request, days):
    """One session: its folder, the words to search for, what it told, its trace."""
    folder, done, trace = days[request.param]
    lines = [line.partition(" ") for line in done.stdout.splitlines()]
    assert _ended_as_told(done, request.param), (done.returncode, done.stderr[-2000:])
    learned = [
        bytes(byte ^ 0x5A for byte in bytes.fromhex(rest))
        for word, _, rest in lines
        if word == "learned"
    ]
    return folder, [*SECRET, PRINTED, *learned, *NAMED], lines, trace


def is_asked(folder, name):
    """Return whether the user asked for this file in a dialog: a letter, a report, a sheet."""
    export = Path(name)
    return export.is_relative_to(folder / ASKED) and export.suffix != ".ssabak"


def files(folder, trace):
    """Return every file that was opened for writing or lies in the folder."""
    opened = {Path(name) for name in trace.opened if not name.startswith(("/proc", "/dev", "/sys"))}
    return {one for one in opened | set(folder.rglob("*")) if one.is_file()}


def test_no_word_is_written_anywhere(day):
    folder, words, _, trace = day
    assert len(trace.written) > 5
    own = {name: data for name, data in trace.written.items() if not is_asked(folder, name)}
    leaks = {name: found(words, data) for name, data in own.items()}
    assert {name: some for name, some in leaks.items() if some} == {}


def test_no_word_stays_in_a_file(day):
    folder, words, _, trace = day
    own = [one for one in files(folder, trace) if not is_asked(folder, one)]
    left = {str(one): found(words, one.read_bytes()) for one in own}
    assert any(name.endswith(".ssadesk") for name in left)
    assert {name: some for name, some in left.items() if some} == {}


def test_the_same_search_finds_what_leaks(day):
    folder, _, _, trace = day
    leaky = ("plain.db", "wide", "text", "digits", "packed", "zipped")
    names = {name for name, data in trace.written.items() if found([CONTROL], data)}
    assert {str(folder / one) for one in leaky} <= names


def test_no_network_is_touched_and_nothing_is_mapped_for_writing(day):
    folder, _, _, trace = day
    assert trace.network == set()
    assert [name for name in trace.mapped if name.startswith(str(folder))] == []


def test_titles_and_names_of_files_say_nothing(day):
    folder, words, lines, _ = day
    assert {rest for word, _, rest in lines if word == "title"} <= {"SSA Desk", ""}
    names = [one for one in folder.rglob("*") if not one.is_relative_to(folder / ASKED)]
    assert found(words, "\n".join(str(one) for one in names).encode()) == set()


def test_only_what_was_asked_for_lies_in_the_folder_of_the_user(day):
    folder, words, _, _ = day
    own = [one for one in (folder / ASKED).rglob("*") if one.is_file()]
    named = {one.name.removeprefix(FILE_NAME) for one in own if FILE_NAME in one.name}
    assert named == {".csv", ".pdf", "-viele.pdf", "-blatt.pdf", ".json", "-druck.pdf", *LEFT}
    others = {one for one in own if FILE_NAME not in one.name}
    assert {one.suffix for one in others} <= {*FORMATS, ".ssabak", ".id", ".csv", ".txt"}
    secret = [one for one in words if one != PRINTED]
    leaks = {str(one): found(secret, one.read_bytes()) for one in others}
    assert {name: some for name, some in leaks.items() if some} == {}


def exports(folder):
    """Return the files that the report and the Fachstelle gave out, by path."""
    places = (folder / ASKED / FOLDER_NAME / name for name in ("bericht", "auswertung"))
    made = (one for place in places for one in place.rglob("*") if one.is_file())
    return {one: one.read_bytes() for one in made}


def inner(path, data):
    """Return everything that stands in an exported file, of a PDF its words too."""
    text = "\n".join(pages(data)) if path.suffix == ".pdf" else ""
    return b"\n".join([text.encode(), *layers(data)])


def test_reports_hold_the_own_words_and_nothing_of_the_records(day):
    folder, words, lines, _ = day
    own, ids = exports(folder), [rest for word, _, rest in lines if word == "id"]
    assert {one.suffix for one in own} == FORMATS
    assert len(ids) > 20
    secret = [one for one in words if one != PRINTED]
    for path, data in own.items():
        layered = inner(path, data)
        assert found(secret, layered) == set(), path.name
        assert [one for one in ids if one.encode() in layered] == [], path.name
        has_texts = path.parent.name == "bericht" and FILE_NAME not in path.name
        assert (PRINTED.encode() in layered) == (has_texts and path.suffix != ".json"), path.name


def test_reports_name_no_place_and_no_hour(day):
    folder, _, _, _ = day
    for path, data in exports(folder).items():
        layered = inner(path, data)
        assert found([str(folder), ".ssadesk", MACHINE], layered) == set(), path.name
        if FILE_NAME not in path.name:  # What Qt prints into a file bears the hour.
            assert set(_HOURS.findall(layered)) <= {b"00:00", b"0000"}, path.name


def test_commands_leave_nothing_but_what_was_asked_for(tmp_path_factory):
    folder, calls = tmp_path_factory.mktemp("commands"), tmp_path_factory.mktemp("calls")
    reports(folder / ASKED / FOLDER_NAME)
    done, trace = run([*COMMANDS, str(folder)], calls, no_network())
    statuses = [line.split()[-1] for line in done.stdout.splitlines() if line.startswith("status")]
    assert statuses == list("001000001"), done.stderr[-2000:]
    assert (trace.network, found(SECRET, (done.stdout + done.stderr).encode())) == (set(), set())
    own = {name: data for name, data in trace.written.items() if not is_asked(folder, name)}
    left = {str(one): one.read_bytes() for one in files(folder, trace) if not is_asked(folder, one)}
    for name, data in (*own.items(), *left.items()):
        assert found([*SECRET, PRINTED], data) == set(), name
    others = {Path(name).name for name in trace.opened if not is_asked(folder, name)}
    others = {name for name in others if not name.endswith(".pyc") and ".pyc." not in name}
    assert {name for name in others if not name.startswith("jahr.ssadesk")} <= {"null"}
    for path, data in exports(folder).items():
        assert found(SECRET, inner(path, data)) == set(), path.name


def test_the_log_names_each_bug_and_nothing_it_said(day):
    folder, words, _, _ = day
    (log,) = folder.rglob("ssa-desk.log")
    bugs = [line for line in log.read_text().splitlines() if " ERROR " in line]
    assert [line for line in bugs if "ProvokedError" not in line] == []
    assert len(bugs) == 4
    assert found(words, log.read_bytes()) == set()


def test_the_process_keeps_its_memory_to_itself(tmp_path):
    """Seen from outside: no core file, and its files in /proc belong to root."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    code = (
        "from ssa_desk import app; from PySide6.QtCore import QTimer;"
        "fill = app._fill;"
        "app._fill = lambda *all, **named: print('up', flush=True) or fill(*all, **named);"
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
