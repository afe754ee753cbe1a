"""What a figure is: one table of the annual report and how its cells are counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import TypeVar

from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.table import Table, cell_key

Unit = TypeVar("Unit")
Cells = Mapping[str, int]
CodesOf = Callable[[Unit], Iterable[str]]


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
    cells: Callable[[Material], Cells]

    def count(self, material: Material) -> Table:
        """Return the true figures; only cells above 0 and the total are listed."""
        cells = {key: value for key, value in self.cells(material).items() if value or not key}
        return Table(self.id, self.title, self.unit, self.dims, MappingProxyType(cells))


def counted(
    units: Sequence[Unit], codes: Mapping[str, CodesOf[Unit]], groupings: Iterable[tuple[str, ...]]
) -> dict[str, int]:
    """Count units in total and by each grouping: a tuple of one dim or of several, crossed.

    `codes` gives the codes of a unit in a dim. A unit with several codes counts once in each.
    """
    found: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    groupings = tuple(groupings)
    # Many units are alike: each kind is taken apart once.
    alike = Counter(tuple(tuple(of(unit)) for of in codes.values()) for unit in units)
    for kind, number in alike.items():
        own = dict(zip(codes, kind, strict=True))
        for dims in groupings:
            for choice in product(*(own[dim] for dim in dims)):
                found[dims, choice] += number
    cells = {
        cell_key(**dict(zip(dims, choice, strict=True))): count
        for (dims, choice), count in found.items()
    }
    return {"": len(units), **cells}
