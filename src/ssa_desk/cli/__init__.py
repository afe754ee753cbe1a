"""The same services without a window."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from ssa_desk.cli.errors import status_of
from ssa_desk.cli.parser import parse

Pictures = Callable[[Path, str, Path], list[Path]]
Window = Callable[[Path | None], int]


def main(words: Sequence[str], *, window: Window, pictures: Pictures) -> int:
    """Run one command; return 0, 1 (expected error) or 2 (wrong usage).

    `window` opens the program's window with a file, `pictures` draws its pages: both come from
    outside, for this room knows no window.
    """
    _print_anything()
    return status_of(lambda: _run(words, window, pictures))


def _print_anything() -> None:
    """Let no letter that the terminal does not know stop a command half way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(words: Sequence[str], window: Window, pictures: Pictures) -> int:
    options = parse(words)
    if options.command is None:
        return window(options.file)
    from ssa_desk.cli import (
        audit,
        backups,
        commands,
        due,
        information,
        keys,
        letters,
        merge,
        report,
        salvage,
    )

    if options.command == "demo":
        return commands.demo(options, pictures)
    runs = {
        "create": commands.create,
        "check": commands.check,
        "salvage": salvage.salvage,
        "import": commands.import_lists,
        "figures": commands.figures,
        "due": due.due,
        "report": report.report,
        "merge": merge.merge,
        "audit": audit.audit,
        "letter": commands.letter,
        "letters": letters.letters,
        "information": information.information,
        "papers": information.papers,
        "password": keys.password,
        "rotate": keys.rotate,
        "key": keys.key,
        "backup": backups.backup,
        "restore": backups.restore,
        "rehearse": backups.rehearse,
    }
    return runs[options.command](options)
