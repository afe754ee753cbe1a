"""Which printed tables are drawn too, and what their charts say in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from ssa_desk.content.labels import code_label
from ssa_desk.domain.table import PrintedTable, cell_key
from ssa_desk.reports.grids import Before, unit_title
from ssa_desk.reports.outline import Drawing
from ssa_desk.reports.rows import COLLECTIVE, LEAST_BASE, codes
from ssa_desk.reports.words import words
from ssa_desk.typesetting.charts import Chart, Series

MOST = 10
"""A chart shows at most so many bars; its table has all rows."""

_FEWEST = 2


def drawing(table: PrintedTable, period: str, before: Before | None = None) -> Drawing | None:
    """Return the chart of a table; None if it has none or its numbers are too small (R10).

    `period` is the name of the table's own one in the legend.
    """
    wanted = words()["charts"]["of"].get(table.id)
    if wanted is None or not _is_large_enough(table):
        return None
    made = _split(table, wanted) if "across" in wanted else _plain(table, wanted, period, before)
    if made is None:
        return None
    title: str = wanted["title"]
    return Drawing(
        table.id, title, _alt(title, made), _note(table, made, wanted), made, unit_title(table)
    )


def _is_large_enough(table: PrintedTable) -> bool:
    return table.unit == "percent" or table.cells.get("", 0) >= LEAST_BASE


def _plain(
    table: PrintedTable, wanted: Mapping[str, Any], period: str, before: Before | None
) -> Chart | None:
    """Return the bars of one dim, beside those of the year before."""
    dim = wanted["dim"]
    sources = [table, *([before.table] if before and _is_large_enough(before.table) else [])]
    keys = [code for code in codes(table, dim) if _printed(sources, {dim: code})]
    if len(keys) < _FEWEST:
        return None
    keys = _largest(keys, sources, dim, wanted)
    names = (period, before.period if before else "")
    series = tuple(
        Series(name, tuple(source.cells.get(cell_key(**{dim: code}), 0) for code in keys))
        for name, source in zip(names, sources, strict=False)
    )
    unit = "\u00a0%" if table.unit == "percent" else ""
    return Chart(tuple(code_label(dim, code) for code in keys), series, unit=unit)


def _split(table: PrintedTable, wanted: Mapping[str, Any]) -> Chart | None:
    """Return stacked bars of one dim by the other."""
    across = wanted["across"]
    down = next((dim for dim in table.dims if dim != across), across)
    keys = [code for code in codes(table, down) if table[cell_key(**{down: code})]]
    if len(keys) < _FEWEST or down == across:
        return None
    keys = _largest(keys, [table], down, wanted)
    series = tuple(
        Series(
            code_label(across, one),
            tuple(table.cells.get(cell_key(**{across: one, down: code}), 0) for code in keys),
        )
        for one in codes(table, across)
    )
    return Chart(tuple(code_label(down, code) for code in keys), series, is_stacked=True)


def _largest(
    keys: list[str], sources: list[PrintedTable], dim: str, wanted: Mapping[str, Any]
) -> list[str]:
    """Return the codes to draw: all in their order, or the largest ones first."""
    if wanted.get("is_ordered"):
        return keys
    counts = {
        code: [source.cells.get(cell_key(**{dim: code}), 0) for source in sources] for code in keys
    }
    most = sorted(keys, key=lambda code: -max(counts[code]))[:MOST]
    # What takes in all the rest stands last, however long its bar.
    return sorted(most, key=lambda code: (code in COLLECTIVE, [-count for count in counts[code]]))


def _printed(sources: list[PrintedTable], own: Mapping[str, str]) -> bool:
    return any(source.cells.get(cell_key(**own)) for source in sources)


def _note(table: PrintedTable, chart: Chart, wanted: Mapping[str, Any]) -> str:
    """Return what the chart leaves out; nothing if it has a bar for each row."""
    dim = wanted.get("dim") or next(one for one in table.dims if one != wanted["across"])
    rows = codes(table, dim)
    if len(chart.labels) >= len(rows):
        return ""
    above = sum(bool(table.cells.get(cell_key(**{dim: code}))) for code in rows)
    note: str = words()["charts"]["note_cut" if above > len(chart.labels) else "note"]
    return note


def _alt(title: str, chart: Chart) -> str:
    text = words()["charts"]
    alt: str = text["alt"].format(title=title, list="; ".join(_said(chart)))
    return alt


def _said(chart: Chart) -> Iterator[str]:
    for place, label in enumerate(chart.labels):
        values = [(series.name, chart.value(series.values[place])) for series in chart.series]
        if len(values) == 1:
            yield f"{label} {values[0][1]}"
        else:
            yield f"{label}: " + ", ".join(f"{name} {value}" for name, value in values)
