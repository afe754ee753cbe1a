"""Tables of a merge as grids: counts with brackets where they are unsure, and comparisons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from ssa_desk.content.labels import code_label, dim_label
from ssa_desk.domain.merging.bands import SAFE_TIMES
from ssa_desk.domain.merging.merged import MergedTable
from ssa_desk.domain.table import cell_key, codes_of
from ssa_desk.reports.grids import grids
from ssa_desk.reports.merged_words import merged_words
from ssa_desk.reports.rows import Column, Grid, Row, codes, percent
from ssa_desk.reports.words import words

_MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Side:
    """One of several tables side by side, with the head of its column."""

    title: str
    table: MergedTable | None


def merged_grids(table: MergedTable) -> tuple[Grid, ...]:
    """Return a table as grids; counts below three bands stand in brackets."""
    return tuple(
        replace(grid, columns=tuple(_marked(table, column) for column in grid.columns))
        for grid in grids(table)
    )


def limit(table: MergedTable) -> int:
    """Return the number below which a rounded count of the table is unsure."""
    return ceil(SAFE_TIMES * table.band) if table.band is not None else 0


def side_by_side(sides: Sequence[Side], dim: str, *, as_shares: bool) -> Grid:
    """Return one dim of several tables beside each other, in counts or in shares of their totals.

    A share stands where the total is large enough (R10).
    """
    listed = [codes(side.table, dim) for side in sides if side.table is not None]
    # The longest list has all codes in their order, or nearly.
    rows = list(dict.fromkeys(code for found in sorted(listed, key=len)[::-1] for code in found))
    columns = tuple(_column(side, as_shares=as_shares) for side in sides)
    made = tuple(
        Row(
            code_label(dim, code),
            tuple(_value(side, cell_key(**{dim: code}), as_shares=as_shares) for side in sides),
        )
        for code in rows
    )
    counts = tuple(_value(side, "", as_shares=False) for side in sides)
    total = None if as_shares else Row(words()["words"]["total"], counts)
    return Grid(dim_label(dim), columns, made, total)


def remarks(table: MergedTable, *, is_coarser: bool = False) -> Iterator[str]:
    """Yield what the reader of a table has to know: over how many reports it is, how sure it is."""
    text = merged_words()["remarks"]
    shape = "rounded" if not table.exact else "exact" if table.band is None else "mixed"
    band = f"{table.band or 0:.0f}"
    yield text[shape].format(reports=table.reports, of=table.of, band=band, limit=limit(table))
    if table.unit == "pupils":
        yield text["schools"]
    if is_coarser:
        yield text["coarser"]
    partly = dict(table.partly or {})
    children = partly.pop("unit=children", None)
    if children is not None:
        yield text["partly_children"].format(reports=children)
    if partly:
        named = "; ".join(f"{_named(key)} {times}" for key, times in partly.items())
        yield text["partly"].format(list=named)


def _marked(table: MergedTable, column: Column) -> Column:
    """Return a column of counts with the limit below which they are unsure."""
    exact = {code_label(_MEASURE, codes_of(key)[_MEASURE]) for key in table.exact if _is_one(key)}
    is_sure = column.kind != "count" or column.title in exact
    if is_sure or (table.exact and column.title not in _measures(table)):
        return column
    return replace(column, unsure_below=limit(table))


def _measures(table: MergedTable) -> set[str]:
    return {code_label(_MEASURE, codes_of(key)[_MEASURE]) for key in table.cells if _is_one(key)}


def _is_one(key: str) -> bool:
    return key.startswith(f"{_MEASURE}=") and "," not in key


def _named(key: str) -> str:
    return ", ".join(code_label(dim, code) for dim, code in codes_of(key).items())


def _column(side: Side, *, as_shares: bool) -> Column:
    if as_shares or side.table is None:
        return Column(side.title, "share")
    return Column(side.title, "count", unsure_below=0 if side.table.exact else limit(side.table))


def _value(side: Side, key: str, *, as_shares: bool) -> int | None:
    if side.table is None:
        return None
    count = side.table.cells.get(key)
    return percent(count, side.table.cells.get("")) if as_shares else count
