"""A whole day in the real window, done by a script: `session.py FOLDER kill|close`.

Prints at its end the markers it learned on the way (code, keys), one a line, each byte turned
around, so that telling them is no leak.
"""

import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path

FOLDER, END = Path(sys.argv[1]), sys.argv[2]
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
for name in HOMES:
    (FOLDER / name.lower()).mkdir(exist_ok=True)
    os.environ[name] = str(FOLDER / name.lower())
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# ruff: noqa: E402 - the surroundings are set before Qt is loaded

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from leaks.markers import CLIPBOARD, CONTROL, PASSWORD, SEARCH, WRONG, saved, typed
from ssa_desk import app

LEAKY = """
import base64, os, sqlite3, sys, zlib
word, folder = sys.argv[1], sys.argv[2]
with sqlite3.connect(folder + "/plain.db") as plain:
    plain.execute("CREATE TABLE t (x)")
    plain.execute("INSERT INTO t VALUES (?)", (word,))
os.unlink(folder + "/plain.db")
for name, data in (
    ("wide", word.encode("utf-16-le")),
    ("text", base64.b64encode(b"." + word.encode())),
    ("digits", word.encode().hex().encode()),
    ("packed", b"PDF" + zlib.compress(word.encode() * 3)),
):
    with open(f"{folder}/{name}", "wb") as file:
        file.write(data)
    os.unlink(f"{folder}/{name}")
"""
LONGEST = int(os.environ.get("LEAKS_LONGEST_MS", "40000"))


def tell(*words):
    """Tell the test something that is no secret."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


class Session(QObject):
    """Does one step after the other, each as soon as its condition holds."""

    def __init__(self, conductor):
        super().__init__(conductor)
        self.conductor, self.window = conductor, conductor.window
        self.learned = []
        self._steps = self._day()
        self._ready = next(self._steps)
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        QTimer.singleShot(LONGEST, self, self._stuck)

    def _stuck(self):
        inner = self._steps
        while inner.gi_yieldfrom is not None:
            inner = inner.gi_yieldfrom
        sys.stderr.write(f"stuck at line {inner.gi_frame.f_lineno}\n")
        os._exit(4)

    def _look(self):
        try:
            if self._ready():
                self._ready = next(self._steps)
        except BaseException:  # noqa: BLE001 - ends the process, so that nothing waits for it
            traceback.print_exc()
            os._exit(3)

    @property
    def view(self):
        return self.window.centralWidget()

    @property
    def desk(self):
        return self.conductor.desk_view.desk

    def _rests(self):
        return self.conductor.jobs.is_idle

    def _is_open(self):
        return self.conductor.desk_view is not None

    def _day(self):
        yield self._rests
        yield from self._set_up()
        yield from self._records()
        yield from self._pages()
        yield from self._lock()
        yield from self._backup()
        for widget in QApplication.topLevelWidgets():
            tell("title", widget.windowTitle())
        for word in self.learned:
            tell("learned", bytes(byte ^ 0x5A for byte in word).hex())
        tell("done")
        if END == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        self.conductor.lock()
        yield lambda: not self._is_open()
        self.window.close()
        yield lambda: False

    def _set_up(self):
        self.view.new.click()
        view = self.view
        view.place.set_folder(FOLDER / "datei")
        view.place.name.setText("Nord")
        view.forward()
        for line in view.password.findChildren(QLineEdit):
            QTest.keyClicks(line, PASSWORD)
        view.forward()
        yield lambda: view.step == 2
        self._learn(view._new_file)
        view.forward()
        for group, line in view.proof.asked:
            QTest.keyClicks(line, group)
        view.forward()
        self._type_into(view.profile.profile, typed(0))
        view.forward()
        yield lambda: self._is_open() and self._rests()

    def _learn(self, new_file):
        root = new_file.root
        salt = new_file.path.read_bytes()[:16]
        key = bytes(root.raw_key(salt))
        code = new_file.code
        self.learned += [code.encode(), code.replace("-", "").encode(), bytes(root.secret), key]
        self.learned.append(key[2:66] if key.startswith(b"x'") else key[:32])

    def _records(self):
        """Type into the form of every kind, keep it as a draft, save a full record."""
        from ssa_desk.content.catalogues import catalogue
        from ssa_desk.domain.records import RECORDS
        from ssa_desk.ui.forms.record_form import RecordForm
        from storage.any_record import with_needed

        for number, kind in enumerate(RECORDS, start=1):
            form = RecordForm(kind, catalogue, None, self.view)
            form.show()
            self._type_into(form, typed(number))
            self.desk.workspace.drafts.keep(kind.KIND, "new", {"text": typed(number)}, "text")
            form.deleteLater()
            self.desk.workspace.save(*with_needed(kind, saved(number)))
            yield self._rests

    def _type_into(self, parent, word):
        for widget in parent.findChildren(QLineEdit):
            if widget.isVisibleTo(parent) and not widget.isReadOnly() and widget.isEnabled():
                QTest.keyClicks(widget, word)
        for kind in (QPlainTextEdit, QTextEdit):
            for widget in parent.findChildren(kind):
                widget.insertPlainText(word)

    def _pages(self):
        from ssa_desk.ui.pages import PAGES

        view = self.conductor.desk_view
        for page in (*PAGES, PAGES[0]):
            view.go(page.id)
            yield self._rests
        view.go("letters")
        self._type_into(view.page, typed(91))
        yield self._rests
        view.search()
        yield self._rests
        QTest.keyClicks(QApplication.focusWidget() or view, SEARCH)
        yield self._rests
        line = QLineEdit(CLIPBOARD, view)
        line.selectAll()
        line.copy()
        line.deleteLater()
        first = next(iter(view.desk.cases.rows(limit=1)))
        view.show_case(first.id, "contact")
        yield self._rests
        self._type_into(view.page, typed(90))

    def _lock(self):
        self.conductor.lock()
        yield lambda: not self._is_open()
        yield lambda: hasattr(self.view, "password") and self._rests()
        QTest.keyClicks(self.view.password, WRONG)
        self.view.unlock()
        yield self._rests
        self.view.password.clear()
        QTest.keyClicks(self.view.password, PASSWORD)
        self.view.unlock()
        yield lambda: self._is_open() and self._rests()

    def _backup(self):
        folder = FOLDER / "sicherung"
        folder.mkdir()
        self.desk.backups.choose_folder(folder)
        self.desk.backups.make()
        yield self._rests


def main():
    """Run the program and the session in it; a leaky process first, to be found."""
    subprocess.run([sys.executable, "-c", LEAKY, CONTROL, str(FOLDER)], check=True)
    fill = app._fill

    def fill_and_begin(window, *others):
        from ssa_desk.ui.conductor import Conductor

        fill(window, *others)
        Session(next(one for one in window.children() if isinstance(one, Conductor)))

    app._fill = fill_and_begin
    return app.run()


sys.exit(main())
