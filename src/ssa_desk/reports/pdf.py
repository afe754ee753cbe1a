"""The report as a PDF for people: summary, sections, charts, method and audit."""

from collections.abc import Iterator
from dataclasses import asdict
from math import ceil
from typing import Any

from ssa_desk.content.numbers import grouped
from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import Document
from ssa_desk.reports.outline import (
    Block,
    Drawing,
    Facts,
    Heading,
    Listing,
    Outline,
    Paragraph,
    Printed,
    Section,
    figures,
)
from ssa_desk.reports.rows import Grid, Row, shown
from ssa_desk.reports.words import words
from ssa_desk.typesetting.charts import NARROW, WIDTH, bar_chart
from ssa_desk.typesetting.compile import set_pdf
from ssa_desk.typesetting.fonts import check_glyphs

_LONG_WORD = 28
_NARROW = 32  # letters of a label where two tables stand beside each other
_WHOLE = 100.0  # mm that a table may take before it goes on overleaf
_BESIDE = 12  # rows that a table with its chart beside it has at most
_SLIM = 40  # letters of a label in such a chart
_HEADED = 11  # letters of a head where two tables stand beside each other
_MUCH = 1500  # letters of a list of words that goes on overleaf
_LEAD = 600  # letters of a paragraph that stays with what it leads to
_HEAD, _ROW, _LINE = 18.0, 4.6, 4.0
_ROOM = {1: 75, 2: 58, 3: 54, 4: 46, 5: 40, 6: 28, 7: 26, 8: 21}  # letters of a label in a line
_BREAK = "\u200b"


def write(document: Document) -> bytes:
    """Return the report as PDF/UA-1 and PDF/A-2a, dated by the day it was issued.

    Raises MissingGlyphError for a character that no font prints.
    """
    return set_outline(annual(document))


def set_outline(outline: Outline) -> bytes:
    """Return an outline as PDF; raises MissingGlyphError."""
    for field, value in _own_words(outline):
        check_glyphs({field: value})
    slim = {
        drawing.id
        for section in outline.sections
        for drawing, printed in figures(section.blocks)
        if _stands_beside(drawing, printed)
    }
    images = {
        f"{one.id}.svg": bar_chart(one.chart, NARROW if one.id in slim else WIDTH)
        for one in outline.drawings
    }
    return set_pdf("report", _data(outline), outline.issued_on, images)


def _own_words(outline: Outline) -> list[tuple[str, str]]:
    """Return what people have written, by the German name of its field."""
    found = [*outline.facts, *((words()["summary"]["title"], one) for one in outline.words)]
    for section in outline.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.is_own:
                found.append((section.title, block.text))
            elif isinstance(block, Listing):
                found += [(section.title, str(value)) for row in block.rows for value in row]
    return found


def _data(outline: Outline) -> dict[str, Any]:
    return {
        "words": words(),
        "kind": outline.name,
        "title": outline.title,
        "period": outline.period,
        "days": outline.days,
        "facts": [(name, breakable(value)) for name, value in outline.facts],
        "cards": [{**asdict(card), "value": grouped(card.value)} for card in outline.cards],
        "sentences": outline.sentences,
        "own": [_lines(one) for one in outline.words],
        "legend": outline.legend,
        "foot": outline.foot or words()["short_legend"],
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "own_page": section.has_own_page,
                "annex": section.number.isalpha(),
                "blocks": list(_blocks(section)),
            }
            for section in outline.sections
        ],
    }


def _blocks(section: Section) -> Iterator[dict[str, Any]]:
    """Yield what is set; a chart is a part of its table, a short text leads to what follows."""
    charts = {printed.id: drawing for drawing, printed in figures(section.blocks)}
    drawn = {drawing.id for drawing in charts.values()}
    for place, block in enumerate(section.blocks):
        if isinstance(block, Drawing) and block.id in drawn:
            continue
        data, after = _block(block), section.blocks[place + 1 : place + 2]
        if isinstance(block, Printed):
            chart = charts.get(block.id)
            data["chart"] = None if chart is None else _block(chart)
            data["slim"] = chart is not None and _stands_beside(chart, block)
        elif isinstance(block, Paragraph):
            is_short = len(block.text) <= _LEAD and not block.is_own
            data["leads"] = is_short and not isinstance(after[0] if after else block, _WORDS)
        yield data


_WORDS = (Paragraph, Heading)


def _stands_beside(drawing: Drawing, printed: Printed) -> bool:
    """Return whether a chart has room at the side of its table: both are short and plain."""
    chart, grids = drawing.chart, printed.short
    if len(grids) != 1 or len(grids[0].columns) > len(_PLAIN) or len(chart.series) > 1:
        return False
    if max(map(len, chart.labels)) > _SLIM:
        return False
    kinds = [column.kind for column in grids[0].columns]
    return kinds[1:] == _PLAIN[1 : len(kinds)] and len(grids[0].rows) <= _BESIDE


_PLAIN = ["count", "share"]


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Printed):
        grids = [_grid(grid) for grid in block.short]
        return {
            "kind": block.kind,
            "id": block.id,
            "title": block.title,
            "grids": grids,
            "breaks": sum(height(grid) for grid in block.short) > _WHOLE,
            "beside": _is_narrow(block.short),
            "remarks": block.remarks,
        }
    if isinstance(block, Drawing):
        return {
            "kind": block.kind,
            "file": f"{block.id}.svg",
            "title": block.title,
            "alt": block.alt,
            "note": block.note,
        }
    if isinstance(block, Paragraph):
        lines = _lines(block.text) if block.is_own else block.text.split("\n")
        return {"kind": block.kind, "lines": lines, "own": block.is_own}
    if isinstance(block, Facts):
        return {"kind": block.kind, "rows": [(name, breakable(text)) for name, text in block.rows]}
    if isinstance(block, Listing):
        rows = [[_said(value) for value in row] for row in block.rows]
        numbers = [_is_number(place, block) for place in range(len(block.columns))]
        letters = sum(len(value) for row in rows for value in row)
        return {**asdict(block), "rows": rows, "numbers": numbers, "breaks": letters > _MUCH}
    return asdict(block)


def _said(value: str | int) -> str:
    return grouped(value) if isinstance(value, int) else breakable(value)


def _is_number(place: int, listing: Listing) -> bool:
    return any(isinstance(row[place], int) for row in listing.rows)


def _grid(grid: Grid) -> dict[str, Any]:
    def row(one: Row) -> dict[str, Any]:
        values = [
            shown(value, column) for value, column in zip(one.values, grid.columns, strict=True)
        ]
        return {"label": one.label, "values": values}

    return {
        "heading": grid.heading,
        "columns": [asdict(column) for column in grid.columns],
        "rows": [row(one) for one in grid.rows],
        "total": row(grid.total) if grid.total else None,
        "breaks": height(grid) > _WHOLE,
    }


def _is_narrow(grids: tuple[Grid, ...]) -> bool:
    """Return whether two tables have room beside each other."""
    labels = [row.label for grid in grids for row in grid.rows]
    columns = max((len(grid.columns) for grid in grids), default=0)
    heads = [column.title for grid in grids for column in grid.columns]
    are_short = max(map(len, heads), default=0) <= _HEADED
    fit = columns <= 2 and are_short and all(len(label) <= _NARROW for label in labels)
    return len(grids) == 2 and fit


def height(grid: Grid) -> float:
    """Return about how high a table stands on paper, in mm."""
    room = _ROOM.get(len(grid.columns), min(_ROOM.values()))
    lines = [ceil(len(row.label) / room) for row in grid.rows]
    return _HEAD + sum(_ROW + (count - 1) * _LINE for count in lines)


def _lines(text: str) -> list[str]:
    return [breakable(line) for line in text.split("\n")]


def breakable(text: str) -> str:
    """Return the text with places to break in words that are longer than a column."""
    return " ".join(_broken(word) for word in text.split(" "))


def _broken(word: str) -> str:
    parts = range(0, len(word), _LONG_WORD)
    return _BREAK.join(word[place : place + _LONG_WORD] for place in parts)
