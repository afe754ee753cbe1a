"""From text to rows: separators, quotes, line numbers."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ssa_desk.services.imports.errors import FileRefusedError

SEPARATORS = (";", "\t", ",")
_LAST_CELL = "\x1flast\x1f"


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One record of a file: its number (header = 1), the line it begins at, its cells."""

    record: int
    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Return whether nothing stands in any cell."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A header and the rows below it, blank rows left out but counted."""

    header: tuple[str, ...]
    rows: tuple[Line, ...]


def header_of(text: str, separator: str) -> tuple[str, ...]:
    """Return the cells of the first row that is not blank."""
    first = next((line for line in _lines(text, separator) if not line.is_blank), None)
    return tuple(cell.strip() for cell in first.cells) if first else ()


def sheet_of(text: str, separator: str) -> Sheet:
    """Return the sheet; raises FileRefusedError when a quote is never closed."""
    lines = list(_lines(text, separator))
    if lines[-1].cells != (_LAST_CELL,):
        start = lines[-1].line
        raise FileRefusedError(
            f"In Zeile {start} oder danach fehlt ein schließendes Anführungszeichen. "
            "Bitte ergänzen Sie es und lesen Sie die Datei noch einmal ein."
        )
    filled = [line for line in lines[:-1] if not line.is_blank]
    if not filled:
        return Sheet((), ())
    return Sheet(tuple(cell.strip() for cell in filled[0].cells), tuple(filled[1:]))


def _lines(text: str, separator: str) -> Iterator[Line]:
    """Give all records and behind them a marker, which an open quote would swallow."""
    source = io.StringIO(text if text.endswith(("\n", "\r")) else f"{text}\n", newline="")
    reader = csv.reader(chain(source, [_LAST_CELL]), delimiter=separator)
    start = 1
    try:
        for record, cells in enumerate(reader, 1):
            yield Line(record, start, tuple(cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise FileRefusedError(
            f"Ab Zeile {start} ist die Datei nicht als Tabelle lesbar, vermutlich fehlt ein "
            "schließendes Anführungszeichen, oder ein Text ist zu lang. Bitte prüfen Sie die "
            "Stelle."
        ) from error
