"""The ways in which a table can stand in a report, worked out once for many reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from ssa_desk.domain.disclosure.cells import Margin, PlannedTable, Quantity, Rows, planned
from ssa_desk.domain.disclosure.layout import Layout, Step, TableLayout
from ssa_desk.domain.merging.merged import MergedTable
from ssa_desk.domain.merging.report import ReadTable
from ssa_desk.domain.table import codes_of

_NOT_ROUNDED = ("exact", "shares")

Sums = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Shape:
    """One way to print a table (the ladder of R5, and P01 without children by R16).

    `listed` are the keys that every such table has; the others are rows that R8 may leave out.
    """

    layout: Layout
    table: TableLayout
    places: tuple[int, ...]
    """Where its dims stand among all dims of the table."""
    steps: tuple[Step, ...]
    cells: Mapping[str, Quantity]
    zeros: frozenset[str]
    """Cells that nobody can be in, printed 0."""
    sums: Sums
    """Each total with the cells that add up to it."""
    covers: Sums
    """Each total of persons with the cells of which everybody has at least one."""

    @property
    def dims(self) -> tuple[str, ...]:
        """Return the names of its dims in the cell keys."""
        return tuple(step.dim for step in self.steps)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return all keys that may be printed, in their order."""
        return (*self.cells, *sorted(self.zeros))

    @cached_property
    def listed(self) -> frozenset[str]:
        """Return the keys that every table of this shape has."""
        persons = (key for key, one in self.cells.items() if self._kind(one) == "persons")
        return frozenset(persons) | self.zeros | ({""} & self.cells.keys())

    @cached_property
    def exact(self) -> frozenset[str]:
        """Return the keys of numbers that are not rounded to multiples of 5."""
        kinds = {key: self._kind(one) for key, one in self.cells.items()}
        return frozenset(key for key, kind in kinds.items() if kind in _NOT_ROUNDED)

    @property
    def bases(self) -> list[int]:
        """Return what the numbers of such a table may be multiples of, by what is printed of it."""
        return self._both(1, self.layout.limits.base)

    @property
    def maxdevs(self) -> list[int]:
        """Return how far its numbers may be from the truth, by what is printed of it."""
        return self._both(0, self.layout.limits.maxdev)

    def _both(self, exact: int, rounded: int) -> list[int]:
        found = [exact] if self.exact else []
        return found if self.exact >= self.cells.keys() else [*found, rounded]

    @cached_property
    def own_rows(self) -> frozenset[str]:
        """Return the keys whose rows hold an absorbed code: no other table has their number."""
        absorbing = {step.dim for step in self.steps if step.codes.absorbed}
        return frozenset(key for key in self.cells if absorbing & set(codes_of(key)))

    def holds(self, table: ReadTable) -> bool:
        """Return whether a table is printed in this shape."""
        keys = table.cells.keys()
        return table.dims == self.dims and self.listed <= keys <= self._all

    @property
    def is_added(self) -> bool:
        """Return whether such tables are added up: shares of working time never are (R17)."""
        return self.layout.populations[self.table.unit].kind != "shares"

    @property
    def is_widest(self) -> bool:
        """Return whether no dim is missing that the table may have."""
        return len(self.places) == len(self.layout.table(self.table.id).dims)

    def may_hold(self, table: MergedTable) -> bool:
        """Return whether a sum of tables is printed in this shape."""
        return table.dims == self.dims and table.cells.keys() <= self._all

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self.keys)

    def _kind(self, quantity: Quantity) -> str:
        return self.layout.populations[quantity.population].kind


class Shapes:
    """All shapes of all tables of one layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._by_table = {one.id: tuple(_shapes(layout, one)) for one in layout.tables}

    def __iter__(self) -> Iterator[Shape]:
        return (shape for found in self._by_table.values() for shape in found)

    def of(self, table_id: str) -> tuple[Shape, ...]:
        """Return the shapes of one table, the finest first."""
        return self._by_table.get(table_id, ())

    def find(self, table: ReadTable) -> Shape:
        """Return the shape of a table that has passed the schema."""
        return next(shape for shape in self.of(table.id) if shape.holds(table))


def _shapes(layout: Layout, table: TableLayout) -> Iterator[Shape]:
    rows = _all_rows(layout)
    for places in _kept_dims(table):
        kept = replace(table, dims=tuple(table.dims[place] for place in places))
        for steps in product(*(dim.steps for dim in kept.dims)):
            full = planned(layout, kept, steps, {}, rows)
            sums, covers = tuple(_sums(full)), tuple(_covers(layout, full))
            yield Shape(layout, kept, places, steps, full.cells, full.zeros, sums, covers)


def _all_rows(layout: Layout) -> Rows:
    """Return every row of every activity and exact number, as if R8 let all stand."""
    rows: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for population in layout.populations:
        rows[population, ""] = {}
        for codes in layout.lists.values():
            found = rows.setdefault((population, codes.attribute), {})
            found.update({code: (code,) for code in codes.codes})
    return rows


def _kept_dims(table: TableLayout) -> Iterator[tuple[int, ...]]:
    yield tuple(range(len(table.dims)))
    if any(dim.optional for dim in table.dims):
        yield tuple(place for place, dim in enumerate(table.dims) if not dim.optional)


def _sums(full: PlannedTable) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from (pair for margin, pair in _margins(full) if margin.dim.kind == "partition")


def _covers(layout: Layout, full: PlannedTable) -> Iterator[tuple[str, tuple[str, ...]]]:
    for margin, pair in _margins(full):
        kind = layout.populations[margin.total.population].kind
        is_whole = margin.dim.covering and not margin.total.parts
        if is_whole and kind == "persons":
            yield pair


def _margins(full: PlannedTable) -> Iterator[tuple[Margin, tuple[str, tuple[str, ...]]]]:
    """Yield each margin with the key of its total and those of its cells."""
    keys: dict[Quantity, str] = {}
    for key, quantity in full.cells.items():
        keys.setdefault(quantity, key)
    for margin in full.margins():
        yield margin, (keys[margin.total], tuple(keys[part] for part in margin.cells))
