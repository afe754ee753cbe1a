import subprocess
import sys

import pytest

SCRIPT = """
import sys
from ssa_desk.system.process import forbid_core_dumps
print(forbid_core_dumps())
if sys.platform == "linux":
    import resource
    print(resource.getrlimit(resource.RLIMIT_CORE))
    import ctypes
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux limits")
def test_core_dumps_are_off_and_the_memory_is_closed():
    said = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    assert said.stdout.split("\n")[:3] == ["True", "(0, 0)", "0"]


def test_the_system_room_imports_nothing_of_the_program():
    script = (
        "import sys, ssa_desk.system.files, ssa_desk.system.process;"
        "print([n for n in sys.modules if n.startswith('ssa_desk.') and 'system' not in n])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


MANY_SIGNALS = """
from PySide6.QtCore import QObject, Signal
from ssa_desk.system.process import keep_constants

class Sender(QObject):
    sent = Signal()

keep_constants()
sender = Sender()
for _ in range(100_000):
    sender.sent.emit()
    sender.setObjectName("sender")
print("alive")
"""


def test_a_long_day_of_signals_and_calls_does_not_end_the_process():
    done = subprocess.run(
        [sys.executable, "-c", MANY_SIGNALS], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("alive\n", 0), done.stderr
