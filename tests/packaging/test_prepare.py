"""Setting up: what is checked, what is asked for, when nothing is to be done."""

import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def prepare(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import prepare

    return prepare


@pytest.fixture
def start(prepare):
    import start

    return start


@pytest.fixture
def bare_debian(prepare, monkeypatch, tmp_path):
    """A Debian without the libraries, where sudo is not to be had; yields what apt-cache knows."""
    known = tmp_path / "known"
    known.write_text("")
    for name, code in {
        "apt-get": "exit 100",
        "apt-cache": f'grep -qx "$2" {known}',
        "sudo": "exit 1",
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(prepare, "OFFSCREEN_LIBRARIES", (("libnone.so.9", "libglib2.0-0"),))
    monkeypatch.setattr(prepare, "WINDOW_LIBRARIES", (("libnone2.so.9", "libnone2-9"),))
    return known


linux = pytest.mark.skipif(sys.platform != "linux", reason="apt-get gibt es nur auf Linux")


@linux
def test_who_may_not_install_gets_one_exact_line_and_status_1(prepare, bare_debian, capsys):
    assert prepare.main() == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "sudo apt-get install -y libglib2.0-0 libnone2-9"
    assert sum("apt-get" in line for line in lines) == 1


@linux
def test_a_release_with_64_bit_time_gets_its_own_package_names(prepare, bare_debian, capsys):
    bare_debian.write_text("libglib2.0-0t64\n")
    assert prepare.main() == 1
    assert "-y libglib2.0-0t64 libnone2-9" in capsys.readouterr().err


@linux
def test_a_python_without_ensurepip_gets_its_venv_package(
    prepare, bare_debian, capsys, monkeypatch
):
    monkeypatch.setattr(prepare, "has_venv", lambda: False)
    assert prepare.main() == 1
    assert f"-y python3.{sys.version_info[1]}-venv " in capsys.readouterr().err


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 15, 0)])
def test_a_python_of_another_time_is_refused_in_german(prepare, monkeypatch, capsys, version):
    monkeypatch.setattr("sys.version_info", version)
    assert prepare.main() == 1
    assert "SSA Desk braucht Python 3.11 bis 3.14" in capsys.readouterr().err


def test_the_range_of_python_versions_is_the_same_everywhere(prepare):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11,<3.15"
    assert (prepare.OLDEST_PYTHON, prepare.NEWEST_PYTHON) == ((3, 11), (3, 14))


def test_a_prepared_checkout_is_left_alone(prepare, monkeypatch, tmp_path):
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "STAMP", tmp_path / "prepared")
    prepare.program().parent.mkdir()
    prepare.program().touch()
    prepare.STAMP.write_text(prepare.wanted_state())
    prepare.prepare_environment()
    assert sorted(path.name for path in tmp_path.iterdir()) == [prepare.scripts().name, "prepared"]


def test_a_changed_lock_is_noticed(prepare, monkeypatch, tmp_path):
    before = prepare.wanted_state()
    monkeypatch.setattr(prepare, "LOCK", tmp_path / "lock")
    prepare.LOCK.write_text("other")
    assert prepare.wanted_state() != before


def test_a_broken_environment_is_noticed(prepare, tmp_path):
    assert prepare.works(Path(sys.executable))
    assert not prepare.works(tmp_path / "python")


def test_the_demo_never_writes_into_an_earlier_one(start, monkeypatch, tmp_path):
    monkeypatch.setattr(start, "DEMO", tmp_path / "demo")
    for name in ("demo", "demo-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "old").touch()
    assert start.free_folder() == tmp_path / "demo-3"
