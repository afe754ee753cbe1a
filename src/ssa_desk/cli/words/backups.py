"""The words of the commands for backups."""

from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.cli.words.shared import access, path

if TYPE_CHECKING:
    from ssa_desk.cli.words.german import Commands, Parser


def backup(commands: "Commands") -> None:
    """Add the words of making a backup."""
    parser = commands.add_parser("backup", help="sichert eine Datei und prüft die Sicherung")
    path(parser)
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="Stick oder Laufwerk")
    access(parser)


def restore(commands: "Commands") -> None:
    """Add the words of putting a backup back."""
    parser = commands.add_parser("restore", help="setzt eine Sicherung an die Stelle einer Datei")
    _archive(parser)
    path(parser)
    access(parser)


def rehearse(commands: "Commands") -> None:
    """Add the words of rehearsing a backup."""
    parser = commands.add_parser("rehearse", help="probt die Wiederherstellung einer Sicherung")
    _archive(parser)
    access(parser)


def _archive(parser: "Parser") -> None:
    parser.add_argument("backup", type=Path, metavar="SICHERUNG", help="SSA-Sicherung-N.ssabak")
