"""What the user and the log read about errors: sentences and places, never content."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.ui import errors
from ssa_desk.ui.log import write_log

SECRET = "Mia Musterkind"


def test_an_expected_error_is_its_sentence():
    assert (
        errors.sentence(ExpectedError("Der Datenträger ist voll.")) == "Der Datenträger ist voll."
    )


def test_a_bug_is_told_and_logged_without_content(caplog):
    error = errors.attempt(_break, SECRET).error
    assert SECRET not in errors.sentence(error)
    assert "nicht verloren" in errors.sentence(error)
    assert SECRET not in caplog.text
    assert "ValueError in _break" in caplog.text


def test_work_that_succeeds_gives_its_value():
    assert errors.attempt(str.upper, "a") == errors.Outcome("A")


def test_what_nobody_caught_is_shown_and_the_program_goes_on(qtbot, monkeypatch, caplog):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    errors.install()
    texts = []
    QTimer.singleShot(50, lambda: _read_and_close(texts))
    error = errors.attempt(_break, SECRET).error
    sys.excepthook(type(error), error, error.__traceback__)
    assert any("unerwarteter Fehler" in text for text in texts)
    assert not any(SECRET in text for text in texts)


def test_a_second_error_opens_no_second_dialog(qtbot, caplog):
    texts = []

    def again() -> None:
        errors.show(ValueError(SECRET))
        _read_and_close(texts)

    QTimer.singleShot(50, again)
    errors.show(ExpectedError("Der Datenträger ist voll."))
    assert "Der Datenträger ist voll." in texts


@pytest.fixture
def own_log():
    own = logging.getLogger("ssa_desk")
    before = (own.handlers[:], own.level, own.propagate)
    yield own
    for handler in own.handlers[:]:
        own.removeHandler(handler)
        handler.close()
    own.handlers, own.level, own.propagate = before


def test_the_log_begins_anew_when_it_has_grown(own_log, tmp_path):
    path = tmp_path / "log" / "ssa-desk.log"
    path.parent.mkdir()
    path.write_bytes(b"x" * 600_000)
    write_log(path)
    own_log.info("saved case 1")
    assert path.read_text(encoding="utf-8").endswith("saved case 1\n")


def test_without_a_place_for_the_log_the_program_starts_all_the_same(own_log, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    write_log(tmp_path / "file" / "ssa-desk.log")


def _break(content):
    raise ValueError(content)


def _read_and_close(texts):
    dialog = QApplication.activeModalWidget()
    texts += [one.text() for one in dialog.findChildren(QLabel)]
    dialog.findChild(QPushButton).window().accept()
