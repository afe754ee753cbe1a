"""Sets a table of figures in rows and columns that a person can read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.labels import code_label, dim_label, is_choice
from ssa_desk.content.numbers import number
from ssa_desk.domain.table import PublicTable, Table, cell_key, codes_of

Layer = Literal["now", "printed", "earlier"]
_SHARES = "percent"
IN_REPORT, AS_PRINTED = "im Bericht", "wie gedruckt"
NONE = "–"
"""Stands where there is no number: not counted this way, or not printed."""

_PRINTED_AS = {
    "C01": {
        "": "measure=assessments",
        "measure=with_isef": "measure=specialist_consulted",
        "measure=notifications": "measure=reported",
    }
}
"""Cells that print calls by another key, by table: they stand beside what they round."""
_TOTALS = {"P01": "unit=cases"}
"""Cells that say the total once more and are printed as the total alone, by table."""
_LISTS = {"status": "case_status", "unit": "count_unit"}
_MEASURE = "measure"
_ANSWERS = frozenset({"yes", "no"})
_MOST_BEFORE = 3
"""Columns of earlier numbers that a matrix of measures has room for."""
_PRINTED_ONLY = frozenset({"other", "protected", "other_or_protected", "1-4", "5-10", "upper"})
"""Codes that the rules of printing make, unless a choice list has them, too."""
_LAST = ("other", "protected", "other_or_protected", "not_in_concept", "unknown", "not_stated")


@dataclass(frozen=True, slots=True)
class Counted:
    """One table in one period: the true figures, while they are known, and the printed ones."""

    title: str
    """Of the period, short."""
    true: Table | None
    printed: PublicTable | None

    @property
    def best(self) -> Table | PublicTable | None:
        """Return the true figures, or what is left of them."""
        return self.true or self.printed


@dataclass(frozen=True, slots=True)
class Column:
    """One column of numbers: its head, whose numbers, of which period (0 is the chosen one)."""

    head: str
    layer: Layer = "now"
    period: int = 0
    series: str = ""
    """What a chart calls the numbers of an earlier period."""

    @property
    def plain(self) -> str:
        """Return the head in one line."""
        return self.head.replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: the cells of the table that it adds up, and the printed one shown with it."""

    number: float | None
    keys: tuple[str, ...] = ()
    printed: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name and its numbers; a heading has none."""

    name: str
    cells: tuple[Cell, ...] = ()
    is_total: bool = False
    rule: str = ""
    """How this row is counted, where that differs from row to row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to look at. `pairs`: a cell shows the true number and the printed one."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    pairs: bool = False
    unit: str = ""
    """Behind each printed number: "%" where only shares are printed."""
    mixed: bool = False
    """Numbers of several units: lists can be drawn, each by itself, but not what stands alone."""


def sheets(now: Counted, earlier: Sequence[Counted] = ()) -> tuple[Sheet, ...]:
    """Return a matrix for each pair of dims that was counted, and a list of the other dims."""
    setting = _Setting(now, tuple(earlier))
    pairs = [pair for pair in combinations(setting.dims, 2) if frozenset(pair) in setting.shapes]
    crossed = {dim for pair in pairs for dim in pair}
    alone = [dim for dim in setting.dims if {dim} in setting.shapes and dim not in crossed]
    found = tuple(setting.matrix(pair) for pair in pairs)
    return (*found, setting.listed(alone)) if alone or not pairs else found


_MEASURES = (
    *("offers", "events", "sessions", "participants", "visitors", "persons"),
    *("assessments", "specialist_consulted", "reported", "answered"),
)


def in_order(dim: str, codes: Iterable[str]) -> list[str]:
    """Return codes in the order of their list; left-overs behind, "ohne Angabe" last."""
    name = _LISTS.get(dim, dim)
    known = [entry.identifier for entry in catalogue(name).entries] if name in names() else []
    known = list(_MEASURES) if dim == _MEASURE else known

    def place(code: str) -> tuple[int, int, str]:
        last = _LAST.index(code) + 1 if code in _LAST else 0
        return last, known.index(code) if code in known else len(known), code

    return sorted(set(codes), key=place)


def shown(value: float | None, unit: str = "") -> str:
    """Return a number as it is written in a table."""
    return NONE if value is None else f"{number(value)}{unit}"


class _Setting:
    """One table with all that stands beside it."""

    def __init__(self, now: Counted, earlier: tuple[Counted, ...]) -> None:
        self._now, self._earlier = now, earlier
        tables = [one for one in (now.true, now.printed) if one is not None]
        before = [one.best for one in earlier if one.best is not None]
        self._known = [one.true for one in (now, *earlier) if one.true is not None]
        self._keys = {key for table in (*tables, *before) for key in _cells(table)}
        self.shapes = {frozenset(codes_of(key)) for key in self._keys}
        self._model = (tables or before)[0]
        used = {dim for shape in self.shapes for dim in shape}
        behind = [dim for table in tables for dim in table.dims if dim not in self._model.dims]
        self.dims = [dim for dim in dict.fromkeys((*self._model.dims, *behind)) if dim in used]
        shares = now.printed is not None and now.printed.unit == _SHARES
        self._unit = " %" if shares else ""

    def listed(self, dims: Sequence[str]) -> Sheet:
        lines = []
        if "" in self._keys:
            lines.append(Line("Gesamt", self._row(("",)), is_total=True))
        for dim in dims:
            if len(self.dims) > 1:
                lines.append(Line(dim_label(dim)))
            for code in self._codes(dim, frozenset({dim})):
                cells = self._row((cell_key(**{dim: code}),))
                if not _is_empty(cells):
                    lines.append(Line(code_label(dim, code), cells))
        title = ", ".join(dim_label(dim) for dim in dims) or self._model.title
        return Sheet(title, self._columns(), _kept(lines), unit=self._unit)

    def matrix(self, pair: tuple[str, str]) -> Sheet:
        both = frozenset(pair)
        down, across = sorted(pair, key=lambda dim: (dim == _MEASURE, -len(self._codes(dim, both))))
        rows, columns = self._codes(down, both), self._codes(across, both)
        layer: Layer = "now" if self._now.true is not None else "printed"
        heads = [Column(_head(across, code), layer) for code in columns]
        # Offers, sessions and participants are no parts of one sum.
        sums = () if across == _MEASURE else ("",)
        lines = []
        for code in ("", *rows):
            grid = [self._pair_keys((down, code), (across, one), both) for one in columns]
            own = [self._pair_keys((down, code), (across, one), both) for one in sums]
            cells = tuple(self._cell(keys) for keys in (*grid, *own))
            behind = own or grid[: self._measures(len(grid))]
            cells += tuple(self._before(one, keys) for keys in behind for one in self._earlier)
            if not code or not _is_empty(cells):
                name = code_label(down, code) if code else "Gesamt"
                lines.append(Line(name, cells, is_total=not code))
        compared = [""] if sums else [one.head for one in heads[: self._measures(len(heads))]]
        heads += [Column("Gesamt", layer)] if sums else []
        heads += [head for what in compared for head in self._heads_before(what)]
        pairs = self._now.true is not None and self._now.printed is not None
        words = " und ".join(dim_label(dim) for dim in (down, across) if dim != _MEASURE)
        return Sheet(words, tuple(heads), tuple(lines), pairs, self._unit)

    def _measures(self, all_of_them: int) -> int:
        """Return how many measures show their earlier numbers."""
        return all_of_them if all_of_them * len(self._earlier) <= _MOST_BEFORE else 1

    def _columns(self) -> tuple[Column, ...]:
        found = []
        if self._now.true is not None:
            found.append(Column("wahr" if self._now.printed else "Anzahl"))
        if self._now.printed is not None:
            found.append(Column(IN_REPORT, "printed"))
        return (*found, *self._heads_before(""))

    def _heads_before(self, what: str) -> list[Column]:
        found = []
        for place, one in enumerate(self._earlier, start=1):
            left = "" if one.true is not None else AS_PRINTED
            head = "\n".join(part for part in (what, one.title, left) if part)
            found.append(Column(head, "earlier", place, f"{one.title} {left}".strip()))
        return found

    def _row(self, keys: tuple[str, ...]) -> tuple[Cell, ...]:
        found = []
        if self._now.true is not None:
            found.append(Cell(self._true(self._now.true, keys), keys))
        if self._now.printed is not None:
            found.append(Cell(_value(self._now.printed, keys), keys))
        return (*found, *(self._before(one, keys) for one in self._earlier))

    def _cell(self, keys: tuple[str, ...]) -> Cell:
        printed = _value(self._now.printed, keys)
        if self._now.true is None:
            return Cell(printed, keys)
        return Cell(self._true(self._now.true, keys), keys, printed)

    def _before(self, one: Counted, keys: tuple[str, ...]) -> Cell:
        if one.true is not None:
            return Cell(self._true(one.true, keys), keys)
        # Shares say nothing beside minutes.
        same = one.printed is not None and one.printed.unit == self._model.unit
        return Cell(_value(one.printed, keys) if same else None, keys)

    def _true(self, table: Table, keys: tuple[str, ...]) -> int | None:
        """Return a sum of true cells; None for codes that only printed tables have."""
        if all(key in table.cells or _is_counted(key) for key in keys):
            return sum(table[key] for key in keys)
        return None

    def _pair_keys(
        self, down: tuple[str, str], across: tuple[str, str], both: frozenset[str]
    ) -> tuple[str, ...]:
        """Return the key of a cell or a margin, or, without such a margin, of its cells."""
        codes = {dim: code for dim, code in (down, across) if code}
        key = cell_key(**codes)
        if len(codes) == 2 or key in self._keys:
            return (key,)
        wanted = codes.items()
        found = [k for k in sorted(self._keys) if frozenset(codes_of(k)) == both]
        return tuple(k for k in found if wanted <= codes_of(k).items())

    def _codes(self, dim: str, dims: frozenset[str]) -> list[str]:
        found = (codes_of(key) for key in self._keys)
        return in_order(dim, (one[dim] for one in found if frozenset(one) == dims))


def _cells(table: Table | PublicTable) -> Mapping[str, int]:
    if not isinstance(table, PublicTable):
        return table.cells
    names = _PRINTED_AS.get(table.id, {})
    cells = {names.get(key, key): number for key, number in table.cells.items()}
    if table.id in _TOTALS and "" in cells:
        cells.setdefault(_TOTALS[table.id], cells[""])
    return cells


def _value(table: PublicTable | None, keys: tuple[str, ...]) -> int | None:
    if table is None or not keys:
        return None
    cells = _cells(table)
    return None if any(key not in cells for key in keys) else sum(cells[key] for key in keys)


def _is_counted(key: str) -> bool:
    """Return whether all codes of a cell occur in true figures: some exist in print alone."""
    codes = codes_of(key).items()
    return all(code not in _PRINTED_ONLY or is_choice(dim, code) for dim, code in codes)


def _head(dim: str, code: str) -> str:
    """Return a short name: the title of the table says already that it is about grades."""
    words = code_label(dim, code).removeprefix("Jahrgang ").partition(" (")[0]
    if code in _ANSWERS:
        return f"{dim_label(dim)}: {words}"
    return "unbek." if code == "unknown" else words


def _is_empty(cells: Iterable[Cell]) -> bool:
    return not any(cell.number or cell.printed for cell in cells)


def _kept(lines: list[Line]) -> tuple[Line, ...]:
    """Return the lines without headings that nothing follows."""
    kept = [
        line
        for line, after in zip(lines, [*lines[1:], Line("")], strict=False)
        if line.cells or (after.cells and not after.is_total)
    ]
    return tuple(kept or [Line("nichts in diesem Zeitraum")])
