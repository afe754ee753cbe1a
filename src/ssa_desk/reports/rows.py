"""What a printed table looks like to a reader: columns, rows, shares, German labels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ssa_desk.content.numbers import grouped
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.layout import DimKind, TableLayout
from ssa_desk.domain.table import PrintedTable, cell_key, codes_of

LEAST_BASE = 20
"""Percentages need at least so many in the printed total (R10)."""

COLLECTIVE = frozenset(("other", "other_or_protected", "protected", "unknown", "not_stated"))
"""Codes of rows that take in what has no row of its own, or is not known."""

_LAST = 1000

Values = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of numbers. `period` is the short name of an earlier one, "" for this one.

    Counts are printed as they are, shares and percent as whole percents.
    """

    title: str
    kind: Literal["count", "share", "percent"] = "count"
    period: str = ""
    unsure_below: int = 0
    """Smaller counts say little and stand in brackets, as in official statistics."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label and its numbers; None is a number that is not printed."""

    label: str
    values: Values


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as it is set: `columns` are those of numbers, behind the labels."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None

    def without_zeros(self) -> "Grid":
        """Return the table without the rows in which nothing but 0 is printed."""
        return replace(self, rows=tuple(row for row in self.rows if any(row.values)))


def percent(count: int | None, base: int | None) -> int | None:
    """Return the percentage of two printed numbers, None when the base is too small (R10).

    A printed 0 may be up to 4 and has none.
    """
    if not count or base is None or base < LEAST_BASE:
        return None
    return round(100 * count / base)


def share(count: int | None, base: int | None) -> str:
    """Return the percentage in print, "" when the base is too small."""
    whole = percent(count, base)
    return "" if whole is None else f"{whole}\u00a0%"


def shown(value: int | None, column: Column, words: Callable[[int], str] = grouped) -> str:
    """Return a number as it is printed in a column; `words` write a number of another medium."""
    if value is None:
        return "–" if column.kind == "count" else ""
    if column.kind != "count":
        return f"{value}\u00a0%"
    return f"({words(value)})" if value < column.unsure_below else words(value)


def codes(table: PrintedTable, dim: str, *, beside: Mapping[str, str] | None = None) -> list[str]:
    """Return the codes of a dim in cells with just these others, in the order of the lists."""
    others = dict(beside or {})
    cells = map(codes_of, table.cells)
    found = {own[dim] for own in cells if dim in own and _rest(own, dim) == others}
    order = _order(table.id, dim)
    return sorted(found, key=lambda code: (order.get(code, _LAST), code))


def counts(table: PrintedTable, dim: str) -> list[tuple[str, int]]:
    """Return code and printed number of each row of a dim."""
    return [(code, table[cell_key(**{dim: code})]) for code in codes(table, dim)]


def pairs(table: PrintedTable) -> set[frozenset[str]]:
    """Return the dims of which the table has cells together."""
    return {frozenset(own) for own in map(codes_of, table.cells) if len(own) == 2}


@cache
def kinds(table_id: str) -> Mapping[str, DimKind]:
    """Return how the codes of each dim belong together; empty for a table of other times."""
    known = _layout(table_id)
    return {step.dim: dim.kind for dim in known.dims for step in dim.steps} if known else {}


@cache
def _order(table_id: str, dim: str) -> dict[str, int]:
    known = _layout(table_id)
    steps = [step for one in known.dims for step in one.steps] if known else []
    listed = [code for step in steps if step.dim == dim for code in step.codes.codes]
    return {code: place for place, code in reversed(list(enumerate(listed)))}


def _layout(table_id: str) -> TableLayout | None:
    return next((one for one in report_tables().tables if one.id == table_id), None)


def _rest(own: dict[str, str], dim: str) -> dict[str, str]:
    return {name: code for name, code in own.items() if name != dim}
