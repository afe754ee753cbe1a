"""From a path to the rows of a list whose kind is recognised."""

from dataclasses import dataclass
from pathlib import Path

from ssa_desk.services.imports.columns import Kind, folded_header
from ssa_desk.services.imports.errors import FileRefusedError
from ssa_desk.services.imports.kinds import nearest, recognised
from ssa_desk.services.imports.plan import FilePlan
from ssa_desk.services.imports.sheet import SEPARATORS, Sheet, header_of, sheet_of
from ssa_desk.services.imports.text import text_of


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file of a kind that is read."""

    name: str
    kind: Kind
    sheet: Sheet


def opened(path: Path) -> OpenedFile | FilePlan:
    """Return the rows of a file, or why it is left alone."""
    try:
        text = text_of(_content(path))
        separator, kind = _guessed(text)
        if kind is None:
            return FilePlan(path.name, "unknown", reason=_unknown(text))
        sheet = sheet_of(text, separator)
        _demand_single_columns(kind, sheet)
    except FileRefusedError as refusal:
        return FilePlan(path.name, "unreadable", reason=refusal.sentence)
    return OpenedFile(path.name, kind, sheet)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefusedError("Die Datei wurde nicht gefunden.") from error
    except IsADirectoryError as error:
        raise FileRefusedError("Das ist ein Ordner, keine Datei.") from error
    except OSError as error:
        raise FileRefusedError("Die Datei kann nicht gelesen werden.") from error


def _guessed(text: str) -> tuple[str, Kind | None]:
    """Return the separator under which the header fits best, and the kind it tells."""
    best: tuple[int, str, Kind | None] = (0, SEPARATORS[0], None)
    for separator in SEPARATORS:
        header = header_of(text, separator)
        kind = recognised(header)
        if kind:
            fitting = len(kind.headers & {folded_header(cell) for cell in header})
            best = max(best, (fitting, separator, kind), key=lambda one: one[0])
    return best[1], best[2]


def _unknown(text: str) -> str:
    for separator in SEPARATORS:
        near = nearest(header_of(text, separator))
        if near:
            kind, lacking = near
            columns = ", ".join(f"„{header}“" for header in lacking)
            return f"Die Liste sieht aus wie „{kind.title}“, aber es fehlt: {columns}."
    return "Die Spalten gehören zu keiner Liste, die SSA Desk kennt."


def _demand_single_columns(kind: Kind, sheet: Sheet) -> None:
    found = [folded_header(cell) for cell in sheet.header]
    for column in kind.columns:
        if found.count(folded_header(column.header)) > 1:
            raise FileRefusedError(
                f"Die Spalte „{column.header}“ kommt mehrfach vor. "
                "Bitte lassen Sie nur eine davon stehen."
            )
