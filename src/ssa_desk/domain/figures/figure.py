"""What a figure is: one table of the annual report and how its cells are counted."""

from collections.abc import Callable, Iterable, Mapping
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
    units: Iterable[Unit], codes: Mapping[str, CodesOf[Unit]], groupings: Iterable[tuple[str, ...]]
) -> dict[str, int]:
    """Count units in total and by each grouping: a tuple of one dim or of several, crossed.

    `codes` gives the codes of a unit in a dim. A unit with several codes counts once in each.
    """
    groupings = tuple(groupings)
    cells = {"": 0}
    for unit in units:
        cells[""] += 1
        own = {dim: tuple(codes_of(unit)) for dim, codes_of in codes.items()}
        for dims in groupings:
            for choice in product(*(own[dim] for dim in dims)):
                key = cell_key(**dict(zip(dims, choice, strict=True)))
                cells[key] = cells.get(key, 0) + 1
    return cells
