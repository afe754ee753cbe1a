import subprocess
import sys

from ssa_desk.system.display import has_display


def test_a_display_server_must_be_named_on_linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()


def test_other_systems_always_have_one(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_display()


import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="display servers are Linux")
def test_without_a_screen_the_program_says_so_in_one_sentence(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    program = [sys.executable, "-m", "ssa_desk"]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Es gibt hier keinen Bildschirm")
