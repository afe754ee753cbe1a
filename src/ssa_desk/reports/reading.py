"""Checks of a `ssa-report/1` that somebody hands in: schema, period, sums."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.audit import is_possible_year
from ssa_desk.domain.disclosure.cells import PlannedTable, Quantity, planned
from ssa_desk.domain.disclosure.layout import Step
from ssa_desk.domain.schoolyear import Period
from ssa_desk.reports.schema import schema


def problems(report: Any) -> list[str]:  # noqa: ANN401 - whatever a file may hold
    """Return what does not fit the format, then what does not add up, in German sentences."""
    found = list(_schema_problems(report)) or [
        *_period_problems(report["period"]),
        *_sum_problems(report["tables"]),
    ]
    return found or list(_world_problems(report["tables"]))


def _schema_problems(report: Any) -> Iterator[str]:  # noqa: ANN401 - see above
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # JSON Schema takes 5.0 for an integer; the format does not.
    whole = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, one: type(one) is int)
    strict = extend(Draft202012Validator, type_checker=whole)  # type: ignore[no-untyped-call]
    for error in strict(schema()).iter_errors(report):
        place = "/".join(str(part) for part in error.absolute_path) or "ganze Datei"
        yield f"Die Datei hat nicht die Form eines Berichts (Stelle: {place})."
    fte = report.get("fte") if isinstance(report, dict) else None
    if isinstance(fte, float) and round(fte, 2) != fte:
        yield "Die Datei hat nicht die Form eines Berichts (Stelle: fte)."


def _period_problems(period: Mapping[str, str]) -> Iterator[str]:
    try:
        covered = Period(date.fromisoformat(period["from"]), date.fromisoformat(period["to"]))
    except ValueError:
        yield "Der Zeitraum ist keiner."
        return
    if covered.kind != period["kind"]:
        yield "Der Zeitraum passt nicht zu seiner Bezeichnung."


def _sum_problems(tables: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield tables that appear twice, do not add up, or say another number than an earlier one."""
    seen: dict[Quantity, int] = {}
    names = [table["id"] for table in tables]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"Die Tabelle {name} kommt mehrfach vor."
    for table in tables:
        layout = _planned(table)
        numbers = {layout.cells[key]: number for key, number in table["cells"].items()}
        if any(
            numbers[total] != sum(numbers[part] for part in parts) for total, parts in layout.sums()
        ):
            yield f"In der Tabelle {table['id']} gehen die Summen nicht auf."
        if not any(step.codes.absorbed for step in layout.steps):
            if any(seen.get(quantity, number) != number for quantity, number in numbers.items()):
                yield f"Die Tabelle {table['id']} widerspricht einer anderen."
            seen |= numbers


def _world_problems(tables: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield one sentence if the numbers of all tables together are no possible year."""
    printed = [_Printed(table["id"], tuple(table["dims"]), table["cells"]) for table in tables]
    if not is_possible_year(printed, report_tables()):
        yield "Die Zahlen der Tabellen passen nicht zueinander."


@dataclass(frozen=True, slots=True)
class _Printed:
    id: str
    dims: tuple[str, ...]
    cells: Mapping[str, int]


def _planned(table: Mapping[str, Any]) -> PlannedTable:
    """Return the cells of a table that has passed the schema, with the rows it lists."""
    layout = report_tables()
    known = layout.table(table["id"])
    for steps in product(*(dim.steps for dim in known.dims)):
        full = planned(layout, known, steps, {})
        if list(full.dims) == table["dims"] and set(table["cells"]) <= set(full.cells):
            break
    listed = tuple(_listed(step, table["cells"]) for step in full.steps)
    return planned(layout, known, listed, {})


def _listed(step: Step, cells: Mapping[str, int]) -> Step:
    members = {
        code: members
        for code, members in step.codes.members.items()
        if f"{step.dim}={code}" in cells
    }
    return replace(step, codes=replace(step.codes, members=members))
