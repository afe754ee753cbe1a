"""Drives the real window by a script: one step after the other, each once its condition holds."""

import os
import sys
import traceback

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from leaks.markers import typed
from ssa_desk.ui.dialogs.ask import UnsavedDialog

LONGEST = int(os.environ.get("LEAKS_LONGEST_MS", "240000"))


class ProvokedError(Exception):
    """A bug that says something about a record."""


def tell(*words):
    """Tell the test something that is no secret."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def modal():
    """Return the dialog that waits for an answer."""
    return QApplication.activeModalWidget()


class Driver(QObject):
    """Does the steps of a day; `steps` is given the driver and yields what it waits for."""

    def __init__(self, conductor, steps):
        super().__init__(conductor)
        self.conductor, self.window = conductor, conductor.window
        self.learned = []
        self._is_doing = False
        self._number = 100
        self._steps = steps(self)
        self._ready = next(self._steps)
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        QTimer.singleShot(LONGEST, self, self._stuck)

    @property
    def view(self):
        return self.window.centralWidget()

    @property
    def desk(self):
        return self.conductor.desk_view.desk

    def rests(self):
        return self.conductor.jobs.is_idle

    def is_open(self):
        return self.conductor.desk_view is not None

    def learn(self, path, root, code=""):
        """Note the secrets of a file, to be searched for."""
        from ssa_desk.services.keys import raw_key

        key = raw_key(path, root)
        words = (code, code.replace("-", ""), key)
        self.learned += [word.encode() for word in words if word]
        self.learned += [bytes(root.secret), bytes.fromhex(key)[:32]]

    def through(self, work, *values, answer=None):
        """Do what may open dialogs, and answer each of them."""
        self._is_doing = True
        QTimer.singleShot(0, self, lambda: self._do(work, *values))
        yield self._asks_or_has_done
        while (dialog := modal()) is not None:
            yield from self._answer(dialog, answer)
            yield lambda gone=dialog: modal() is not gone
            yield self._asks_or_has_done

    def type_into(self, parent, word=""):
        """Type a word into every line and text; keep the draft; paint it."""
        if not word:
            self._number += 1
            word = typed(self._number)
        for line in parent.findChildren(QLineEdit):
            if line.isVisibleTo(parent) and line.isEnabled() and not line.isReadOnly():
                QTest.keyClicks(line, word)
        for kind in (QPlainTextEdit, QTextEdit):
            for text in parent.findChildren(kind):
                text.insertPlainText(word)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if getattr(parent, "drafts", None) is not None:
            parent.drafts.flush()
        parent.grab()

    def _asks_or_has_done(self):
        """A dialog may wait for work in the background, too."""
        return modal() is not None or (not self._is_doing and self.rests())

    def _do(self, work, *values):
        try:
            work(*values)
        except ProvokedError:
            raise
        except BaseException:  # noqa: BLE001 - as in `_look`
            _give_up()
        finally:
            self._is_doing = False

    def _answer(self, dialog, answer):
        found = answer(dialog) if answer is not None else None
        if found is not None:
            yield from found
        elif dialog.objectName() == "error":
            dialog.accept()
        elif isinstance(dialog, UnsavedDialog):
            dialog._discard()
        else:
            if not isinstance(dialog, QFileDialog):
                self.type_into(dialog)
            dialog.reject()

    def _stuck(self):
        inner = self._steps
        while inner.gi_yieldfrom is not None:
            inner = inner.gi_yieldfrom
        place = f"{inner.gi_frame.f_code.co_name}:{inner.gi_frame.f_lineno}"
        words = [one.text() for one in modal().findChildren(QLabel)] if modal() else []
        sys.stderr.write(f"stuck at {place}, {modal()} {words}\n")
        os._exit(4)

    def _look(self):
        try:
            if self._ready():
                self._ready = next(self._steps)
        except BaseException:  # noqa: BLE001 - ends the process, so that nothing waits for it
            _give_up()


def _give_up():
    traceback.print_exc()
    os._exit(3)
