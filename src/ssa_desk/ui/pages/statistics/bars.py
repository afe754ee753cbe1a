"""What the chart of a sheet shows: the largest rows, the rest in one bar, earlier periods below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ssa_desk.ui.models.figure_sheet import Cell, Line, Sheet
from ssa_desk.ui.pages.statistics.bar_chart import INKS, Bar

MOST = 9
"""Bars of one list."""


_ORDERED = frozenset({"level", "level_group", "extent", "length_class", "status", "core_area"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars with the names of their numbers."""

    bars: tuple[Bar, ...] = ()
    series: tuple[str, ...] = ()
    stacked: bool = False
    apart: bool = False
    """Each list has a scale of its own."""


def is_ordered(dims: Sequence[str]) -> bool:
    """Return whether the rows of a table have an order of their own, like grades."""
    return bool(_ORDERED.intersection(dims[:1]))


def drawing(sheet: Sheet, *, in_order: bool, title: str) -> Drawing:
    """Return the chart of a sheet; `in_order` keeps rows that have an order of their own.

    `title` names the chosen period beside earlier ones.
    """
    if sheet.mixed:
        return _of_lists(sheet, title)
    now = [place for place, one in enumerate(sheet.columns) if one.layer == "now"]
    now = now or [place for place, one in enumerate(sheet.columns) if one.layer == "printed"]
    before = [place for place, one in enumerate(sheet.columns) if one.layer == "earlier"]
    has_sum = bool(now) and sheet.columns[now[-1]].head == "Gesamt" and len(now) > 1
    parts = now[:-1] if has_sum else []
    if has_sum and not before and len(parts) <= len(INKS):
        heads = tuple(sheet.columns[place].head for place in parts)
        return Drawing(_bars(sheet.lines, parts, in_order=in_order), heads, stacked=True)
    first = now[-1:] if has_sum else now[:1]
    places = [*first, *before[: len(INKS) - 1]]
    if not has_sum and len(now) > 1:
        same = sheet.columns[first[0]].head
        places = [*first, *(one for one in before if sheet.columns[one].head.startswith(same))]
    series = (title, *(sheet.columns[one].series for one in places[1:])) if before else ()
    return Drawing(_bars(sheet.lines, places, in_order=in_order), series)


def _of_lists(sheet: Sheet, title: str) -> Drawing:
    """Return the lists below headings: what stands alone has a unit of its own."""
    starts = [place for place, line in enumerate(sheet.lines) if not line.cells]
    lines = sheet.lines[starts[0] :] if starts else ()
    places = range(min(len(sheet.columns), len(INKS) - 1))
    heads = tuple(one.head for one in sheet.columns)
    series = (title, *heads[1:]) if len(heads) > 1 else ()
    return Drawing(_bars(lines, places, in_order=False), series, apart=True)


def _bars(lines: Sequence[Line], places: Sequence[int], *, in_order: bool) -> tuple[Bar, ...]:
    """Return the bars of each list below its heading; the total is no bar."""
    found: list[Bar] = []
    for heading, rows in _lists(lines):
        bars = [_bar(row.name, [row.cells[place] for place in places]) for row in rows]
        bars = [one for one in bars if any(one.values)]
        if heading and bars:
            found.append(Bar(heading, None, is_heading=True))
        found += bars if in_order else _largest(bars)
    return tuple(found)


def _lists(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    lists: list[tuple[str, list[Line]]] = [("", [])]
    for line in lines:
        if not line.cells:
            lists.append((line.name, []))
        elif not line.is_total:
            lists[-1][1].append(line)
    return lists


def _bar(name: str, cells: Sequence[Cell]) -> Bar:
    first, *further = (cell.number for cell in cells)
    return Bar(name, first, further=tuple(further))


def _largest(bars: list[Bar]) -> list[Bar]:
    bars = sorted(bars, key=lambda bar: (-(bar.value or 0), bar.name))
    if len(bars) <= MOST:
        return bars
    rest = bars[MOST - 1 :]
    sums = [
        sum(one or 0 for one in values) for values in zip(*(b.values for b in rest), strict=True)
    ]
    return [
        *bars[: MOST - 1],
        Bar("alle anderen", sums[0], is_rest=True, further=tuple(sums[1:])),
    ]
