"""From the rows of one list to what would be written, row by row."""

from collections import Counter
from collections.abc import Callable

from pydantic import ValidationError

from ssa_desk.services.imports.cells import Cells
from ssa_desk.services.imports.columns import folded_header
from ssa_desk.services.imports.errors import RowRefusedError
from ssa_desk.services.imports.files import OpenedFile
from ssa_desk.services.imports.follow_ups import settled
from ssa_desk.services.imports.plan import (
    FilePlan,
    Place,
    ReadyRow,
    Remark,
    RepeatedRow,
    RowKey,
)
from ssa_desk.services.imports.readers import READERS
from ssa_desk.services.imports.rows import Builder
from ssa_desk.services.imports.sheet import Line
from ssa_desk.services.imports.stock import Stock

_TOO_MUCH = {
    "too_long": "Hier stehen mehr Werte als vorgesehen.",
    "string_too_long": "Der Text ist zu lang.",
}


class Reading:
    """Reads one file; the stock grows with its accepted rows."""

    def __init__(self, file: OpenedFile, stock: Stock) -> None:
        self._file = file
        self._kind = file.kind
        self._stock = stock
        self._reader = READERS[file.kind.name]
        self._headers = {column.name: column.header for column in file.kind.columns}
        names = {folded_header(column.header): column.name for column in file.kind.columns}
        self._names = [names.get(folded_header(cell), "") for cell in file.sheet.header]
        self._earlier: dict[object, Place] = {}
        self._occurrences: Counter[str] = Counter()
        self._accepted: list[ReadyRow] = []
        self._rejected: list[Remark] = []
        self._repeated: list[RepeatedRow] = []
        self._known: list[Place] = []
        self._hints: list[Remark] = []

    def plan(self, step: Callable[[], None]) -> FilePlan:
        """Return what the file gives; `step` is called with every row."""
        for line in self._file.sheet.rows:
            self._read(line)
            step()
        ignored = zip(self._file.sheet.header, self._names, strict=True)
        return FilePlan(
            file=self._file.name,
            state="read",
            kind=self._kind.name,
            title=self._kind.title,
            accepted=settled(self._accepted, self._stock.catalogue("channel")),
            rejected=tuple(self._rejected),
            repeated=tuple(self._repeated),
            known=tuple(self._known),
            hints=tuple(self._hints),
            ignored_columns=tuple(header for header, name in ignored if header and not name),
        )

    def _read(self, line: Line) -> None:
        place = Place(self._file.name, line.record, line.line)
        if any(cell.strip() for cell in line.cells[len(self._names) :]):
            self._reject(place, "", "Die Zeile hat mehr Zellen als die Kopfzeile.")
            return
        texts = {name: cell for name, cell in zip(self._names, line.cells, strict=False) if name}
        cells = Cells(texts, self._headers, self._stock.catalogue)
        build = self._reader(cells)
        if cells.problems:
            self._reject(place, *cells.problems[0])
            return
        mark = self._mark(line, cells)
        if mark in self._earlier:
            self._repeated.append(RepeatedRow(place, self._earlier[mark]))
        elif self._is_used(place, cells, build) and self._kind.counts_equal_rows_once:
            self._earlier[mark] = place

    def _mark(self, line: Line, cells: Cells) -> object:
        """Return what equal rows share (COUNTING 4); blanks at the ends and case are ignored."""
        if self._kind.name == "faelle":
            # Here a case number counts once, in whatever notation the row is written.
            return cells.digest
        texts = [cell.strip().casefold() for cell in line.cells]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)

    def _is_used(self, place: Place, cells: Cells, build: Builder) -> bool:
        """Take the row unless it is known or refused; return whether it was not refused."""
        self._occurrences[cells.digest] += 1
        key = RowKey(self._kind.name, cells.digest, self._occurrences[cells.digest])
        if self._stock.knows(key):
            self._known.append(place)
            return True
        try:
            records = build(self._stock)
        except RowRefusedError as refusal:
            self._reject(place, refusal.column, refusal.sentence)
            return False
        except ValidationError as error:
            self._reject(place, *self._finding(error))
            return False
        self._stock.add(key, records)
        self._accepted.append(ReadyRow(place, key, records))
        self._hints.extend(Remark(place, *hint) for hint in cells.hints)
        return True

    def _finding(self, error: ValidationError) -> tuple[str, str]:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        column = self._headers.get(str(first["loc"][0]), "")
        return column, _TOO_MUCH.get(first["type"], "Der Wert passt nicht.")

    def _reject(self, place: Place, column: str, reason: str) -> None:
        self._rejected.append(Remark(place, column, reason))
