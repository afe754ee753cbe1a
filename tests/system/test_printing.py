"""Printers are asked for without the network, unless somebody chose a server."""

import os
import sys

import pytest

from ssa_desk.system.printing import ask_here_only, wait_in_memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="CUPS is asked on Linux")


@pytest.fixture(autouse=True)
def put_back(monkeypatch):
    """Begin without a server, and leave none behind."""
    monkeypatch.setenv("CUPS_SERVER", "")
    monkeypatch.delenv("CUPS_SERVER")


def test_printers_are_asked_for_in_the_file_system(tmp_path):
    ask_here_only([tmp_path / "none"])
    assert os.environ["CUPS_SERVER"].startswith("/")


def test_a_server_of_the_environment_stays(monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", "drucker.schule")
    ask_here_only([])
    assert os.environ["CUPS_SERVER"] == "drucker.schule"


def test_a_server_of_the_settings_stays(tmp_path):
    file = tmp_path / "client.conf"
    file.write_text("# Schule\nServerName drucker.schule\n")
    ask_here_only([file])
    assert "CUPS_SERVER" not in os.environ


def test_pages_wait_for_the_printer_in_memory(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", "/tmp")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    wait_in_memory()
    assert os.environ["TMPDIR"] == str(tmp_path)


def test_without_such_a_folder_they_wait_where_they_did(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", "/tmp")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "none"))
    wait_in_memory()
    assert os.environ["TMPDIR"] == "/tmp"
