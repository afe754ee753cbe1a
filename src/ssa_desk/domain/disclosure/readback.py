"""Printed tables back as quantities, so that a new report can agree with those already issued."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ssa_desk.domain.disclosure.cells import (
    PlannedTable,
    Quantity,
    Rows,
    absorbing_rows,
    planned,
)
from ssa_desk.domain.disclosure.layout import CodeList, Dim, Layout, Step, TableLayout
from ssa_desk.domain.disclosure.publication import Earlier
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, codes_of


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued report: what it printed, number by number."""

    period: Period
    tables: tuple[PlannedTable, ...]
    printed: Mapping[Quantity, int]


def read_back(earlier: Earlier, layout: Layout) -> Issued:
    """Return what a report printed; a table the layout no longer has is left out."""
    known = {table.id for table in layout.tables}
    tables = [table for table in earlier.tables if table.id in known]
    printed: dict[Quantity, int] = {}
    found = []
    # Which row took in `unknown` is told by the tables that print it by itself.
    for table in sorted(tables, key=lambda table: _absorbs(table, layout)):
        plan = _planned(table, layout, printed)
        if plan is not None:
            found.append(plan)
            printed |= {
                one: table.cells[key] for key, one in plan.cells.items() if key in table.cells
            }
    if earlier.children is not None:
        printed[Quantity("children")] = earlier.children
    return Issued(earlier.period, tuple(found), printed)


def _absorbs(table: PublicTable, layout: Layout) -> bool:
    dims = layout.table(table.id).dims
    return any(step.codes.absorbed for dim in dims for step in dim.steps)


def _planned(
    table: PublicTable, layout: Layout, printed: Mapping[Quantity, int]
) -> PlannedTable | None:
    of_table = layout.table(table.id)
    pairs = [(dim, _step(dim, table)) for dim in of_table.dims]
    found = [(dim, step) for dim, step in pairs if step is not None]
    if any(step is None and not dim.optional for dim, step in pairs):
        return None
    absorbing: dict[str, str] = {}
    for _, step in found:
        if step.codes.absorbed:
            absorbing |= absorbing_rows(
                layout, of_table.unit, step.codes, lambda one: _sum(printed, one)
            )
    own = replace(of_table, dims=tuple(dim for dim, _ in found))
    steps = tuple(step for _, step in found)
    return planned(layout, own, steps, absorbing, _rows(table, own, steps))


def _sum(printed: Mapping[Quantity, int], quantity: Quantity) -> int:
    return sum(printed.get(one, 0) for one in quantity.finest())


def _step(dim: Dim, table: PublicTable) -> Step | None:
    """Return the step whose codes are printed; of an activity there may be fewer."""
    printed = [codes_of(key) for key in table.cells]
    for step in dim.steps:
        codes = {codes[step.dim] for codes in printed if step.dim in codes}
        if step.dim in table.dims and codes <= set(step.codes.codes):
            return step
    return None


def _rows(table: PublicTable, layout: TableLayout, steps: Iterable[Step]) -> Rows:
    """Return the rows of activities as printed: what has none of its own is among `other`."""
    rows: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {(layout.unit, ""): {}}
    measures = {code: one for dim in layout.dims for code, one in dim.populations.items()}
    rows |= {(population, ""): {} for population in measures.values()}
    keys = [codes_of(key) for key in table.cells]
    for step in steps:
        listed: dict[str, list[str]] = {}
        for codes in keys:
            if step.dim in codes:
                population = measures.get(codes.get("measure", ""), layout.unit)
                listed.setdefault(population, []).append(codes[step.dim])
        for population, own in listed.items():
            rows[population, step.codes.attribute] = _shape(step.codes, own)
    return rows


def _shape(codes: CodeList, listed: list[str]) -> Mapping[str, tuple[str, ...]]:
    rest = tuple(one for one in codes.codes if one not in listed or one == codes.other)
    return {one: rest if one == codes.other else (one,) for one in dict.fromkeys(listed)}
