"""Reports in, one sum per period out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ssa_desk.domain.merging.adding import Adding
from ssa_desk.domain.merging.choosing import Choice
from ssa_desk.domain.merging.comparing import by_form
from ssa_desk.domain.merging.merged import Added, Merged, MergedTable, Year
from ssa_desk.domain.merging.report import ReadReport
from ssa_desk.domain.merging.shapes import Shapes
from ssa_desk.domain.merging.versions import CatalogueVersion, common_codes, newest
from ssa_desk.domain.schoolyear import Period


def merge(
    choice: Choice,
    versions: Sequence[CatalogueVersion],
    shapes: Callable[[str], Shapes],
) -> Merged:
    """Return the sums of all periods, the newest first; raises TooFewReportsError.

    `shapes` gives the shapes of the tables in a version of the catalogue.
    """
    choice.demand()
    names = choice.catalogues
    last = newest(versions, names)
    adding = Adding({name: shapes(name) for name in names}, last, common_codes(versions, names))
    years = {period: _year(period, reports, adding) for period, reports in choice.reports.items()}
    for period, (merged, year) in choice.merges.items():
        years[period] = adding.moved(year, merged.catalogue)
    return Merged(
        catalogue=last,
        rules=adding.shapes[last].layout.rules,
        years=tuple(years[period] for period in sorted(years, reverse=True)),
    )


def _year(period: Period, reports: Sequence[ReadReport], adding: Adding) -> Year:
    holders: dict[str, list[ReadReport]] = {}
    for one in reports:
        for table in one.tables:
            holders.setdefault(table.id, []).append(one)
    shown = {table_id: by_form(found).keys() for table_id, found in holders.items()}
    forms = {
        form: _of_form({one for one in shown if form in shown[one]}, found, adding)
        for form, found in by_form(reports).items()
    }
    return Year(period, _added(reports, adding.tables(reports)), forms)


def _of_form(allowed: set[str], reports: Sequence[ReadReport], adding: Adding) -> Added:
    """Return the sums of a school form, each table only where its own reports allow it."""
    kept = [
        replace(one, tables=tuple(table for table in one.tables if table.id in allowed))
        for one in reports
    ]
    return _added(reports, adding.tables(kept))


def _added(reports: Sequence[ReadReport], tables: tuple[MergedTable, ...]) -> Added:
    shares = [one.fte for one in reports if one.fte is not None]
    return Added(
        reports=len(reports),
        schools=len({slot for one in reports for slot in one.school_slots}),
        fte=round(sum(shares), 2) if shares else None,
        fte_reports=len(shares),
        tables=tables,
    )
