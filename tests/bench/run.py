"""Runs every benchmark of this folder and prints one table (`make bench`).

A benchmark is a file bench_*.py with a main() that prints lines like `name: figure`.
Each runs in a process of its own, so that none warms up the next.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TITLES = ("Benchmark", "Messung", "Ergebnis")
Row = tuple[str, str, str]


def main(words: list[str]) -> int:
    """Run the named benchmarks, or all, and return 1 if one of them failed."""
    compileall.compile_dir(HERE.parents[1] / "src", quiet=2)
    wanted = [path for path in sorted(HERE.glob("bench_*.py")) if not words or short(path) in words]
    outcomes = [measure(path) for path in wanted]
    print(table([row for rows, _ in outcomes for row in rows]))
    return int(any(status for _, status in outcomes))


def short(path: Path) -> str:
    """Return a benchmark's name without prefix and ending."""
    return path.stem.removeprefix("bench_")


def measure(path: Path) -> tuple[list[Row], int]:
    """Run one benchmark and return what it printed, as rows, and its exit status."""
    print(f"{short(path)} läuft …", file=sys.stderr, flush=True)
    code = f"import sys; sys.path.insert(0, {str(HERE)!r}); import {path.stem} as it; it.main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env=surroundings(),
    )
    rows = [row(path, line) for line in done.stdout.splitlines() if line.strip()]
    if done.returncode:
        rows.append((short(path), "Abbruch", f"Status {done.returncode}"))
    return rows, done.returncode


def surroundings() -> dict[str, str]:
    """Return an environment as a user has it, without a screen: modules are compiled once."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def row(path: Path, line: str) -> Row:
    """Return a printed line as a row: what was measured, and the result."""
    name, _, result = line.partition(":")
    return (short(path), name.strip(), result.strip())


def table(rows: list[Row]) -> str:
    """Return rows set as a table with aligned columns."""
    lines = [TITLES, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(TITLES))]
    rule: Row = ("-" * widths[0], "-" * widths[1], "-" * widths[2])
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (TITLES, rule, *rows)
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
