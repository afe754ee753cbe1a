"""From a path to the rows of a list whose kind is recognised."""

from dataclasses import dataclass
from pathlib import Path

from ssa_desk.services.imports.columns import Kind, folded_header
from ssa_desk.services.imports.errors import FileRefusedError
from ssa_desk.services.imports.kinds import nearest, recognised
from ssa_desk.services.imports.plan import FilePlan
from ssa_desk.services.imports.sheet import SEPARATORS, Sheet, header_of, sheet_of
from ssa_desk.services.imports.text import text_of
from ssa_desk.services.imports.workbook import ZIP_MARK, sheets_of


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file of a kind that is read."""

    name: str
    kind: Kind
    sheet: Sheet


def opened(path: Path) -> OpenedFile | FilePlan:
    """Return the rows of a file, or why it is left alone."""
    try:
        content = _content(path)
        sheet = _workbook(content) if content.startswith(ZIP_MARK) else _table(text_of(content))
        kind = recognised(sheet.header)
        if kind is None:
            return FilePlan(path.name, "unknown", reason=_unknown(sheet.header))
        _demand_single_columns(kind, sheet)
    except FileRefusedError as refusal:
        return FilePlan(path.name, "unreadable", reason=refusal.sentence)
    return OpenedFile(path.name, kind, sheet)


def _workbook(content: bytes) -> Sheet:
    """Return the first sheet of a known kind, or the first of all."""
    sheets = list(sheets_of(content))
    known = (sheet for sheet in sheets if recognised(sheet.header))
    return next(known, sheets[0] if sheets else Sheet((), ()))


def _table(text: str) -> Sheet:
    """Return the rows of a text; without a known separator only its header."""
    separator = _separator(text)
    if separator is None:
        headers = [header_of(text, one) for one in SEPARATORS]
        return Sheet(max(headers, key=_likeness), ())
    return sheet_of(text, separator)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefusedError("Die Datei wurde nicht gefunden.") from error
    except IsADirectoryError as error:
        raise FileRefusedError("Das ist ein Ordner, keine Datei.") from error
    except OSError as error:
        raise FileRefusedError("Die Datei kann nicht gelesen werden.") from error


def _separator(text: str) -> str | None:
    """Return the separator under which the header fits a known list best."""
    known = [one for one in SEPARATORS if recognised(header_of(text, one))]
    return max(known, key=lambda one: _fitting(header_of(text, one)), default=None)


def _fitting(header: tuple[str, ...]) -> int:
    kind = recognised(header)
    return len(kind.headers & {folded_header(cell) for cell in header}) if kind else 0


def _likeness(header: tuple[str, ...]) -> int:
    return 1 if nearest(header) else 0


def _unknown(header: tuple[str, ...]) -> str:
    if near := nearest(header):
        kind, lacking = near
        columns = ", ".join(f"„{one}“" for one in lacking)
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
