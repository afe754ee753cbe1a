"""The report for spreadsheets and statistics programs: a ZIP of one CSV file per printed table."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import Document
from ssa_desk.reports.outline import Bullets, Facts, Listing, Outline, Paragraph, Printed, Section
from ssa_desk.reports.packing import zipped
from ssa_desk.reports.rows import Column, Grid
from ssa_desk.reports.words import words

_FORMULA = "=+-@＝＋－＠"
Cells = Iterable[str | int]


def write(document: Document) -> bytes:
    """Return the ZIP; the same document gives the same bytes."""
    return set_outline(annual(document))


def set_outline(outline: Outline) -> bytes:
    """Return an outline as a ZIP of CSV files and a text that explains them."""
    files = dict(_files(outline))
    files = {words()["csv"]["readme"]: _readme(outline, list(files)), **files}
    return zipped(files, outline.issued_on)


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: such a one gets an apostrophe."""
    return f"'{text}" if text.lstrip()[:1] and text.lstrip()[0] in _FORMULA else text


def _files(outline: Outline) -> Iterator[tuple[str, bytes]]:
    """Yield name and content: the first page, each table, then words and lists by section."""
    text = words()["csv"]
    cards = ((card.name, card.value) for card in outline.cards)
    yield text["overview"], _csv(text["overview_columns"], (*outline.facts, *cards))
    for table in outline.tables:
        yield f"{table.id}.csv", _csv(text["columns"], _table(table, outline.period))
    yield text["texts"], _csv(text["texts_columns"], _texts(outline))
    for section in outline.sections:
        for number, (columns, rows) in enumerate(_lists(section), 1):
            yield text["list"].format(section=section.number, number=number), _csv(columns, rows)


def _table(table: Printed, period: str) -> Iterator[Cells]:
    """Yield a line for each printed number: where it stands, for when, in which unit."""
    for grid in table.grids:
        for label, values in _lines(grid):
            for column, value in zip(grid.columns, values, strict=True):
                unit = words()["csv"]["count" if column.kind == "count" else "percent"]
                place = (table.id, table.title, grid.heading, label, column.title)
                yield (*place, _period(column, period), unit, "" if value is None else value)


def _lines(grid: Grid) -> Iterator[tuple[str, tuple[int | None, ...]]]:
    for row in (*grid.rows, *((grid.total,) if grid.total else ())):
        yield row.label, row.values


def _period(column: Column, period: str) -> str:
    return column.period or period


def _texts(outline: Outline) -> Iterator[Cells]:
    title = words()["summary"]["title"]
    yield from ((title, one) for one in (*outline.sentences, *outline.words))
    for section in outline.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield section.title, block.text
            elif isinstance(block, Bullets):
                yield from ((section.title, line) for line in block.lines)


def _lists(section: Section) -> Iterator[tuple[Iterable[str], Iterable[Cells]]]:
    for block in section.blocks:
        if isinstance(block, Listing):
            yield block.columns, block.rows
        elif isinstance(block, Facts):
            yield words()["csv"]["overview_columns"], block.rows


def _csv(columns: Iterable[str], rows: Iterable[Cells]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutral(one) for one in columns])
    for row in rows:
        writer.writerow([neutral(one) if isinstance(one, str) else one for one in row])
    return text.getvalue().encode("utf-8-sig")


def _readme(outline: Outline, names: list[str]) -> bytes:
    text = words()["csv"]
    titles = {f"{table.id}.csv": table for table in outline.tables}
    lines = [outline.title, f"{outline.period} ({outline.days})", "", *outline.legend, ""]
    lines += [text["about"], ""]
    for name in names:
        table = titles.get(name)
        lines.append(f"{name}  {table.title}" if table else name)
        lines += [f"    {remark}" for remark in (table.remarks if table else ())]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
