"""The words of the commands that set papers."""

from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.cli.words.german import Parser
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


def letters(commands: "Commands") -> None:
    """Add the words about all letters: a list, and their languages as files."""
    parser = commands.add_parser(
        "letters", help="zeigt die Briefe oder liest und schreibt ihre Sprachen"
    )
    actions = parser.add_subparsers(
        dest="action", metavar="AUFGABE", required=True, title="Aufgaben", parser_class=Parser
    )
    listed = actions.add_parser("list", help="zeigt Briefe, Sprachen und ihren Prüfstand")
    out = actions.add_parser("export-language", help="schreibt eine Datei zum Übersetzen")
    into = actions.add_parser("import-language", help="prüft eine übersetzte Datei und übernimmt")
    gone = actions.add_parser("remove-language", help="nimmt eine eingelesene Sprache heraus")
    for one in (listed, out, into, gone):
        path(one)
        access(one)
    for one in (out, gone):
        one.add_argument("language", metavar="SPRACHE", help="zum Beispiel tr")
    out.add_argument("--kind", action="append", default=[], metavar="ART", help="nur diesen Brief")
    out.add_argument("--out", type=Path, required=True, metavar="DATEI.toml", help="Ziel")
    into.add_argument("source", type=Path, metavar="DATEI.toml", help="die übersetzte Datei")
    into.add_argument("--dry-run", action="store_true", help="nur prüfen, nichts übernehmen")


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
