"""What a figure is: one table of the annual report and how its cells are counted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, product
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.table import Table, cell_key, codes_of

Unit = TypeVar("Unit")
CodesOf = Callable[[Unit], tuple[str, ...]]
Kind = tuple[tuple[str, ...], ...]
"""The codes of a unit, dim by dim."""
Choice = tuple[tuple[str, ...], tuple[str, ...]]
"""Dims and one code of each."""


@dataclass(frozen=True, slots=True)
class Counting(Generic[Unit]):
    """How some cells of a figure are counted: cells and the records behind them come from here.

    `codes` gives the codes of a unit in a dim: with several it counts once in each. `groupings`
    are the dims that are crossed, () is the total. All these cells carry the codes of `fixed`.
    A unit adds its `weight`; with `apart`, units of the same mark count once.
    """

    units: Callable[[Material], Iterable[Unit]]
    codes: Mapping[str, CodesOf[Unit]] = field(default_factory=dict)
    groupings: tuple[tuple[str, ...], ...] = ((),)
    fixed: Mapping[str, str] = field(default_factory=dict)
    weight: Callable[[Unit], int] | None = None
    apart: Callable[[Unit], str] | None = None
    reference: Callable[[Unit], Reference] | None = attrgetter("reference")
    """The record behind a unit, None where there is none."""

    def cells(self, material: Material) -> dict[str, int]:
        """Return the number of every cell that was met, and of the total."""
        found = self._distinct(material, self.apart) if self.apart else self._added(material)
        cells = {
            cell_key(**self.fixed, **dict(zip(dims, choice, strict=True))): number
            for (dims, choice), number in found.items()
        }
        return {"": 0, **cells} if () in self.groupings and not self.fixed else cells

    def members(self, material: Material, key: str) -> Iterator[Reference]:
        """Yield the record behind each unit that counts in a cell."""
        wanted = codes_of(key)
        if self.reference is None or any(
            wanted.pop(dim, None) != code for dim, code in self.fixed.items()
        ):
            return
        if not any(set(dims) == set(wanted) for dims in self.groupings):
            return
        for unit in self.units(material):
            fits = all(code in self.codes[dim](unit) for dim, code in wanted.items())
            if fits and (self.weight is None or self.weight(unit)):
                yield self.reference(unit)

    def _added(self, material: Material) -> Counter[Choice]:
        # Many units are alike: each kind is taken apart once.
        units = list(self.units(material))
        alike: Counter[Kind] = Counter()
        if self.weight is None:
            alike.update(self._kinds(units))
        else:
            for kind, number in zip(self._kinds(units), map(self.weight, units), strict=True):
                alike[kind] += number
        found: Counter[Choice] = Counter()
        for kind, number in alike.items():
            for cell in self._cells_of(kind):
                found[cell] += number
        return found

    def _distinct(self, material: Material, mark: Callable[[Unit], str]) -> dict[Choice, int]:
        units = list(self.units(material))
        found: defaultdict[Choice, set[str]] = defaultdict(set)
        for kind, marked in set(zip(self._kinds(units), map(mark, units), strict=True)):
            for cell in self._cells_of(kind):
                found[cell].add(marked)
        return {cell: len(marks) for cell, marks in found.items()}

    def _kinds(self, units: list[Unit]) -> Iterable[Kind]:
        if not self.codes:
            return [()] * len(units)
        return zip(*(map(of, units) for of in self.codes.values()), strict=True)

    def _cells_of(self, kind: Kind) -> Iterator[Choice]:
        own = dict(zip(self.codes, kind, strict=True))
        for dims in self.groupings:
            for choice in product(*(own[dim] for dim in dims)):
                yield dims, choice


@dataclass(frozen=True, slots=True)
class Figure:
    """One table: `id` as in the report, `name` after its content, `title` in German.

    `unit` is what is counted: cases, contacts or tally (lines of the tally sheet).
    """

    id: str
    name: str
    title: str
    unit: str
    dims: tuple[str, ...]
    countings: tuple[Counting[Any], ...]

    def count(self, material: Material) -> Table:
        """Return the true figures; only cells above 0 and the total are listed.

        What is known of cases that are gone is added.
        """
        cells: Counter[str] = Counter()
        for counting in self.countings:
            cells.update(counting.cells(material))
        cells.update(dict(material.sealed.of(self.id)))
        listed = {key: number for key, number in cells.items() if number or not key}
        return Table(self.id, self.title, self.unit, self.dims, MappingProxyType(listed))

    def members(self, material: Material, key: str) -> tuple[Reference, ...]:
        """Return the records behind a cell, each once, in the order of the material."""
        found = (counting.members(material, key) for counting in self.countings)
        return tuple(dict.fromkeys(chain.from_iterable(found)))
