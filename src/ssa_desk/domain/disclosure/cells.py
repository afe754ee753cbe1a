"""What a printed cell counts, the same wherever it is printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from ssa_desk.domain.disclosure.layout import Layout, Step, TableLayout
from ssa_desk.domain.table import cell_key


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """How many of a population have, for each attribute named, one of the codes.

    Two cells with the same quantity (topic=bullying of P05 and the margin of P06) are one number.
    """

    population: str
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def name(self) -> str:
        """Return the name that its random draw hangs on."""
        parts = ",".join(f"{attribute}={'+'.join(codes)}" for attribute, codes in self.parts)
        return f"{self.population}|{parts}"


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """A table to be printed: one step per dim, and what each of its cells counts.

    `absorbing` is the row that an absorbed code joins, per code list (R5).
    """

    layout: TableLayout
    steps: tuple[Step, ...]
    absorbing: Mapping[str, str]
    cells: Mapping[str, Quantity]

    @property
    def dims(self) -> tuple[str, ...]:
        """Return the names of its dims in the cell keys."""
        return tuple(step.dim for step in self.steps)

    def sums(self) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
        """Yield each total with the cells that add up to it."""
        for place, (dim, step) in enumerate(zip(self.layout.dims, self.steps, strict=True)):
            codes = [code for code in step.codes.codes if code not in dim.populations]
            if dim.kind != "partition" or not codes:
                continue
            others = [one for index, one in enumerate(self.steps) if index != place]
            for rest in self._rests(others):
                cells = (self.cells[cell_key(**rest, **{step.dim: code})] for code in codes)
                yield self.cells[cell_key(**rest)], tuple(cells)

    def _rests(self, others: list[Step]) -> list[dict[str, str]]:
        crossed = self.layout.crossed and others
        return [{}, *({others[0].dim: code} for code in others[0].codes.codes)] if crossed else [{}]


def planned(
    layout: Layout, table: TableLayout, steps: tuple[Step, ...], absorbing: Mapping[str, str]
) -> PlannedTable:
    """Return the table with all its cells: every code, every combination, whoever was counted."""
    cells = {"": Quantity(table.unit)}
    for dim, step in zip(table.dims, steps, strict=True):
        for code in step.codes.codes:
            population = dim.populations.get(code)
            part = _part(layout, step, code, absorbing)
            quantity = Quantity(population) if population else Quantity(table.unit, (part,))
            cells[cell_key(**{step.dim: code})] = quantity
    if table.crossed:
        for codes in product(*(step.codes.codes for step in steps)):
            pairs = list(zip(steps, codes, strict=True))
            parts = sorted(_part(layout, step, code, absorbing) for step, code in pairs)
            key = cell_key(**{step.dim: code for step, code in pairs})
            cells[key] = Quantity(table.unit, tuple(parts))
    return PlannedTable(table, steps, absorbing, cells)


def _part(
    layout: Layout, step: Step, code: str, absorbing: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    members = step.codes.members[code]
    if step.codes.absorbed and absorbing.get(step.codes.name) == code:
        members = (*members, step.codes.absorbed)
    order = layout.finest(step.codes.attribute).codes
    return step.codes.attribute, tuple(sorted(members, key=order.index))
