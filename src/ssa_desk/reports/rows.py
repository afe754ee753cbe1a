"""Printed tables as rows for readers: German labels, the order of the lists, shares."""

from collections.abc import Iterable
from dataclasses import dataclass

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.labels import code_label, dim_label
from ssa_desk.domain.table import PublicTable, cell_key, codes_of

LEAST_BASE = 20
"""Percentages need at least so many in the printed total (R10)."""

_LAST = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its label and its numbers; `share` is "" where there is none."""

    label: str
    counts: tuple[int, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as it is set: `columns` are the headings of the counts behind the label."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None
    has_shares: bool


def codes(table: PublicTable, dim: str) -> list[str]:
    """Return the codes of a dim with a row of their own, in the order of the lists."""
    found = {parts[dim] for parts in map(codes_of, table.cells) if len(parts) == 1 and dim in parts}
    order = _order(dim)
    return sorted(found, key=lambda code: (order.get(code, _LAST), code))


def share(count: int, base: int | None) -> str:
    """Return the percentage of two printed numbers, "" when the base is too small."""
    if base is None or base < LEAST_BASE:
        return ""
    return f"{round(100 * count / base)}\u00a0%"


def is_crossed(table: PublicTable) -> bool:
    """Return whether the table has cells of both dims together."""
    return any(len(codes_of(key)) == 2 for key in table.cells)


def grids(table: PublicTable, count_title: str, total_title: str) -> list[Grid]:
    """Return a table as one grid per dim, or as one crossed grid."""
    if is_crossed(table):
        return [_crossed(table, total_title)]
    listed = [dim for dim in table.dims if codes(table, dim)]
    # Contacts of too few children are printed as a total without rows.
    return [_plain(table, dim, count_title, total_title) for dim in listed or table.dims[:1]]


def _plain(table: PublicTable, dim: str, count_title: str, total_title: str) -> Grid:
    base = table.cells.get("")
    rows = tuple(
        Row(code_label(dim, code), (count,), share(count, base))
        for code, count in counts(table, dim)
    )
    total = None if base is None else Row(total_title, (base,), share(base, base))
    return Grid(dim_label(dim), (count_title,), rows, total, bool(share(0, base)))


def _crossed(table: PublicTable, total_title: str) -> Grid:
    across = min(table.dims, key=lambda dim: (dim != "gender", len(codes(table, dim))))
    down = next(dim for dim in table.dims if dim != across)
    columns = codes(table, across)
    rows = tuple(
        Row(
            code_label(down, code),
            (
                *_cells(table, (cell_key(**{down: code, across: one}) for one in columns)),
                table[cell_key(**{down: code})],
            ),
        )
        for code in codes(table, down)
    )
    total = Row(
        total_title,
        (*_cells(table, (cell_key(**{across: one}) for one in columns)), table[""]),
    )
    headings = (*(code_label(across, one) for one in columns), total_title)
    return Grid(dim_label(down), headings, rows, total, has_shares=False)


def counts(table: PublicTable, dim: str) -> list[tuple[str, int]]:
    """Return code and printed number of each row of a dim."""
    return [(code, table[cell_key(**{dim: code})]) for code in codes(table, dim)]


def _cells(table: PublicTable, keys: Iterable[str]) -> Iterable[int]:
    return (table[key] for key in keys)


def _order(dim: str) -> dict[str, int]:
    if dim not in names():
        return {}
    return {entry.identifier: place for place, entry in enumerate(catalogue(dim).entries)}
