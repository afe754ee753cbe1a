"""Measures the main job through the commands, as a user waits for it: start, key and all."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = Path(__file__).resolve().parent.parent / "files" / "reference-year"
PERIOD = ("--from", "2025-08-01", "--to", "2026-07-31")


def main() -> None:
    """Print the seconds of each command and its budget."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        password, path = folder / "password", folder / "year.ssadesk"
        password.write_text("Zaun-Wolke-Besen-47-Ufer", encoding="utf-8")
        key = ("--password-file", password)
        out = ("--out", folder, "--formats", "pdf,json", "--slot", "R017")
        timed("create", path, "--recovery-sheet", folder / "sheet.pdf", *key)
        timed("import", path, *sorted(FILES.glob("*.csv")), *key, budget="5 s")
        timed("figures", path, *PERIOD, "--json", *key)
        timed("report", path, *PERIOD, *out, *key, budget="10 s, mit Prüfung")
        timed("check", path, *key)
        timed("demo", folder / "demo")


def timed(command: str, *words: str | Path, budget: str = "") -> None:
    """Run one command and print how long it took."""
    program = Path(sys.executable).with_name("ssa-desk")
    begin = time.perf_counter()
    done = subprocess.run(
        [program, command, *words], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise SystemExit(f"{command}: {done.stderr}")
    seconds = time.perf_counter() - begin
    print(f"ssa-desk {command}: {seconds:.2f} s" + (f" (erlaubt: {budget})" if budget else ""))


if __name__ == "__main__":
    main()
