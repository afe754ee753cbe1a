"""What every test starts with: no screen, German, no leftovers."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("SSA_DESK_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Berlin"
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"

import pytest
from hypothesis import settings

from ssa_desk.system.process import keep_constants

keep_constants()

# `make test` tries the same inputs every time; `make explore` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("SSA_DESK_INPUTS", "steady"))


@pytest.fixture(autouse=True)
def _no_leftover_windows(request):
    if "qtbot" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    from waiting import Answering

    answering = Answering()
    yield
    answering.end()
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.freeze()  # What lives now need not be looked at again after the next test.
    assert not left, "a window was left open"
    assert answering.unanswered == [], "a dialog waited for an answer"
