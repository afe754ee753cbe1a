import os
import subprocess
import sys

import pytest

from ssa_desk.system.display import has_display, is_read

linux = pytest.mark.skipif(sys.platform != "linux", reason="display servers are Linux")


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@linux
def test_without_a_named_server_there_is_no_screen():
    assert not has_display()


@linux
def test_a_wayland_server_must_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not has_display()
    (tmp_path / "wayland-0").touch()
    assert has_display()


@linux
@pytest.mark.parametrize("name", ["junk", ":987654", ":987654.0", "unix:987654"])
def test_an_x_server_that_is_gone_is_no_screen(monkeypatch, name):
    monkeypatch.setenv("DISPLAY", name)
    assert not has_display()


@linux
def test_a_screen_on_another_machine_is_believed(monkeypatch):
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    assert has_display()


def test_other_systems_always_have_one(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_display()


@linux
def test_without_a_screen_the_program_says_so_in_one_sentence():
    program = [sys.executable, "-m", "ssa_desk"]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Es gibt hier keinen Bildschirm")


def test_a_pipe_is_read_a_file_and_nothing_are_not(tmp_path):
    reading, writing = os.pipe()
    with os.fdopen(reading), os.fdopen(writing, "w") as pipe, (tmp_path / "log").open("w") as file:
        assert is_read(pipe)
        assert not is_read(file)
    assert not is_read(pipe)
    assert not is_read(None)
