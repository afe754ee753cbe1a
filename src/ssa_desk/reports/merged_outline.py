"""A merge as an outline: the sections of the annual report over all reports, then comparisons."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.merging.merged import Added, Merged, MergedTable, Year
from ssa_desk.reports.annual import LONG, short
from ssa_desk.reports.core_areas import core_areas
from ssa_desk.reports.graphs import drawing
from ssa_desk.reports.grids import Before
from ssa_desk.reports.merged_annex import annex
from ssa_desk.reports.merged_comparison import forms_section, years_section
from ssa_desk.reports.merged_grids import merged_grids, remarks
from ssa_desk.reports.merged_words import merged_words
from ssa_desk.reports.outline import Block, Card, Outline, Paragraph, Printed, Section
from ssa_desk.reports.summary import CARDS, sentences
from ssa_desk.reports.words import words

Tables = Mapping[str, MergedTable]


def merged_outline(merged: Merged, day: date) -> Outline:
    """Return a merge as it is printed on a day."""
    text, newest = merged_words(), merged.years[0]
    first, last = newest.period.first, newest.period.last
    added = newest.added
    return Outline(
        title=text["title"],
        name=text["name"],
        period=newest.period.title,
        days=words()["cover_line"].format(first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}"),
        issued_on=day,
        facts=tuple(_facts(merged, day)),
        cards=tuple(_cards(added)),
        sentences=tuple(sentences(widest(added))),
        words=(),
        legend=(text["legend"].format(reports=added.reports, schools=added.schools),),
        sections=tuple(_sections(merged)),
        foot=text["foot"],
    )


def widest(added: Added) -> Tables:
    """Return each table as it stands over the most reports."""
    return {table.id: table for table in sorted(added.tables, key=lambda table: table.reports)}


def _facts(merged: Merged, day: date) -> Iterator[tuple[str, str]]:
    title, newest = merged_words()["cover"], merged.years[0]
    added, school_types = newest.added, catalogue("school_type")
    yield title["reports"], str(added.reports)
    yield title["schools"], str(added.schools)
    if added.fte is not None:
        shape = "fte_all" if added.fte_reports == added.reports else "fte_some"
        fte = f"{added.fte:.2f}".replace(".", ",")
        yield (
            title["fte"],
            title[shape].format(fte=fte, some=added.fte_reports, all=added.reports),
        )
    forms = [school_types.label(form) for form in newest.school_forms]
    if forms:
        yield title["school_forms"], ", ".join(forms)
    if len(merged.years) > 1:
        yield title["earlier"], ", ".join(year.period.title for year in merged.years[1:])
    yield title["issued_on"], f"{day:%d.%m.%Y}"


def _cards(added: Added) -> Iterator[Card]:
    title, tables = words()["summary"], widest(added)
    for name, table_id, key in CARDS:
        table = tables.get(table_id)
        if table is not None and key in table.cells:
            is_exact = key in table.exact
            yield Card(title[name], table[key], "" if is_exact else f"± {table.band:.0f}")


def _sections(merged: Merged) -> Iterator[Section]:
    number = 0
    for section in words()["section"]:
        blocks = tuple(_blocks(merged, section))
        if blocks:
            number += 1
            own_page = section.get("own_page", False)
            yield Section(section["key"], str(number), section["title"], blocks, own_page)
    yield forms_section(merged.years[0], str(number + 1))
    if len(merged.years) > 1:
        yield years_section(merged.years, str(number + 2))
    yield from annex(merged)


def _blocks(merged: Merged, section: Mapping[str, Any]) -> Iterator[Block]:
    newest, *earlier = merged.years
    found = [block for table in _ids(newest, section) for block in _table(newest, earlier, table)]
    if section["key"] == "core_areas":
        found = [*core_areas(widest(newest.added), {}, ""), *found]
    if section.get("text") and found:
        yield Paragraph(section["text"])
    yield from found


def _ids(newest: Year, section: Mapping[str, Any]) -> list[str]:
    """Return the tables of a section; the last section also takes those none has named."""
    listed = words()["section"]
    wanted = list(section["tables"])
    if section is listed[-1]:
        named = {one for each in listed for one in each["tables"]}
        printed = dict.fromkeys(table.id for table in newest.added.tables)
        wanted += [one for one in printed if one not in named]
    return wanted


def _table(newest: Year, earlier: list[Year], table_id: str) -> Iterator[Block]:
    """Yield the chart of a table, then the table in each of its steps."""
    found = [table for table in newest.added.tables if table.id == table_id]
    if not found:
        return
    graph = drawing(found[-1], short(newest.period), _before(found[-1], earlier))
    if graph:
        yield graph
    for place, table in enumerate(found):
        grids = merged_grids(table)
        brief = tuple(grid.without_zeros() if len(grid.rows) > LONG else grid for grid in grids)
        said = tuple(remarks(table, is_coarser=place > 0))
        if brief != grids:
            said = (*said, words()["remarks"]["zeros"])
        name = table.id + "abcdefgh"[place] if len(found) > 1 else table.id
        yield Printed(name, table.title, grids, brief, said)


def _before(table: MergedTable, earlier: list[Year]) -> Before | None:
    """Return the table of the period before, if it was printed in the same shape."""
    if not earlier:
        return None
    before = widest(earlier[0].added).get(table.id)
    if before is None or before.dims != table.dims or before.cells.keys() != table.cells.keys():
        return None
    return Before(before, short(earlier[0].period))
