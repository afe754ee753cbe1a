import subprocess
import sys

import pytest

from ssa_desk.system import guard

HOLD = (
    "import sys\n"
    "from pathlib import Path\n"
    "from ssa_desk.system import guard\n"
    "with guard.held(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


@pytest.fixture
def lock(tmp_path):
    return tmp_path / "x.lock"


@pytest.fixture
def other(lock):
    """Another process that holds the lock until its input ends."""
    words = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_the_lock_file_is_gone_afterwards(lock):
    with guard.held(lock):
        assert lock.exists()
    assert not lock.exists()


def test_nobody_else_holds_it_meanwhile(lock):
    with guard.held(lock), pytest.raises(TimeoutError), guard.held(lock, patience=0):
        pass


def test_another_process_is_waited_for_in_vain(lock, other):
    with pytest.raises(TimeoutError), guard.held(lock, patience=0.05):
        pass


def test_another_process_that_ends_lets_go(lock, other):
    other.stdin.close()
    with guard.held(lock):
        assert lock.exists()


def test_a_killed_process_holds_nothing(lock, other):
    other.kill()
    other.wait()
    assert lock.exists()
    with guard.held(lock, patience=0):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OSError, match=r"."), guard.held(tmp_path / "nirgends" / "x.lock"):
        pass
