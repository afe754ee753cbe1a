"""The words of the commands for numbers and reports."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.cli.words.shared import FORMATS, access, formats, path, period

if TYPE_CHECKING:
    from ssa_desk.cli.words.german import Commands, Parser


def figures(commands: "Commands") -> None:
    """Add the words of the true numbers."""
    parser = commands.add_parser("figures", help="zeigt die wahren Zahlen, nur für Sie")
    path(parser)
    period(parser)
    parser.add_argument("--json", action="store_true", help="gibt die Tabellen als JSON aus")
    access(parser)


def report(commands: "Commands") -> None:
    """Add the words of the anonymous report."""
    parser = commands.add_parser(
        "report",
        help="gibt den anonymen Bericht aus",
        description="Gibt den anonymen Bericht aus. Ein ausgegebener Bericht bleibt, wie er ist: "
        "Derselbe Aufruf schreibt ihn noch einmal. Mehrere Schulen: gemeinsam oder mit --apart, "
        "einmal je Zeitraum. Ist die Ausgabe nicht sicher, wird nichts geschrieben (Status 1).",
    )
    path(parser)
    period(parser)
    _target(parser, ("pdf", "json"))
    _office_numbers(parser)
    _ways(parser)
    access(parser)


def merge(commands: "Commands") -> None:
    """Add the words of the Fachstelle."""
    parser = commands.add_parser(
        "merge",
        help="führt Berichte für die Fachstelle zusammen",
        description="Zählt die gedruckten Zahlen vieler Berichte zusammen: mindestens fünf "
        "Berichte von mindestens drei Schulen. Eine Datei, die nicht in Ordnung ist, wird genannt "
        "und weggelassen. Sind es zu wenige, wird nichts geschrieben (Status 1).",
    )
    parser.add_argument(
        "reports",
        type=Path,
        nargs="+",
        metavar="BERICHT",
        help="JSON-Dateien der Berichte, frühere Auswertungen oder Ordner damit",
    )
    _target(parser, FORMATS, " (ohne Angabe alle)")


def audit(commands: "Commands") -> None:
    """Add the words of testing reports again."""
    text = "wiederholt die eigene Prüfung an Berichten einer Nummer, der älteste zuerst"
    parser = commands.add_parser("audit", help=text, description=text)
    parser.add_argument("reports", type=Path, nargs="+", metavar="BERICHT", help="JSON-Dateien")
    help_text = "genaue Zahl der Kinder, wenn der letzte Bericht sie im Text nennt"
    parser.add_argument("--children", type=int, metavar="ZAHL", help=help_text)


def _target(parser: "Parser", usual: tuple[str, ...], remark: str = "") -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Zielordner")
    parser.add_argument(
        "--formats",
        "--format",
        type=formats,
        default=usual,
        metavar="pdf,json",
        help="Formate: " + ", ".join(FORMATS) + remark,
    )


def _office_numbers(parser: "Parser") -> None:
    parser.add_argument(
        "--slot",
        action="append",
        type=_report_slot,
        default=[],
        metavar="R017",
        help="Berichtsnummer der Fachstelle; mit --apart je Schule als NAME=R018",
    )
    parser.add_argument(
        "--school-slot",
        action="append",
        type=_school_slot,
        default=[],
        metavar="NAME=S04",
        help="Schulnummer der Fachstelle, mehrfach möglich",
    )


def _ways(parser: "Parser") -> None:
    for name, text in (
        ("--apart", "ein Bericht für jede Schule"),
        ("--exact-children", "nennt die Zahl der Kinder genau (ab 20, nur im Text)"),
        ("--again", "gibt nach Korrekturen neu aus; alte Zahlen bleiben, wo sie noch passen"),
    ):
        parser.add_argument(name, action="store_true", help=text)
    parser.add_argument(
        "--text",
        action="append",
        type=_section_text,
        default=[],
        metavar="ABSCHNITT=DATEI",
        help="eigener Text für einen Abschnitt, mehrfach möglich; wird auf Namen geprüft",
    )


def _report_slot(text: str) -> tuple[str, str]:
    name, _, slot = text.rpartition("=")
    if not re.fullmatch(r"R[0-9]{3}", slot):
        raise argparse.ArgumentTypeError("Bitte ein R und drei Ziffern angeben, etwa R017.")
    return name, slot


def _section_text(text: str) -> tuple[str, Path]:
    section, _, path = text.partition("=")
    if not section or not path:
        raise argparse.ArgumentTypeError("Bitte als ABSCHNITT=DATEI angeben.")
    return section, Path(path)


def _school_slot(text: str) -> tuple[str, str]:
    name, _, slot = text.rpartition("=")
    if not name or not re.fullmatch(r"S[0-9]{2}", slot):
        raise argparse.ArgumentTypeError("Bitte als NAME=S04 angeben.")
    return name, slot
