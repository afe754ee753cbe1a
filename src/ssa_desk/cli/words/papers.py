"""The words of the commands that set papers."""

from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.cli.words.shared import access, path

if TYPE_CHECKING:
    from ssa_desk.cli.words.german import Commands


def letter(commands: "Commands") -> None:
    """Add the words of a letter to parents."""
    parser = commands.add_parser("letter", help="setzt einen Elternbrief")
    path(parser)
    parser.add_argument("kind", metavar="ART", help="Art des Briefs, zum Beispiel L04")
    parser.add_argument("--language", required=True, metavar="SPRACHE", help="zum Beispiel ar")
    parser.add_argument(
        "--values", type=Path, required=True, metavar="DATEI.json", help="Angaben im Brief"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DATEI.pdf", help="Ziel")
    access(parser)


def information(commands: "Commands") -> None:
    """Add the words of the information sheet."""
    parser = commands.add_parser("information", help="setzt das Informationsblatt (Art. 13 DSGVO)")
    path(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DATEI.pdf", help="Ziel")
    access(parser)


def all_papers(commands: "Commands") -> None:
    """Add the words of all papers on data protection."""
    parser = commands.add_parser("papers", help="setzt alle Unterlagen zum Datenschutz")
    path(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Ziel")
    access(parser)
