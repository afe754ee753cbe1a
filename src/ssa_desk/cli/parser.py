"""The words of the command line, in German."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ssa_desk import __version__
from ssa_desk.cli.errors import UsageError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - has no public name

_GERMAN = (
    (r"the following arguments are required: (.*)", r"Es fehlt: \1."),
    (r"unrecognized arguments: (.*)", r"Unbekannte Angabe."),
    (r"argument (\S+).*: expected (one|at least one) argument", r"Nach \1 fehlt eine Angabe."),
    (r"argument .*: invalid choice: .*", r"Diesen Befehl oder diese Auswahl gibt es nicht."),
    (
        r"argument (\S+).*: not allowed with argument (\S+)",
        r"\1 und \2 gehen nicht zusammen.",
    ),
    (r"argument (\S+).*: invalid int value: .*", r"Nach \1 fehlt eine ganze Zahl."),
    (r"argument (\S+).*: ignored explicit argument .*", r"Nach \1 steht eine Angabe zu viel."),
    (r"argument ([^:]+): (.*)", r"\1: \2"),
)


_FORMATS = ("pdf", "json", "xlsx", "csv", "docx")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)  # type: ignore[arg-type] # argparse's own types, passed on


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks German and raises UsageError."""

    def __init__(self, **settings: object) -> None:
        super().__init__(
            **settings,  # type: ignore[arg-type] # passed on to argparse as they come
            add_help=False,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        self._positionals.title = "Angaben"
        self._optionals.title = "Optionen"
        self.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in German."""
        for pattern, german in _GERMAN:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, german, message)
                break
        else:
            message = "Die Angaben passen nicht zusammen."
        raise UsageError(f"{message}\n{self.format_usage().strip()}")


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
    for add in (
        *(_create, _check, _import, _figures, _report, _letter, _password, _rotate, _key),
        *(_backup, _restore, _rehearse, _salvage, _merge, _audit, _information, _demo),
    ):
        add(commands)
    return parser


def _create(commands: "Commands") -> None:
    parser = commands.add_parser("create", help="legt eine neue verschlüsselte Datei an")
    _path(parser)
    parser.add_argument(
        "--recovery-sheet",
        type=Path,
        required=True,
        metavar="OUT.pdf",
        help="Blatt mit dem Wiederherstellungscode",
    )
    parser.add_argument("--password-file", type=Path, metavar="DATEI", help="Datei mit Passwort")


def _check(commands: "Commands") -> None:
    parser = commands.add_parser("check", help="prüft eine Datei")
    _path(parser)
    _access(parser)


def _salvage(commands: "Commands") -> None:
    parser = commands.add_parser(
        "salvage", help="schreibt, was in einer beschädigten Datei lesbar ist, unverschlüsselt"
    )
    _path(parser)
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="leerer oder neuer Ordner")
    _access(parser)


def _import(commands: "Commands") -> None:
    parser = commands.add_parser("import", help="liest eigene Listen (CSV, XLSX) ein")
    _path(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="LISTE", help="CSV oder XLSX")
    parser.add_argument("--dry-run", action="store_true", help="prüft nur, schreibt nichts")
    _access(parser)


def _figures(commands: "Commands") -> None:
    parser = commands.add_parser("figures", help="zeigt die wahren Zahlen, nur für Sie")
    _path(parser)
    _period(parser)
    parser.add_argument("--json", action="store_true", help="gibt die Tabellen als JSON aus")
    _access(parser)


def _report(commands: "Commands") -> None:
    parser = commands.add_parser(
        "report",
        help="gibt den anonymen Bericht aus",
        description="Gibt den anonymen Bericht aus. Ein ausgegebener Bericht bleibt, wie er ist: "
        "Derselbe Aufruf schreibt ihn noch einmal. Mehrere Schulen: gemeinsam oder mit --apart, "
        "einmal je Zeitraum. Ist die Ausgabe nicht sicher, wird nichts geschrieben (Status 1).",
    )
    _path(parser)
    _period(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Zielordner")
    parser.add_argument(
        "--formats",
        "--format",
        type=_formats,
        default=("pdf", "json"),
        metavar="pdf,json",
        help="Formate: " + ", ".join(_FORMATS),
    )
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
    parser.add_argument("--apart", action="store_true", help="ein Bericht für jede Schule")
    parser.add_argument(
        "--exact-children",
        action="store_true",
        help="nennt die Zahl der Kinder genau (ab 20, nur im Text)",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="gibt nach Korrekturen neu aus; alte Zahlen bleiben, wo sie noch passen",
    )
    parser.add_argument(
        "--text",
        action="append",
        type=_section_text,
        default=[],
        metavar="ABSCHNITT=DATEI",
        help="eigener Text für einen Abschnitt, mehrfach möglich; wird auf Namen geprüft",
    )
    _access(parser)


def _merge(commands: "Commands") -> None:
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
    parser.add_argument("--out", type=Path, required=True, metavar="ORDNER", help="Zielordner")
    parser.add_argument(
        "--formats",
        "--format",
        type=_formats,
        default=_FORMATS,
        metavar="pdf,json",
        help="Formate: " + ", ".join(_FORMATS) + " (ohne Angabe alle)",
    )


def _audit(commands: "Commands") -> None:
    text = "wiederholt die eigene Prüfung an Berichten einer Nummer, der älteste zuerst"
    parser = commands.add_parser("audit", help=text, description=text)
    parser.add_argument("reports", type=Path, nargs="+", metavar="BERICHT", help="JSON-Dateien")
    help_text = "genaue Zahl der Kinder, wenn der letzte Bericht sie im Text nennt"
    parser.add_argument("--children", type=int, metavar="ZAHL", help=help_text)


def _letter(commands: "Commands") -> None:
    parser = commands.add_parser("letter", help="setzt einen Elternbrief")
    _path(parser)
    parser.add_argument("kind", metavar="ART", help="Art des Briefs, zum Beispiel L04")
    parser.add_argument("--language", required=True, metavar="SPRACHE", help="zum Beispiel ar")
    parser.add_argument(
        "--values", type=Path, required=True, metavar="DATEI.json", help="Angaben im Brief"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DATEI.pdf", help="Ziel")
    _access(parser)


def _information(commands: "Commands") -> None:
    parser = commands.add_parser("information", help="setzt das Informationsblatt (Art. 13 DSGVO)")
    _path(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DATEI.pdf", help="Ziel")
    _access(parser)


def _password(commands: "Commands") -> None:
    parser = commands.add_parser(
        "password", help="ändert das Passwort; mit --code-file, wenn es vergessen wurde"
    )
    _path(parser)
    _new_password(parser)
    _access(parser)


def _rotate(commands: "Commands") -> None:
    parser = commands.add_parser(
        "rotate",
        help="verschlüsselt die Datei mit neuen Schlüsseln, wenn das Passwort bekannt wurde "
        "oder das Blatt verloren ist",
    )
    _path(parser)
    parser.add_argument(
        "--recovery-sheet",
        type=Path,
        required=True,
        metavar="OUT.pdf",
        help="neues Blatt mit dem neuen Wiederherstellungscode",
    )
    _new_password(parser)
    _access(parser)


def _key(commands: "Commands") -> None:
    parser = commands.add_parser("key", help="zeigt den Schlüssel der Datei, nur für Prüfungen")
    _path(parser)
    parser.add_argument(
        "--show-raw",
        action="store_true",
        required=True,
        help="Schlüssel und Salz in 96 Hexadezimalziffern",
    )
    _access(parser)


def _new_password(parser: Parser) -> None:
    parser.add_argument(
        "--new-password-file", type=Path, metavar="DATEI", help="Datei mit dem neuen Passwort"
    )


def _backup(commands: "Commands") -> None:
    parser = commands.add_parser("backup", help="sichert eine Datei und prüft die Sicherung")
    _path(parser)
    parser.add_argument("folder", type=Path, metavar="ORDNER", help="Stick oder Laufwerk")
    _access(parser)


def _restore(commands: "Commands") -> None:
    parser = commands.add_parser("restore", help="setzt eine Sicherung an die Stelle einer Datei")
    _archive(parser)
    _path(parser)
    _access(parser)


def _rehearse(commands: "Commands") -> None:
    parser = commands.add_parser("rehearse", help="probt die Wiederherstellung einer Sicherung")
    _archive(parser)
    _access(parser)


def _archive(parser: Parser) -> None:
    parser.add_argument("backup", type=Path, metavar="SICHERUNG", help="SSA-Sicherung-N.ssabak")


def _demo(commands: "Commands") -> None:
    parser = commands.add_parser("demo", help="zeigt das Programm mit erfundenen Daten")
    parser.add_argument("directory", type=Path, metavar="ORDNER", help="leerer Zielordner")
    parser.add_argument("--seed", type=int, default=2026, metavar="N", help="Startwert")
    parser.add_argument("--cases", type=_number, default=120, metavar="N", help="Anzahl der Fälle")


def _path(parser: Parser) -> None:
    parser.add_argument("path", type=Path, metavar="DATEI", help="die verschlüsselte Datei")


def _access(parser: Parser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--password-file",
        type=Path,
        metavar="DATEI",
        help="Datei mit dem Passwort (auch SSA_DESK_PASSWORD_FILE)",
    )
    group.add_argument(
        "--code-file", type=Path, metavar="DATEI", help="Datei mit dem Wiederherstellungscode"
    )


def _period(parser: Parser) -> None:
    parser.add_argument(
        "--from", dest="first", type=_day, required=True, metavar="TAG", help="erster Tag"
    )
    parser.add_argument(
        "--to", dest="last", type=_day, required=True, metavar="TAG", help="letzter Tag"
    )


def _day(text: str) -> date:
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            "Das ist kein Datum. Beispiele: 2025-08-01 oder 01.08.2025."
        ) from error


def _number(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError("Bitte eine ganze Zahl von 1 bis 5000 angeben.")
    return int(text)


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    if not formats or set(formats) - set(_FORMATS):
        raise argparse.ArgumentTypeError(f"Möglich sind {', '.join(_FORMATS)}.")
    return formats


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
