"""Where the printing system of Linux is asked for printers, and where pages wait for it."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

_SOCKET = "/run/cups/cups.sock"


def ask_here_only(choices: Iterable[Path]) -> None:
    """Let CUPS talk through the file system alone, unless a file of `choices` names a server.

    Without its socket there it would try the network instead.
    """
    if sys.platform.startswith("linux") and not any(map(_names_server, choices)):
        os.environ.setdefault("CUPS_SERVER", _SOCKET)


def wait_in_memory() -> None:
    """Let pages for a printer wait in the folder of the session, which is in memory.

    Qt hands them to CUPS in a temporary file, which is not encrypted.
    """
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if sys.platform.startswith("linux") and folder and os.access(folder, os.W_OK | os.X_OK):
        os.environ["TMPDIR"] = folder


def _names_server(file: Path) -> bool:
    try:
        text = file.read_text(errors="replace")
    except OSError:
        return False
    return any(line.split()[:1] == ["ServerName"] for line in text.splitlines())
