"""The same services without a window."""

from collections.abc import Callable, Sequence
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
    return status_of(lambda: _run(words, window, pictures))


def _run(words: Sequence[str], window: Window, pictures: Pictures) -> int:
    options = parse(words)
    if options.command is None:
        return window(options.file)
    from ssa_desk.cli import commands

    if options.command == "demo":
        return commands.demo(options, pictures)
    runs = {
        "create": commands.create,
        "check": commands.check,
        "import": commands.import_lists,
        "figures": commands.figures,
        "report": commands.report,
        "letter": commands.letter,
    }
    return runs[options.command](options)
