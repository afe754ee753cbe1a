"""The annual report as an outline: its sections in the order of the standard report."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable
from ssa_desk.reports.annex import annex
from ssa_desk.reports.core_areas import core_areas
from ssa_desk.reports.document import Document
from ssa_desk.reports.graphs import drawing
from ssa_desk.reports.grids import Before, grids
from ssa_desk.reports.outline import Block, Listing, Outline, Paragraph, Printed, Section
from ssa_desk.reports.rows import Grid, kinds, pairs
from ssa_desk.reports.summary import cards, facts, sentences
from ssa_desk.reports.words import words
from ssa_desk.typesetting.fonts import clean

LONG = 24
"""A list with more rows stands on paper without those in which nothing but 0 is printed."""

SHORT = 4
"""A list in which nothing but 0 is printed has no rows on paper if it has more than these."""


def annual(document: Document) -> Outline:
    """Return the report of a document; every text is cleaned of what steers the print."""
    publication, text = document.publication, words()
    tables = {table.id: table for table in publication.tables}
    first, last = publication.period.first, publication.period.last
    return Outline(
        title=text["title"],
        name=text["kinds"].get(publication.period.kind, text["title"]),
        period=publication.period.title,
        days=text["cover_line"].format(first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}"),
        issued_on=document.about.issued_on,
        facts=tuple((name, clean(value)) for name, value in facts(document)),
        cards=tuple(cards(document)),
        sentences=tuple(sentences(tables)) if tables else (text["summary"]["nothing"],),
        words=tuple(paragraphs(document.texts.get("summary", ""))),
        legend=_legend(document),
        sections=(*_sections(document), *annex(document)),
    )


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of the worker's words; single ends of line stay inside."""
    for part in clean(text).split("\n\n"):
        if part.strip():
            yield part.strip()


def short(period: Period) -> str:
    """Return the name of a period as it stands in the head of a column."""
    return period.title.removeprefix("Schuljahr ").removeprefix("Kalenderjahr ")


def _sections(document: Document) -> Iterator[Section]:
    listed = words()["section"]
    for number, section in enumerate(listed, 1):
        blocks = tuple(_blocks(document, section))
        own_page = bool(blocks) and section.get("own_page", False)
        blocks = blocks or (Paragraph(words()["words"]["empty"]),)
        yield Section(section["key"], str(number), section["title"], blocks, own_page)


def _blocks(document: Document, section: Mapping[str, Any]) -> Iterator[Block]:
    own = list(paragraphs(document.texts.get(section["key"], "")))
    found = [*_first(document, section), *_tables(document, _ids(document, section))]
    if section.get("text") and (found or own):
        yield Paragraph(section["text"])
    yield from (Paragraph(one, is_own=True) for one in own)
    yield from found


def _first(document: Document, section: Mapping[str, Any]) -> Iterator[Block]:
    """Yield what stands before the tables of a section."""
    children = document.publication.children
    if section["key"] == "goals" and document.goals:
        yield _goals(document)
    if section["key"] == "casework" and children is not None:
        yield Paragraph(words()["exact_children"].format(children=children))
    if section["key"] == "core_areas":
        yield from core_areas(*_years(document))


def _ids(document: Document, section: Mapping[str, Any]) -> list[str]:
    """Return the tables of a section; the last section also takes those none has named."""
    listed, found = words()["section"], list(section["tables"])
    if section is listed[-1]:
        named = {one for each in listed for one in each["tables"]}
        found += [one.id for one in document.publication.tables if one.id not in named]
    return found


def _tables(document: Document, wanted: Iterable[str]) -> Iterator[Block]:
    printed = {table.id: table for table in document.publication.tables}
    for one in wanted:
        if one in printed:
            yield from _table(document, printed[one])


def _years(document: Document) -> tuple[dict[str, PublicTable], dict[str, PublicTable], str]:
    """Return the tables of this year and of the year before, and the name of that one."""
    now = {table.id: table for table in document.publication.tables}
    if document.previous is None:
        return now, {}, ""
    return now, {table.id: table for table in document.previous.tables}, _named(document.previous)


def _named(previous: Publication) -> str:
    named: str = words()["before"].format(period=short(previous.period))
    return named


def _table(document: Document, table: PublicTable) -> Iterator[Block]:
    before = _before(document, table)
    graph = drawing(table, short(document.publication.period), before)
    if graph:
        yield graph
    found = grids(table, before)
    if not any(value for grid in found for value in _printed_values(grid)):
        nothing = words()["remarks"]["nothing" if table.base == 1 else "all_zero"]
        yield Printed(table.id, table.title, found, (), (nothing,))
        return
    brief = tuple(_brief(grid) for grid in found)
    remarks = tuple(_remarks(table, found, brief))
    yield Printed(table.id, table.title, found, brief, remarks)


def _before(document: Document, table: PublicTable) -> Before | None:
    """Return the table of the year before, if it was printed in the same shape."""
    previous = document.previous
    if previous is None:
        return None
    for one in previous.tables:
        if _is_alike(one, table):
            return Before(one, _named(previous))
    return None


def _is_alike(one: PublicTable, other: PublicTable) -> bool:
    """Return whether two tables can stand beside each other: crossed ones need the same groups."""
    if (one.id, one.dims, one.unit) != (other.id, other.dims, other.unit):
        return False
    is_crossed = pairs(other) and "measure" not in kinds(other.id).values()
    return not is_crossed or set(one.cells) == set(other.cells)


def _brief(grid: Grid) -> Grid:
    rows = len(grid.rows)
    is_empty = rows > SHORT and not grid.without_zeros().rows
    return grid.without_zeros() if rows > LONG or is_empty else grid


def _remarks(table: PublicTable, full: tuple[Grid, ...], brief: tuple[Grid, ...]) -> Iterator[str]:
    text = words()["remarks"]
    if table.unit == "percent":
        yield text["percent"]
    elif table.base == 1:
        yield text["exact" if table.maxdev == 0 else "mixed"]
    if "multi" in {kinds(table.id).get(dim) for dim in table.dims}:
        yield text["multi"]
    if brief != full:
        yield text["zeros"]
    if any(value is None for grid in full for value in _printed_values(grid)):
        yield text["missing"]


def _printed_values(grid: Grid) -> Iterator[int | None]:
    places = [place for place, column in enumerate(grid.columns) if column.kind != "share"]
    rows = (*grid.rows, *([grid.total] if grid.total else []))
    return (row.values[place] for row in rows for place in places)


def _goals(document: Document) -> Listing:
    text = words()["goals"]
    rows = tuple(
        tuple(
            clean(value)
            for value in (line.goal, line.indicator, line.target, line.actual, line.attainment)
        )
        for line in document.goals
    )
    return Listing(text["title"], tuple(text["columns"]), rows, tuple(text["widths"]))


def _legend(document: Document) -> tuple[str, ...]:
    exact = document.publication.children is not None
    return (words()["legend"], *((words()["legend_children"],) if exact else ()))
