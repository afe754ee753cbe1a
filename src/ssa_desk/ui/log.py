"""The log of the program: kinds, ids and places, never content."""

import logging
from pathlib import Path

MOST_BYTES = 500_000


def write_log(path: Path) -> None:
    """Write the log to a file; begin anew when it has grown; go without where none can be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    own = logging.getLogger("ssa_desk")
    own.addHandler(handler)
    own.setLevel(logging.INFO)
    own.propagate = False
