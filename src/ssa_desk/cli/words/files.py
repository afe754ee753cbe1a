"""The words of the commands that make, check and fill a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.cli.words.shared import access, number, path

if TYPE_CHECKING:
    from ssa_desk.cli.words.german import Commands


def create(commands: "Commands") -> None:
    """Add the words of a new file."""
    parser = commands.add_parser("create", help="legt eine neue verschlüsselte Datei an")
    path(parser)
    parser.add_argument(
        "--recovery-sheet",
        type=Path,
        required=True,
        metavar="OUT.pdf",
        help="Blatt mit dem Wiederherstellungscode",
    )
    parser.add_argument("--password-file", type=Path, metavar="DATEI", help="Datei mit Passwort")


def check(commands: "Commands") -> None:
    """Add the words of checking a file."""
    parser = commands.add_parser("check", help="prüft eine Datei")
    path(parser)
    access(parser)


def salvage(commands: "Commands") -> None:
    """Add the words of reading a damaged file."""
    parser = commands.add_parser(
        "salvage", help="schreibt, was in einer beschädigten Datei lesbar ist, unverschlüsselt"
    )
    path(parser)
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="leerer oder neuer Ordner")
    access(parser)


def import_lists(commands: "Commands") -> None:
    """Add the words of reading lists."""
    parser = commands.add_parser("import", help="liest eigene Listen (CSV, XLSX) ein")
    path(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="LISTE", help="CSV oder XLSX")
    parser.add_argument("--dry-run", action="store_true", help="prüft nur, schreibt nichts")
    access(parser)


def due(commands: "Commands") -> None:
    """Add the words of the due list."""
    parser = commands.add_parser("due", help="zeigt, wie viel zu löschen und zu prüfen ist")
    path(parser)
    access(parser)


def demo(commands: "Commands") -> None:
    """Add the words of the invented year."""
    parser = commands.add_parser("demo", help="zeigt das Programm mit erfundenen Daten")
    parser.add_argument("directory", type=Path, metavar="ORDNER", help="leerer Zielordner")
    parser.add_argument("--seed", type=int, default=2026, metavar="N", help="Startwert")
    parser.add_argument("--cases", type=number, default=120, metavar="N", help="Anzahl der Fälle")
