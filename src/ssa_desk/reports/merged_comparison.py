"""School forms beside each other, and periods beside each other."""

from collections.abc import Iterator, Mapping, Sequence

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.merging.merged import Added, MergedTable, Year
from ssa_desk.reports.annual import short
from ssa_desk.reports.merged_grids import Side, side_by_side
from ssa_desk.reports.merged_words import merged_words
from ssa_desk.reports.outline import Block, Drawing, Listing, Paragraph, Printed, Section
from ssa_desk.reports.rows import LEAST_BASE, codes
from ssa_desk.reports.summary import CARDS
from ssa_desk.reports.words import words
from ssa_desk.typesetting.charts import Chart, Series

Value = str | int
_NOT_PRINTED = "–"


def forms_section(year: Year, number: str) -> Section:
    """Return the comparison of the school forms of a period."""
    text = merged_words()["forms"]
    if not year.school_forms:
        return Section("forms", number, text["title"], (Paragraph(text["none"]),))
    blocks = (Paragraph(text["text"]), *_forms(year))
    return Section("forms", number, text["title"], blocks, has_own_page=True)


def years_section(years: Sequence[Year], number: str) -> Section:
    """Return the comparison of several periods, the newest one first."""
    text = merged_words()["years"]
    sources = [(short(year.period), year.added) for year in years]
    listed = Listing(
        text["overview"],
        (text["columns"]["what"], *(name for name, _ in sources)),
        tuple(_year_rows(years)),
        (6, *(2 for _ in sources)),
    )
    tables = _compared(text, sources, as_shares=False)
    blocks: tuple[Block, ...] = (Paragraph(text["text"]), listed, *tables)
    return Section("years", number, text["title"], blocks, has_own_page=True)


def per_fte(added: Added) -> str:
    """Return cases per full post with one decimal, "–" unless every report names its posts."""
    cases = _number(added, "P01", "")
    table = added.table("P01")
    is_whole = table is not None and table.reports == added.reports == added.fte_reports
    if not is_whole or not added.fte or not isinstance(cases, int) or cases < LEAST_BASE:
        return _NOT_PRINTED
    return f"{cases / added.fte:.1f}".replace(".", ",")


def _forms(year: Year) -> Iterator[Block]:
    text, label = merged_words()["forms"], catalogue("school_type").label
    named = [(label(form), added) for form, added in year.school_forms.items()]
    sources = [*named, (text["all"], year.added)]
    heads = text["columns"]
    rows = tuple(
        (
            name,
            added.reports,
            added.schools,
            _number(added, "P01", ""),
            _number(added, "P01", "unit=children"),
            _number(added, "A01", ""),
            per_fte(added),
        )
        for name, added in sources
    )
    yield Listing(
        text["overview"], tuple(heads.values()), rows, (5, 2, 2, 2, 2, 3, 3), text["per_fte"]
    )
    if graph := _per_fte_chart(named):
        yield graph
    yield from _compared(text, sources, as_shares=True)


def _per_fte_chart(named: Sequence[tuple[str, Added]]) -> Drawing | None:
    values = [(name, per_fte(added)) for name, added in named]
    if len(values) < 2 or any(value == _NOT_PRINTED for _, value in values):
        return None
    title = merged_words()["forms"]["chart"]
    whole = tuple(round(float(value.replace(",", "."))) for _, value in values)
    names = tuple(name for name, _ in values)
    said = "; ".join(f"{name} {value}" for name, value in zip(names, whole, strict=True))
    alt = words()["charts"]["alt"].format(title=title, list=said)
    note = words()["charts"]["note"]
    first = merged_words()["forms"]["tables"][0]
    return Drawing(f"{first}F", title, alt, note, Chart(names, (Series(title, whole),)))


def _compared(
    text: Mapping[str, object], sources: Sequence[tuple[str, Added]], *, as_shares: bool
) -> Iterator[Printed]:
    """Yield each table that at least two of the sources have, side by side."""
    wanted, shape, key = text["tables"], str(text["table"]), "F" if as_shares else "Z"
    for table_id in wanted if isinstance(wanted, list) else ():
        sides = [Side(name, added.table(table_id)) for name, added in sources]
        tables = [side.table for side in sides if side.table is not None]
        if len(tables) < 2:
            continue
        grids = tuple(
            side_by_side(sides, dim, as_shares=as_shares) for dim in _compared_dims(tables)
        )
        title = shape.format(title=tables[0].title)
        yield Printed(f"{table_id}{key}", title, grids, grids, ())


def _compared_dims(tables: Sequence[MergedTable]) -> list[str]:
    """Return the dims that all tables have rows of."""
    dims = dict.fromkeys(dim for table in tables for dim in table.dims)
    return [dim for dim in dims if all(codes(table, dim) for table in tables)]


def _year_rows(years: Sequence[Year]) -> Iterator[tuple[Value, ...]]:
    rows = merged_words()["years"]["rows"]
    yield rows["reports"], *(year.added.reports for year in years)
    yield rows["schools"], *(year.added.schools for year in years)
    for name, table_id, key in CARDS:
        values = [_number(year.added, table_id, key) for year in years]
        if any(isinstance(value, int) for value in values):
            yield rows[name], *values
    posts = [per_fte(year.added) for year in years]
    if set(posts) != {_NOT_PRINTED}:
        yield rows["per_fte"], *posts


def _number(added: Added, table_id: str, key: str) -> Value:
    table = added.table(table_id)
    return _NOT_PRINTED if table is None else table.cells.get(key, _NOT_PRINTED)
