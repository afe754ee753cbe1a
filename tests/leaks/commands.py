"""The commands of the report, in one process, over a year full of markers: `commands.py FOLDER`.

Says the status of each.
"""

import csv
import os
import shutil
import sys
from pathlib import Path

HERE, FOLDER = Path(__file__).resolve().parent, Path(sys.argv[1])
for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TMPDIR"):
    (FOLDER / name.lower()).mkdir(exist_ok=True)
    os.environ[name] = str(FOLDER / name.lower())
sys.path.insert(0, str(HERE.parent))

# ruff: noqa: E402 - the surroundings are set first

from leaks.markers import ASKED, BORN, FOLDER_NAME, LISTED, PASSWORD, PRINTED, REPORTS, USER, saved
from ssa_desk import cli

OWN, LISTS = FOLDER / ASKED / FOLDER_NAME, HERE.parent / "files" / "reference-year"
PERIOD = ("--from", "2025-08-01", "--to", "2026-07-31")
FORMATS = ("--format", "pdf,json,xlsx,csv,docx")
MARKED = {"Nachname": saved(1), "Vorname": saved(2), "Fallnummer": saved(3), "Notiz": LISTED}


def run(*words):
    """Run one command line and say its status."""
    status = cli.main([str(word) for word in words], window=None, pictures=None)
    sys.stdout.write(f"status {words[0]} {status}\n")


def lists():
    """Write the lists of the reference year with markers for names, numbers and notes."""
    for path in LISTS.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        rows = [{name: marked(name, text) for name, text in row.items()} for row in rows]
        with (OWN / path.name).open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.DictWriter(file, rows[0], delimiter=";")
            out.writeheader()
            out.writerows(rows)
        yield OWN / path.name


def marked(name, text):
    """Return the text of a column with its marker."""
    if name == "Geburtsdatum":
        return f"{BORN:%d.%m.%Y}"
    is_empty = name == "Fallnummer" and not text
    return text if is_empty else f"{MARKED.get(name, '')}{text}"


def main():
    """Make two files; issue joint, again with the exact number, and apart; audit; merge."""
    os.environ["USER"] = os.environ["LOGNAME"] = USER
    password = OWN / "passwort.txt"
    password.write_text(PASSWORD)
    os.environ["SSA_DESK_PASSWORD_FILE"] = str(password)
    one, two = (FOLDER / name / "jahr.ssadesk" for name in ("eins", "zwei"))
    one.parent.mkdir()
    run("create", one, "--recovery-sheet", OWN / "blatt.pdf")
    run("import", one, *lists())
    shutil.copytree(one.parent, two.parent)
    texts = {name: OWN / f"{name}.txt" for name in ("outlook", "named")}
    texts["outlook"].write_text(PRINTED)
    texts["named"].write_text(f"{PRINTED} mit {saved(1)}Arnold")
    joint, apart = (OWN / "bericht" / name for name in ("joint", "apart"))
    run("report", one, *PERIOD, "--out", joint, "--text", f"outlook={texts['named']}")
    text = ("--text", f"outlook={texts['outlook']}", *FORMATS)
    run("report", one, *PERIOD, "--out", joint, "--slot", "R017", *text)
    run("report", one, *PERIOD, "--out", joint, "--again", "--exact-children", *text)
    run("report", two, *PERIOD, "--out", apart, "--apart", *text[:2], "--format", "pdf")
    reports = sorted(joint.glob("*.json"))
    run("audit", *reports)
    run("merge", OWN / REPORTS, *reports, "--out", OWN / "auswertung")
    run("merge", *reports, "--out", OWN / "auswertung")


main()
