"""Sets a table of figures in rows and columns that a person can read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.labels import code_label, dim_label
from ssa_desk.domain.table import PublicTable, Table, cell_key, codes_of
from ssa_desk.ui.words import number

_LISTS = {"status": "case_status", "unit": "count_unit"}
_MEASURE = "measure"
_LAST = ("other", "not_in_concept", "unknown", "not_stated")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name and its numbers; a heading has none."""

    name: str
    numbers: tuple[str, ...] = ()
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to look at."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


def sheets(table: Table, printed: PublicTable | None) -> tuple[Sheet, ...]:
    """Return a matrix for each pair of dims that was counted, and a list of the other dims."""
    keys = {*table.cells, *(printed.cells if printed else ())}
    shapes = {frozenset(codes_of(key)) for key in keys}
    pairs = [pair for pair in combinations(table.dims, 2) if frozenset(pair) in shapes]
    crossed = {dim for pair in pairs for dim in pair}
    alone = [dim for dim in table.dims if {dim} in shapes and dim not in crossed]
    found = tuple(_matrix(table, printed, pair, keys) for pair in pairs)
    return (*found, _list(table, printed, alone, keys)) if alone or not pairs else found


def in_order(dim: str, codes: Iterable[str]) -> list[str]:
    """Return codes in the order of their list; left-overs behind, "ohne Angabe" last."""
    name = _LISTS.get(dim, dim)
    known = [entry.identifier for entry in catalogue(name).entries] if name in names() else []

    def place(code: str) -> tuple[int, int, str]:
        last = _LAST.index(code) + 1 if code in _LAST else 0
        return last, known.index(code) if code in known else len(known), code

    return sorted(set(codes), key=place)


def _codes(dim: str, keys: Iterable[str], dims: frozenset[str]) -> list[str]:
    found = (codes_of(key) for key in keys)
    return in_order(dim, (one[dim] for one in found if frozenset(one) == dims))


def _list(table: Table, printed: PublicTable | None, dims: list[str], keys: set[str]) -> Sheet:
    columns = ("wahr", "im Bericht") if printed else ("Anzahl",)
    lines = []
    if "" in table.cells:
        lines.append(Line("Gesamt", _numbers(table, printed, ("",)), is_strong=True))
    for dim in dims:
        if len(table.dims) > 1:
            lines.append(Line(dim_label(dim), is_strong=True))
        for code in _codes(dim, keys, frozenset({dim})):
            key = (cell_key(**{dim: code}),)
            if not _is_empty(table, printed, key):
                lines.append(Line(code_label(dim, code), _numbers(table, printed, key)))
    return Sheet(table.title, columns, tuple(lines or [Line("nichts in diesem Zeitraum")]))


def _matrix(
    table: Table, printed: PublicTable | None, pair: tuple[str, str], keys: set[str]
) -> Sheet:
    both = frozenset(pair)
    down, across = sorted(pair, key=lambda dim: (dim == _MEASURE, -len(_codes(dim, keys, both))))
    rows, columns = _codes(down, keys, both), _codes(across, keys, both)
    grid = [[cell_key(**{down: row, across: column}) for column in columns] for row in rows]
    # Offers, sessions and participants are no parts of one sum.
    total = () if across == _MEASURE else (("",),)
    heads = (*(_head(across, code) for code in columns), *(("Gesamt",) if total else ()))
    by_column = list(zip(*grid, strict=True))
    sums = [_sum_keys(table, across, code, by_column[i]) for i, code in enumerate(columns)]
    lines = [_crossed("Gesamt", table, printed, (*sums, *total), is_strong=True)]
    for code, cells in zip(rows, grid, strict=True):
        if not _is_empty(table, printed, cells):
            own = (_sum_keys(table, down, code, cells),) if total else ()
            row = (*((cell,) for cell in cells), *own)
            lines.append(_crossed(code_label(down, code), table, printed, row))
    title = f"{table.title} ({dim_label(pair[1])})" if len(table.dims) > 2 else table.title
    note = "Wahre Zahl, dahinter die Zahl im Bericht." if printed else ""
    return Sheet(title, heads, tuple(lines), note)


def _head(dim: str, code: str) -> str:
    """Return a short name: the title of the table says already that it is about grades."""
    return "unbek." if code == "unknown" else code_label(dim, code).removeprefix("Jahrgang ")


def _sum_keys(table: Table, dim: str, code: str, cells: Iterable[str]) -> tuple[str, ...]:
    """Return the key of a margin, or, when the table has no such margin, its cells."""
    key = cell_key(**{dim: code})
    return (key,) if key in table.cells else tuple(cells)


def _crossed(
    name: str,
    table: Table,
    printed: PublicTable | None,
    keys: Iterable[tuple[str, ...]],
    *,
    is_strong: bool = False,
) -> Line:
    cells = (" / ".join(_numbers(table, printed, one)) for one in keys)
    return Line(name, tuple(cells), is_strong)


def _numbers(table: Table, printed: PublicTable | None, keys: tuple[str, ...]) -> tuple[str, ...]:
    true = number(sum(table[key] for key in keys))
    if printed is None:
        return (true,)
    known = all(key in printed.cells for key in keys)
    return true, number(sum(printed.cells[key] for key in keys)) if known else "–"


def _is_empty(table: Table, printed: PublicTable | None, keys: Iterable[str]) -> bool:
    shown = printed.cells if printed else {}
    return not any(table[key] or shown.get(key) for key in keys)
