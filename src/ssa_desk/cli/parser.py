"""The words of the command line, in German."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ssa_desk import __version__
from ssa_desk.cli.words import backups, files, keys, papers, reports
from ssa_desk.cli.words.german import Parser

_COMMANDS = (
    *(files.create, files.check, files.import_lists, reports.figures, reports.report),
    *(
        papers.letter,
        papers.letters,
        keys.password,
        keys.rotate,
        keys.key,
        backups.backup,
        backups.restore,
    ),
    *(backups.rehearse, files.salvage, reports.merge, reports.audit, papers.information),
    *(papers.all_papers, files.due, files.demo),
)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the parsed words; raises UsageError."""
    return _parser().parse_args(list(words))


def _parser() -> Parser:
    parser = Parser(prog="ssa-desk", description="SSA Desk: Schulsozialarbeit dokumentieren.")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--file", type=Path, metavar="DATEI", help="öffnet diese Datei im Fenster")
    ways.add_argument(
        "--fachstelle",
        action="store_true",
        help="öffnet das Fenster der Fachstelle, ohne eine Datei",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"SSA Desk {__version__}",
        help="zeigt die Version",
    )
    commands = parser.add_subparsers(
        dest="command", metavar="BEFEHL", title="Befehle", parser_class=Parser
    )
    for add in _COMMANDS:
        add(commands)
    return parser
