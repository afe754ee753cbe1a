"""Starts the program: `python -m ssa_desk`, `ssa-desk`."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Run the window or a command and return the exit status."""
    words = sys.argv[1:]
    # The usual starts do without the parser: each of its modules is a wait for the window.
    match words:
        case []:
            return _window(None)
        case ["--file", name] if not name.startswith("-"):
            return _window(Path(name))
        case ["--fachstelle"]:
            return _window(None, for_office=True)
    from ssa_desk import cli

    return cli.main(words, window=_window, pictures=_pictures)


def _window(path: Path | None, *, for_office: bool = False) -> int:
    gc.disable()  # The start makes objects that last; `app` switches it on again.
    from ssa_desk import app

    return app.run(path, for_office=for_office)


def _pictures(path: Path, password: str, folder: Path) -> list[Path]:
    from ssa_desk import app

    return app.pictures(path, password, folder)


if __name__ == "__main__":
    raise SystemExit(main())
