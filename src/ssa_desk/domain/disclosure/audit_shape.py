"""What the look of the printed tables alone tells: missing rows, unrounded cells, small rows."""

from collections.abc import Iterable, Iterator

from ssa_desk.domain.disclosure.audit_cells import (
    PrintedTable,
    Reading,
    absorbing_rows,
    all_keys,
    read,
    steps_of,
)
from ssa_desk.domain.disclosure.layout import Layout, Step
from ssa_desk.domain.disclosure.publication import Known
from ssa_desk.domain.table import cell_key

WHOLE = 100


def telling(tables: Iterable[PrintedTable], layout: Layout, known: Known | None) -> Iterator[str]:
    """Yield a sentence "table reason" for each table whose look tells about someone.

    Without `known` a cell that may be missing (R16) may be there or not.
    """
    tables = tuple(tables)
    names = {table.id for table in layout.tables}
    absorbing = absorbing_rows(tables, layout)
    for table in tables:
        if table.id not in names:
            yield f"{table.id} is no table of the report"
            continue
        shape = _shape(table, layout, known)
        if shape:
            yield f"{table.id} {shape}"
            continue
        steps = steps_of(table, layout.table(table.id)) or ()
        if any(step.codes.absorbed and step.codes.name not in absorbing for _, step in steps):
            yield f"{table.id} the row that took in the absorbed code cannot be told"
            continue
        reading = read(table, layout, absorbing)
        yield from (f"{table.id} {reason}" for reason in _numbers(reading, layout))


def _shape(table: PrintedTable, layout: Layout, known: Known | None) -> str:
    known_table = layout.table(table.id)
    steps = steps_of(table, known_table)
    if steps is None:
        return "codes that the layout does not name"
    shown = len(steps) == len(known_table.dims)
    optional = known is not None and any(dim.optional for dim in known_table.dims)
    if optional and known is not None and shown == (known.children is not None):
        return "rows do not fit what is known of the children"
    return _missing(table, all_keys(known_table, steps), layout)


def _missing(table: PrintedTable, keys: set[str], layout: Layout) -> str:
    printed = set(table.cells)
    if not printed <= keys:
        return "cells that the layout does not name"
    if layout.populations[layout.table(table.id).unit].kind == "persons" and printed != keys:
        return "rows stand only for those counted"
    return "the total is missing" if "" in keys and "" not in printed else ""


def _numbers(reading: Reading, layout: Layout) -> Iterator[str]:
    limits = layout.limits
    for key, number in reading.table.cells.items():
        counted = reading.cells[key]
        if counted is None:
            if number:
                yield f"{key} counts what nobody can be"
            continue
        kind = layout.populations[counted.population].kind
        if number < 0 or (kind in {"persons", "activity"} and number % limits.base):
            yield f"{key} is not rounded"
        elif kind == "activity" and number < limits.base:
            yield f"{key} has too few behind it (R8)"
        elif kind == "shares" and 0 < number < limits.least_share and key:
            yield f"{key} is too small a share (R17)"
    if layout.populations[reading.layout.unit].kind == "shares":
        if reading.table.cells.get("", 0) != WHOLE:
            yield "shares do not make a hundred"
        return
    cases = reading.table.cells.get("")
    if reading.layout.unit == "cases" and cases is not None and cases < limits.least_cases:
        yield "there are fewer cases than a report may have (R4)"
    yield from _rows(reading, layout)


def _rows(reading: Reading, layout: Layout) -> Iterator[str]:
    """Yield gender and level rows of a crossed table that R5 does not allow."""
    limits, cells = layout.limits, reading.table.cells
    if not reading.layout.crossed or layout.populations[reading.layout.unit].kind != "persons":
        return
    for place, (_, step) in enumerate(reading.steps):
        if step.codes.attribute not in {"gender", "level"}:
            continue
        other = reading.steps[1 - place][1]
        for code in step.codes.codes:
            key = cell_key(**{step.dim: code})
            row = cells[key]
            if 0 < row < limits.least_row:
                yield f"{key} is a row of fewer than {limits.least_row} (R5)"
            elif reading.layout.sensitive and 0 < row < limits.group_row:
                most = max(cells[one] for one in _across(step, code, other))
                if WHOLE * most >= limits.group_share * row:
                    yield f"{key} lies nearly all in one cell (R5)"


def _across(step: Step, code: str, other: Step) -> list[str]:
    return [cell_key(**{step.dim: code, other.dim: one}) for one in other.codes.codes]
