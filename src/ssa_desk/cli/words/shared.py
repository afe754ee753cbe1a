"""Words that several commands share, and how they are read."""

import argparse
import re
from datetime import date
from pathlib import Path

from ssa_desk.cli.words.german import Parser

FORMATS = ("pdf", "json", "xlsx", "csv", "docx")


def path(parser: Parser) -> None:
    """Take the encrypted file."""
    parser.add_argument("path", type=Path, metavar="DATEI", help="die verschlüsselte Datei")


def access(parser: Parser) -> None:
    """Take where the password or the recovery code is."""
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


def new_password(parser: Parser) -> None:
    """Take where the new password is."""
    parser.add_argument(
        "--new-password-file", type=Path, metavar="DATEI", help="Datei mit dem neuen Passwort"
    )


def period(parser: Parser) -> None:
    """Take the first and the last day."""
    parser.add_argument(
        "--from", dest="first", type=day, required=True, metavar="TAG", help="erster Tag"
    )
    parser.add_argument(
        "--to", dest="last", type=day, required=True, metavar="TAG", help="letzter Tag"
    )


def formats(text: str) -> tuple[str, ...]:
    """Return the formats in a list with commas."""
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
    if not chosen or set(chosen) - set(FORMATS):
        raise argparse.ArgumentTypeError(f"Möglich sind {', '.join(FORMATS)}.")
    return chosen


def day(text: str) -> date:
    """Return a day written the German or the other way."""
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            "Das ist kein Datum. Beispiele: 2025-08-01 oder 01.08.2025."
        ) from error


def number(text: str) -> int:
    """Return a whole number of cases."""
    if not text.isdigit() or not 1 <= int(text) <= 5000:
        raise argparse.ArgumentTypeError("Bitte eine ganze Zahl von 1 bis 5000 angeben.")
    return int(text)
