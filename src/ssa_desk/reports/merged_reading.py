"""Reads a `ssa-merged/1` again, for the comparison over years."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ssa_desk.domain.merging.consistency import adds_up
from ssa_desk.domain.merging.errors import LEAST_REPORTS, LEAST_SCHOOLS
from ssa_desk.domain.merging.merged import Added, Merged, MergedTable, Year
from ssa_desk.domain.merging.shapes import Shapes
from ssa_desk.reports.period import period_of, period_problems

Part = Mapping[str, Any]


def problems(content: Part, shapes: Shapes) -> list[str]:
    """Return what is wrong with a merge of the right form, in German sentences."""
    found = list(dict.fromkeys(_problems(content, shapes)))
    periods = [(year["period"]["from"], year["period"]["to"]) for year in _years(content)]
    if not found and (
        sorted(set(periods), reverse=True) != periods
        or len({year["period"]["kind"] for year in _years(content)}) > 1
    ):
        found.append("Die Zeiträume der Auswertung passen nicht zueinander.")
    return found


def merged(content: Part, shapes: Shapes) -> Merged:
    """Return a merge that has no problems."""
    return Merged(
        catalogue=content["catalogue"],
        rules=content["rules"],
        years=tuple(_year(year, shapes) for year in _years(content)),
    )


def _years(content: Part) -> list[Part]:
    return [content, *content["earlier"]]


def _problems(content: Part, shapes: Shapes) -> Iterator[str]:
    for year in _years(content):
        yield from period_problems(year["period"])
        for added in (year, *year["school_forms"]):
            yield from _added_problems(added, shapes)


def _added_problems(added: Part, shapes: Shapes) -> Iterator[str]:
    if added["reports"] < LEAST_REPORTS or added["schools"] < LEAST_SCHOOLS:
        yield "Hinter der Auswertung stehen zu wenige Berichte oder Schulen."
    for table in added["tables"]:
        read = _table(table, added["reports"], shapes)
        shape = next(one for one in shapes.of(read.id) if one.may_hold(read))
        counts = [table["reports"], *table["partly"].values()]
        if max(counts) > added["reports"] or not adds_up(shape, read.cells):
            yield f"In der Tabelle {read.id} gehen die Summen nicht auf."
        uncertain = {key for key in read.cells if read.is_uncertain(key)}
        if read.band != table["band"] or uncertain != set(table["uncertain"]):
            yield f"In der Tabelle {read.id} stimmt die Angabe zur Unsicherheit nicht."


def _year(year: Part, shapes: Shapes) -> Year:
    forms = {one["school_form"]: _added(one, shapes) for one in year["school_forms"]}
    return Year(period_of(year["period"]), _added(year, shapes), forms)


def _added(added: Part, shapes: Shapes) -> Added:
    return Added(
        reports=added["reports"],
        schools=added["schools"],
        fte=added["fte"],
        fte_reports=added["fte_reports"],
        tables=tuple(_table(table, added["reports"], shapes) for table in added["tables"]),
    )


def _table(table: Part, of: int, shapes: Shapes) -> MergedTable:
    layout = shapes.layout.table(table["id"])
    read = MergedTable(
        id=table["id"],
        title=layout.title,
        unit=table["unit"],
        dims=tuple(table["dims"]),
        base=table["base"],
        cells=table["cells"],
        reports=table["reports"],
        of=of,
        partly=table["partly"],
    )
    shape = next(one for one in shapes.of(read.id) if one.may_hold(read))
    return replace(read, exact=shape.exact & read.cells.keys())
