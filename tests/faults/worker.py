"""A process that saves one case on request and says what came of it; its disk may be broken.

Each line read is a case number, `look` or `broken CALL` / `mended`.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from support import open_desk


def main():
    """Answer line by line."""
    desk = open_desk(Path(sys.argv[1]))
    broken = Path(os.environ["BROKEN"])
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "broken":
            broken.write_text(rest)
            answer = "ok"
        elif word == "mended":
            broken.unlink()
            answer = "ok"
        else:
            answer = saved(desk, word)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    desk.close()


def saved(desk, number):
    """Save and return `saved`, or the name and sentence of what went wrong."""
    try:
        desk.workspace.save(Case(case_no=number, initial_situation="Wort " * 5000))
    except ExpectedError as error:
        return f"{type(error).__name__} {error.sentence}"
    return "saved"


if __name__ == "__main__":
    main()
