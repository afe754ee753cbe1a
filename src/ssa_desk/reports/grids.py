"""Printed tables as grids: one for each dim, crossed ones, measures as columns, the year before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ssa_desk.content.labels import code_label, dim_label
from ssa_desk.domain.table import PrintedTable, cell_key
from ssa_desk.reports.rows import LEAST_BASE, Column, Grid, Row, codes, kinds, pairs, percent
from ssa_desk.reports.words import words

MOST_COLUMNS = 6
"""A table with more columns of numbers shows the year before below, not beside."""

_OVERVIEW = "P01"
Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """The same table as it was printed for the year before; `period` is its short name."""

    table: PrintedTable
    period: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which cells stand where: labels and codes of rows and columns; the total row."""

    heading: str
    rows: tuple[tuple[str, Codes], ...]
    columns: tuple[tuple[str, Codes], ...]
    total: Codes | None = None
    has_shares: bool = False


class _Shape:
    """Two years of one table as to their rows: those of either are rows."""

    def __init__(self, now: PrintedTable, before: PrintedTable) -> None:
        self.id, self.unit, self.dims = now.id, now.unit, now.dims
        self.cells: Mapping[str, int] = {**before.cells, **now.cells}

    def __getitem__(self, key: str) -> int:
        return self.cells[key]


def grids(table: PrintedTable, before: Before | None = None) -> tuple[Grid, ...]:
    """Return a printed table as one or several grids."""
    shape = _Shape(table, before.table) if before else table
    found = [grid for plan in _plans(shape) for grid in _set(plan, table, before)]
    return tuple(grid for grid in found if grid.rows or grid.total)


def _plans(table: PrintedTable) -> Iterator[_Plan]:
    if table.id == _OVERVIEW:
        yield _overview(table)
        return
    measure = next((dim for dim in table.dims if kinds(table.id).get(dim) == "measure"), None)
    if measure:
        yield from _measured(table, measure)
        return
    crossed = [
        tuple(dim for dim in table.dims if dim in pair) for pair in sorted(pairs(table), key=sorted)
    ]
    for one, other in crossed:
        yield from _crossed(table, one, other)
    done = {dim for pair in crossed for dim in pair}
    alone = [dim for dim in table.dims if dim not in done and codes(table, dim)]
    whole = [dim for dim in alone if kinds(table.id).get(dim) != "part"]
    yield from (_plain(table, dim) for dim in whole)
    # The first table has the total; parts alone have it as a row of theirs.
    is_total_due = not crossed and not whole
    yield from (_parts(table, dim, with_total=is_total_due) for dim in alone if dim not in whole)
    if not crossed and not alone:
        # Activities of too few children are printed as a total without rows.
        yield _Plan(
            _heading(table), (), ((unit_title(table), {}),), {}, has_shares=_has_shares(table)
        )


def unit_title(table: PrintedTable) -> str:
    """Return what is counted, as the head of a column."""
    title: str = words()["units"].get(table.unit, words()["words"]["count"])
    return title


def _overview(table: PrintedTable) -> _Plan:
    text = words()["overview"]
    rows = tuple(
        (text["rows"][name], codes_)
        for name, codes_ in (
            ("total", {}),
            ("new", {"status": "new"}),
            ("carried_over", {"status": "carried_over"}),
            ("closed", {"status": "closed"}),
            ("children", {"unit": "children"}),
        )
        if cell_key(**codes_) in table.cells
    )
    return _Plan(text["heading"], rows, ((words()["words"]["count"], {}),))


def _plain(table: PrintedTable, dim: str) -> _Plan:
    column: tuple[tuple[str, Codes], ...] = ((unit_title(table), {}),)
    return _Plan(dim_label(dim), _rows(table, dim), column, {}, has_shares=_has_shares(table))


def _parts(table: PrintedTable, dim: str, *, with_total: bool) -> _Plan:
    """Return cells that are parts of the total, or count something of their own."""
    text = words()
    label = text["totals"].get(table.unit, text["words"]["total"])
    total: tuple[tuple[str, Codes], ...] = (
        ((label, {}),) if with_total and "" in table.cells else ()
    )
    rows = (*total, *_rows(table, dim))
    return _Plan(text["overview"]["heading"], rows, ((text["words"]["count"], {}),))


def _crossed(table: PrintedTable, one: str, other: str) -> Iterator[_Plan]:
    if "part" in (kinds(table.id).get(one), kinds(table.id).get(other)):
        part, down = (one, other) if kinds(table.id).get(one) == "part" else (other, one)
        yield _Plan(
            dim_label(down), _rows(table, down), ((unit_title(table), {}), *_rows(table, part)), {}
        )
        return
    across = min((one, other), key=lambda dim: (dim != "gender", len(codes(table, dim))))
    down = other if across == one else one
    total: tuple[str, Codes] = (words()["words"]["total"], {})
    yield _Plan(dim_label(down), _rows(table, down), (*_rows(table, across), total), {})


def _measured(table: PrintedTable, measure: str) -> Iterator[_Plan]:
    others = [dim for dim in table.dims if frozenset((dim, measure)) in pairs(table)]
    # The head of a column has no room for what stands in brackets.
    named = [(label.split(" (")[0], own) for label, own in _rows(table, measure)]
    for dim in others:
        # A measure that is printed as a total alone stands in the first table.
        own = [pair for pair in named if dim == others[0] or codes(table, dim, beside=pair[1])]
        below = [code for _, codes_ in own for code in codes(table, dim, beside=codes_)]
        rows = tuple((code_label(dim, code), {dim: code}) for code in dict.fromkeys(below))
        yield _Plan(dim_label(dim), rows, tuple(own), {})
    if not others:
        count: tuple[tuple[str, Codes], ...] = ((words()["words"]["count"], {}),)
        yield _Plan(words()["overview"]["heading"], _rows(table, measure), count)


def _rows(table: PrintedTable, dim: str) -> tuple[tuple[str, Codes], ...]:
    return tuple((code_label(dim, code), {dim: code}) for code in codes(table, dim))


def _has_shares(table: PrintedTable) -> bool:
    return table.unit != "percent" and table.cells.get("", 0) >= LEAST_BASE


def _heading(table: PrintedTable) -> str:
    return dim_label(table.dims[0]) if table.dims else words()["overview"]["heading"]


def _set(plan: _Plan, table: PrintedTable, before: Before | None) -> Iterator[Grid]:
    sources = [(table, ""), *([(before.table, before.period)] if before else [])]
    if len(plan.columns) * len(sources) > MOST_COLUMNS:
        for source in sources:
            yield _grid(plan, [source])
    else:
        yield _grid(plan, sources)


def _grid(plan: _Plan, sources: Iterable[tuple[PrintedTable, str]]) -> Grid:
    sources = list(sources)
    columns = tuple(
        column
        for table, period in sources
        for title, _ in plan.columns
        for column in _columns(plan, table, title, period)
    )
    total = None
    if plan.total is not None:
        total = Row(words()["words"]["total"], tuple(_values(plan, plan.total, sources)))
    rows = tuple(Row(label, tuple(_values(plan, own, sources))) for label, own in plan.rows)
    return Grid(plan.heading, columns, rows, total)


def _columns(plan: _Plan, table: PrintedTable, title: str, period: str) -> Iterator[Column]:
    yield Column(title, "percent" if table.unit == "percent" else "count", period)
    if plan.has_shares:
        yield Column(words()["words"]["share"], "share", period)


def _values(
    plan: _Plan, own: Codes, sources: Iterable[tuple[PrintedTable, str]]
) -> Iterator[int | None]:
    for table, _ in sources:
        for _, column in plan.columns:
            count = table.cells.get(cell_key(**own, **column))
            yield count
            if plan.has_shares:
                yield percent(count, table.cells.get(cell_key(**(plan.total or {}), **column)))
