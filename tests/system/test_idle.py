"""The idle clock of a real X server, and of none."""

import shutil
import subprocess
import sys
import time

import pytest

from ssa_desk.system.idle import idle_clock, slept_seconds

NO_SCREEN = ":7654"


@pytest.fixture
def x_server():
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("needs Xvfb and xdotool")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "200x200x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    yield f":{server.stdout.readline().strip()}"
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.mark.skipif(sys.platform != "linux", reason="X11")
def test_the_clock_begins_again_at_a_key(x_server, monkeypatch):
    monkeypatch.setenv("DISPLAY", x_server)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    clock = idle_clock()
    limit = time.monotonic() + 5
    while clock.seconds() < 0.3 and time.monotonic() < limit:
        pass
    before = clock.seconds()
    subprocess.run(["xdotool", "key", "a"], check=True)
    assert clock.seconds() < before
    clock.close()
    assert clock.seconds() is None


@pytest.mark.skipif(sys.platform != "linux", reason="X11")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_without_an_x_server_of_its_own_nothing_is_told(monkeypatch, name):
    monkeypatch.setenv("DISPLAY", NO_SCREEN)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(name, NO_SCREEN)
    assert idle_clock() is None


def test_a_computer_that_is_awake_does_not_sleep():
    assert abs(slept_seconds() - slept_seconds()) < 1
