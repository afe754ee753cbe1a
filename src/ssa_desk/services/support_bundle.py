"""What helps to find a fault, without anything about people: one text, shown before it is saved.

Nothing is collected: each line is written here. No path, no name of a user or a machine.
"""

import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata

import ssa_desk
from ssa_desk.domain import clock
from ssa_desk.domain.records import RECORDS
from ssa_desk.services import health
from ssa_desk.services.desk import Desk
from ssa_desk.services.lock_choice import lock_choice

_MOST_LINES = 400
_FEW = 10
_MEGABYTE = 1_000_000
_PACKAGES = ("pyside6-essentials", "sqlcipher3", "typst", "pydantic", "cryptography", "reportlab")
_TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}"
_PLACE = r"\w+ in (unknown|[\w<>]+:\d+( < [\w<>]+:\d+)*)"
_KNOWN = re.compile(
    rf"{_TIME} (INFO|WARNING|ERROR) ssa_desk[\w.]* "
    rf"((saved|deleted) [a-z_]+ [0-9a-f-]*|unexpected error( in a thread)?: {_PLACE}"
    r"|(settings not written|opening not noted): \w+)"
)
"""The shapes of all lines that the program logs. What looks different is left out."""


def support_bundle(desk: Desk, program: Mapping[str, str], log: str) -> str:
    """Return the whole text. `program` are settings of this machine that name nobody."""
    parts = (
        ("SSA Desk: Angaben für die Hilfe", _head()),
        ("Programm und System", _versions()),
        ("Darstellung", program.items()),
        ("Datei", _file(desk)),
        ("Einträge (gerundet)", _counts(desk)),
        ("Protokoll", ((line, "") for line in _log_lines(log))),
    )
    return "\n\n".join(f"{title}\n{_lines(pairs)}" for title, pairs in parts) + "\n"


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    said = [f"  {name}: {value}" if value else f"  {name}" for name, value in pairs]
    return "\n".join(said or ["  (nichts)"])


def _head() -> Iterator[tuple[str, str]]:
    yield "Erstellt am", f"{clock.today():%d.%m.%Y}"
    yield "Darin steht nichts über Personen: keine Einträge, keine Namen, keine Ordner.", ""


def _versions() -> Iterator[tuple[str, str]]:
    yield "SSA Desk", ssa_desk.__version__
    yield "System", f"{platform.system()} {platform.release()} ({platform.machine()})"
    yield "Python", platform.python_version()
    for name in _PACKAGES:
        yield name, _version(name)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "nicht vorhanden"


def _file(desk: Desk) -> Iterator[tuple[str, str]]:
    database, choice = desk.workspace.database, lock_choice(desk.workspace)
    checked, backups = health.last(desk), desk.backups.state()
    yield "Aufbau der Datei", str(database.schema_version)
    yield "Größe", f"{max(1, round(database.path.stat().st_size / _MEGABYTE))} MB"
    yield "Nur lesbar", _yes(of=database.read_only)
    yield "Schaden bemerkt", _yes(of=database.is_damaged)
    yield "Letzte ganze Prüfung", f"{checked.at.astimezone():%d.%m.%Y}" if checked else "nie"
    yield "Sperrt nach Minuten", str(choice.minutes)
    yield "Sicherungen vorhanden", _yes(of=backups.last is not None)
    yield "Ort für Sicherungen gewählt", _yes(of=backups.folder is not None)
    yield "Tage ohne Sicherung außerhalb", str(backups.days_without_outside)


def _counts(desk: Desk) -> Iterator[tuple[str, str]]:
    for kind in RECORDS:
        number = desk.workspace.count(kind)
        if number:
            yield kind.PLURAL, _rounded(number)


def _rounded(number: int) -> str:
    """Return about how many: a small number could tell about somebody."""
    if number < _FEW:
        return f"unter {_FEW}"
    digits = 10 ** (len(str(number)) - 1)
    return f"etwa {round(number / digits) * digits}"


def _log_lines(log: str) -> Iterator[str]:
    left_out = 0
    for line in log.splitlines()[-_MOST_LINES:]:
        if _KNOWN.fullmatch(line):
            yield line
        else:
            left_out += 1
    if left_out:
        yield f"({left_out} Zeilen anderer Form ausgelassen)"


def _yes(*, of: bool) -> str:
    return "ja" if of else "nein"
