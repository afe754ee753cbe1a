"""The words of the commands for password and keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.cli.words.shared import access, new_password, path

if TYPE_CHECKING:
    from ssa_desk.cli.words.german import Commands


def password(commands: "Commands") -> None:
    """Add the words of a new password."""
    parser = commands.add_parser(
        "password", help="ändert das Passwort; mit --code-file, wenn es vergessen wurde"
    )
    path(parser)
    new_password(parser)
    access(parser)


def rotate(commands: "Commands") -> None:
    """Add the words of new keys."""
    parser = commands.add_parser(
        "rotate",
        help="verschlüsselt die Datei mit neuen Schlüsseln, wenn das Passwort bekannt wurde "
        "oder das Blatt verloren ist",
    )
    path(parser)
    parser.add_argument(
        "--recovery-sheet",
        type=Path,
        required=True,
        metavar="OUT.pdf",
        help="neues Blatt mit dem neuen Wiederherstellungscode",
    )
    new_password(parser)
    access(parser)


def key(commands: "Commands") -> None:
    """Add the words of showing the key."""
    parser = commands.add_parser("key", help="zeigt den Schlüssel der Datei, nur für Prüfungen")
    path(parser)
    parser.add_argument(
        "--show-raw",
        action="store_true",
        required=True,
        help="Schlüssel und Salz in 96 Hexadezimalziffern",
    )
    access(parser)
