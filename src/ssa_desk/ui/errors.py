"""The one place of the window that catches everything: expected errors are told, bugs logged."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.domain.errors import ExpectedError

log = logging.getLogger(__name__)

_NAME = "error"


class Outcome(NamedTuple):
    """What work gave, or the error that ended it."""

    value: Any = None
    error: Exception | None = None


def attempt(work: Callable[..., Any], *values: object) -> Outcome:
    """Do the work and return what came of it; never raises an Exception."""
    try:
        return Outcome(work(*values))
    except Exception as error:  # noqa: BLE001 - the border of the background thread
        return Outcome(error=error)


def show(error: BaseException, parent: QWidget | None = None) -> None:
    """Show an expected error as its sentence, and anything else as a bug without values."""
    expected = isinstance(error, ExpectedError)
    if not expected:
        log.error("unexpected error: %s", place(error))
    _message(*_words(error), parent)


def sentence(error: BaseException) -> str:
    """Return what the user reads about an error; a bug is logged and told without values."""
    if not isinstance(error, ExpectedError):
        log.error("unexpected error: %s", place(error))
    return _words(error)[1]


def place(error: BaseException) -> str:
    """Return type and place of an error, nothing of what it says: that may be content."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return f"{type(error).__name__} in {where or 'unknown'}"


def install() -> None:
    """Show errors that nobody caught, and keep the program running."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_elsewhere


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    show(error)


def _uncaught_elsewhere(found: threading.ExceptHookArgs) -> None:
    if found.exc_value is not None:
        log.error("unexpected error in a thread: %s", place(found.exc_value))


def _words(error: BaseException) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if isinstance(error, ExpectedError):
        return translate("errors", "Das hat nicht geklappt"), error.sentence
    return translate("errors", "Ein unerwarteter Fehler"), translate(
        "errors",
        "Ein unerwarteter Fehler ist aufgetreten. Was gespeichert war, ist nicht verloren. "
        "Bitte sperren und entsperren Sie SSA Desk. Kommt der Fehler wieder, wenden Sie sich "
        "an die Person, die das Programm betreut. Im Protokoll steht nur, wo der Fehler war, "
        "keine Angaben aus Ihrer Datei.",
    )


def _message(heading: str, text: str, parent: QWidget | None) -> None:
    from ssa_desk.ui.widgets.buttons import PrimaryButton
    from ssa_desk.ui.widgets.dialog import Dialog

    if any(one.objectName() == _NAME for one in QApplication.topLevelWidgets()):
        return  # An error while painting would open one dialog over the other.
    dialog = Dialog(heading, text, parent)
    dialog.setObjectName(_NAME)
    button = PrimaryButton(QCoreApplication.translate("errors", "Verstanden"), "", dialog)
    button.clicked.connect(dialog.accept)
    dialog.add_button(button)
    dialog.setMinimumWidth(440)
    dialog.exec()
    dialog.setObjectName("")
    dialog.deleteLater()
