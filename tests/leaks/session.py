"""A whole day in the real window, done by a script: `session.py FOLDER kill|close`.

Prints at its end the markers it learned on the way (code, keys), one a line, each byte turned
around, so that telling them is no leak.
"""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

FOLDER, END = Path(sys.argv[1]), sys.argv[2]
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
for name in HOMES:
    (FOLDER / name.lower()).mkdir(exist_ok=True)
    os.environ[name] = str(FOLDER / name.lower())
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# ruff: noqa: E402 - the surroundings are set before Qt is loaded

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from leaks import annual, figures, keys, office, work
from leaks.driver import Driver, tell
from leaks.markers import CHANGED, CONTROL, PASSWORD, ROTATED, USER
from leaks.protection import protection
from ssa_desk import app

LEAKY = """
import base64, io, os, sqlite3, sys, zipfile, zlib
word, folder = sys.argv[1], sys.argv[2]
with sqlite3.connect(folder + "/plain.db") as plain:
    plain.execute("CREATE TABLE t (x)")
    plain.execute("INSERT INTO t VALUES (?)", (word,))
os.unlink(folder + "/plain.db")
zipped = io.BytesIO()
with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("name", word * 3)
for name, data in (
    ("zipped", zipped.getvalue()),
    ("wide", word.encode("utf-16-le")),
    ("text", base64.b64encode(b"." + word.encode())),
    ("digits", word.encode().hex().encode()),
    ("packed", b"PDF" + zlib.compress(word.encode() * 3)),
):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(data)
    os.unlink(f"{folder}/{name}")
"""


def a_day(day):
    """Yield what each step of the day waits for."""
    yield day.rests
    for step in (
        partial(keys.set_up, folder=FOLDER),
        work.records,
        work.pages,
        work.commands,
        work.case_dialogs,
        partial(work.lists, folder=FOLDER),
        partial(work.letter, folder=FOLDER),
        partial(protection, folder=FOLDER),
        partial(annual.report, folder=FOLDER),
        figures.statistics,
        work.names_hidden,
        work.search_and_copy,
        partial(keys.lock, password=PASSWORD),
        keys.change_password,
        partial(keys.backup, folder=FOLDER),
        partial(keys.rotate, folder=FOLDER),
        partial(keys.lock, password=ROTATED, meanwhile=partial(office.merge, folder=FOLDER)),
        partial(keys.restore, folder=FOLDER),
        partial(keys.lock, password=CHANGED),
        work.bugs,
    ):
        yield from step(day)
    for widget in QApplication.topLevelWidgets():
        tell("title", widget.windowTitle())
    for word in day.learned:
        tell("learned", bytes(byte ^ 0x5A for byte in word).hex())
    tell("done")
    if END == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    day.conductor.lock()
    yield lambda: not day.is_open()
    day.window.close()
    yield lambda: False


def main():
    """Run the program and the session in it; a leaky process first, to be found."""
    os.environ["USER"] = os.environ["LOGNAME"] = USER
    subprocess.run([sys.executable, "-c", LEAKY, CONTROL, str(FOLDER)], check=True)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    fill = app._fill

    def fill_and_begin(window, *others, **named):
        from ssa_desk.ui.conductor import Conductor

        fill(window, *others, **named)
        Driver(next(one for one in window.children() if isinstance(one, Conductor)), a_day)

    app._fill = fill_and_begin
    return app.run()


sys.exit(main())
