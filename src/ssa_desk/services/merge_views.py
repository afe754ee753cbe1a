"""A merge as it is shown on the screen: the tables and charts of its pages, as plain texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ssa_desk.content.numbers import number
from ssa_desk.domain.merging.merged import Merged

if TYPE_CHECKING:
    from ssa_desk.reports.outline import Block, Drawing, Section
    from ssa_desk.reports.rows import Grid, Row

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """Heads and rows; the first column holds the labels."""

    heads: Texts
    rows: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class ShownChart:
    """Bars with a number for each series."""

    title: str
    series: Texts
    bars: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table with what is said below it; `section` is the heading it stands under."""

    section: str
    id: str
    title: str
    grids: tuple[ShownGrid, ...]
    remarks: Texts
    chart: ShownChart | None = None


@dataclass(frozen=True, slots=True)
class ShownMerge:
    """The whole merge: its head, the large numbers, the tables in the order of the pages."""

    title: str
    facts: tuple[tuple[str, str], ...]
    cards: tuple[tuple[str, str, str], ...]
    """What was counted, how many, and the band."""
    legend: Texts
    tables: tuple[ShownTable, ...]


def shown(merged: Merged, day: date) -> ShownMerge:
    """Return what the screen shows of a merge: the same as the pages of its PDF."""
    from ssa_desk.reports.merged_outline import merged_outline

    outline = merged_outline(merged, day)
    return ShownMerge(
        title=outline.period,
        facts=outline.facts,
        cards=tuple((card.name, number(card.value), card.before) for card in outline.cards),
        legend=outline.legend,
        tables=tuple(table for section in outline.sections for table in _tables(section)),
    )


def _tables(section: "Section") -> Iterator[ShownTable]:
    from ssa_desk.reports.outline import Drawing

    drawings = {block.id: block for block in section.blocks if isinstance(block, Drawing)}
    for block in section.blocks:
        found = _table(section.title, block, drawings)
        if found is not None:
            yield found


def _table(section: str, block: "Block", drawings: "dict[str, Drawing]") -> ShownTable | None:
    from ssa_desk.reports.outline import Listing, Printed

    if isinstance(block, Listing):
        rows = tuple(tuple(map(_words, row)) for row in block.rows)
        grid = ShownGrid(block.columns, rows)
        return ShownTable(section, "", block.title or section, (grid,), _said(block.note))
    if isinstance(block, Printed):
        grids = tuple(_grid(one) for one in block.grids)
        chart = _chart(drawings[block.id]) if block.id in drawings else None
        return ShownTable(section, block.id, block.title, grids, block.remarks, chart)
    return None


def _grid(grid: "Grid") -> ShownGrid:
    rows = (*grid.rows, *((grid.total,) if grid.total else ()))
    heads = (f"{one.title} ({one.period})" if one.period else one.title for one in grid.columns)
    return ShownGrid((grid.heading, *heads), tuple(_row(grid, row) for row in rows))


def _row(grid: "Grid", row: "Row") -> Texts:
    from ssa_desk.reports.rows import shown as printed

    values = zip(row.values, grid.columns, strict=True)
    return (row.label, *(printed(value, column, number) for value, column in values))


def _chart(drawing: "Drawing") -> ShownChart:
    chart = drawing.chart
    bars = tuple(
        (label, tuple(series.values[place] for series in chart.series))
        for place, label in enumerate(chart.labels)
    )
    return ShownChart(drawing.title, tuple(one.name for one in chart.series), bars)


def _words(cell: int | str) -> str:
    return number(cell) if isinstance(cell, int) else cell


def _said(note: str) -> Texts:
    return (note,) if note else ()
