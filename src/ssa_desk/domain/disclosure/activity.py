"""Which rows of activities and of exact numbers are printed (R8)."""

from collections.abc import Iterator, Mapping

from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.facts import Facts, Spread
from ssa_desk.domain.disclosure.layout import CodeList, Layout, Limits, TableLayout

Shape = Mapping[str, tuple[str, ...]]
"""The rows to print and the codes that each stands for."""


def printed_rows(facts: Facts, layout: Layout) -> dict[tuple[str, str], Shape]:
    """Return for each population that may be printed its rows, by attribute; "" is its total."""
    rows: dict[tuple[str, str], Shape] = {}
    for population, codes in _lists(layout):
        kind = layout.populations[population].kind
        if kind == "activity":
            whole = facts.spread(Quantity(population))
            if not is_shared(whole, layout.limits):
                continue
            rows[population, ""] = {}
            if codes:
                rows[population, codes.attribute] = shared_rows(
                    facts, population, codes, layout.limits
                )
        else:
            rows[population, ""] = {}
            if codes:
                rows[population, codes.attribute] = _occurring(facts, population, codes)
    return rows


def shared_rows(facts: Facts, population: str, codes: CodeList, limits: Limits) -> Shape:
    """Return the codes with 5 different children and none above half; the others join `other`.

    If that fails too, or a single row would only print the total again, there is no row.
    """
    cells = {_cell(population, codes, code): code for code in codes.codes if code != codes.other}
    spreads = facts.spreads(cells)
    listed = [code for cell, code in cells.items() if is_shared(spreads[cell], limits)]
    unlisted = tuple(code for code in codes.codes if code not in listed)
    other = facts.spread(Quantity(population, ((codes.attribute, unlisted),)))
    shape: dict[str, tuple[str, ...]] = {code: (code,) for code in listed}
    if other.total and not is_shared(other, limits):
        return {}
    if other.total and codes.other:
        # Codes that nobody has stand in it too, so that it means the same in every report.
        shape[codes.other] = unlisted
    return shape if len(shape) > 1 else {}


def is_shared(spread: Spread, limits: Limits) -> bool:
    """Return whether at least 5 stand behind a number and none behind more than half of it."""
    return (
        spread.contributors >= limits.least_children
        and 100 * spread.largest <= limits.most_share * spread.total
    )


def _occurring(facts: Facts, population: str, codes: CodeList) -> Shape:
    return {c: (c,) for c in codes.codes if facts.count(_cell(population, codes, c))}


def _cell(population: str, codes: CodeList, code: str) -> Quantity:
    return Quantity(population, ((codes.attribute, (code,)),))


def _lists(layout: Layout) -> Iterator[tuple[str, CodeList | None]]:
    """Yield every population that is not persons with the list of each of its attributes."""
    for table in layout.tables:
        for population in _populations(table):
            if layout.populations[population].kind == "persons":
                continue
            yield population, None
            for dim in table.dims:
                if not dim.populations and (table.crossed or population == table.unit):
                    yield population, dim.steps[0].codes


def _populations(table: TableLayout) -> tuple[str, ...]:
    """Return the populations of a table, its unit first."""
    measured = (one for dim in table.dims for one in dim.populations.values())
    return tuple(dict.fromkeys((table.unit, *measured)))
