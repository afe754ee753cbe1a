"""A whole printed year with every table of the layout, for tests of what reports look like."""

from dataclasses import replace
from datetime import date
from random import Random

from printed_year import SAFE, about
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.layout import Dim, TableLayout
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table, cell_key
from ssa_desk.reports.document import SECTIONS, Document, GoalLine

GOALS = (
    GoalLine(
        "Schülerinnen und Schüler mit hohen Fehlzeiten werden früh erreicht.",
        "Hausbesuche bei Eltern",
        "mindestens 20",
        "25 (Tabelle A06)",
        "erreicht",
    ),
    GoalLine(
        "Der Klassenrat ist in allen fünften Klassen eingeführt.", "Klassen", "4", "3", "teilweise"
    ),
)
TEXTS = {
    section: f"Eigene Worte zum Abschnitt {section}: Das Jahr war geprägt von vielen Gesprächen "
    "mit Kindern, Eltern und Lehrkräften. Die Zusammenarbeit mit der Schulleitung ist gut.\n\n"
    "Im zweiten Halbjahr kam ein weiteres Angebot dazu.\nEs wird fortgeführt."
    for section in SECTIONS
}


def full_report(*, previous: bool = True, children: int | None = None) -> Document:
    """Return a document with all tables, texts and goals, and a year before."""
    now = replace(full_year(2025), children=children)
    return Document(
        publication=now,
        about=about("R017"),
        previous=full_year(2024) if previous else None,
        texts=TEXTS,
        goals=GOALS,
    )


def full_year(first: int) -> Publication:
    """Return a school year with every table of the layout; sums are right within each table."""
    chance = Random(first)
    tables = tuple(_table(layout, chance) for layout in report_tables().tables)
    period = Period(date(first, 8, 1), date(first + 1, 7, 31))
    dropped = (("P99", "Die Gruppen sind zu klein."),)
    return Publication(period, tables, dropped, ("Ein Hinweis zu einer Tabelle.",), SAFE)


def _table(layout: TableLayout, chance: Random) -> PublicTable:
    dims = tuple(dim.steps[-1].dim for dim in layout.dims)
    shape = Table(layout.id, layout.title, layout.unit, dims)
    measure = next((place for place, dim in enumerate(layout.dims) if dim.kind == "measure"), None)
    if measure is not None:
        return public_table(shape, _measured(layout, measure, chance))
    if layout.crossed:
        return public_table(shape, _crossed(layout, chance))
    cells = {"": 100 if layout.unit == "percent" else 120}
    for dim in layout.dims:
        cells |= _alone(dim, cells[""], chance)
    return public_table(shape, cells)


def _alone(dim: Dim, total: int, chance: Random) -> dict[str, int]:
    """Return cells of one dim that add up to the total, or parts of it."""
    found: dict[str, int] = {}
    for step in dim.steps if dim.steps[0].dim != dim.steps[-1].dim else dim.steps[-1:]:
        codes = step.codes.codes
        values = [5 * chance.choice((0, 0, 1, 1, 2, 4)) for _ in codes]
        if dim.kind == "partition":
            values = _adding(values, total)
        found |= {
            cell_key(**{step.dim: code}): value for code, value in zip(codes, values, strict=True)
        }
    return found


def _adding(values: list[int], total: int) -> list[int]:
    left = total
    for place, value in enumerate(values):
        values[place] = min(value, left)
        left -= values[place]
    values[0] += left
    return values


def _crossed(layout: TableLayout, chance: Random) -> dict[str, int]:
    """Return pairs drawn by chance and the sums they give."""
    (one, first), (other, second) = (
        (dim.steps[-1].dim, dim.steps[-1].codes) for dim in layout.dims
    )
    cells: dict[str, int] = {"": 0}
    for code in first.codes:
        for beside in second.codes:
            if code not in second.only_with.get(beside, (code,)):
                continue
            value = 5 * chance.choice((0, 1, 2, 3, 5))
            for key in ({}, {one: code}, {other: beside}):
                cells[cell_key(**key)] = cells.get(cell_key(**key), 0) + value
            cells[cell_key(**{one: code, other: beside})] = value
    return cells


def _measured(layout: TableLayout, measure: int, chance: Random) -> dict[str, int]:
    name = layout.dims[measure].steps[0].dim
    cells: dict[str, int] = {}
    for code in layout.dims[measure].steps[0].codes.codes:
        total = chance.randrange(3, 90) if code in {"offers", "sessions", "events"} else 120
        cells[cell_key(**{name: code})] = total
        for place, dim in enumerate(layout.dims):
            if place != measure and code in (dim.crossed_with or (code,)):
                own = _alone(dim, total, chance)
                cells |= {
                    f"{key},{name}={code}" if key < name else f"{name}={code},{key}": value
                    for key, value in own.items()
                }
    return cells
