"""The closed JSON Schema of `ssa-report/1`, made from the layout of the report tables."""

from collections.abc import Iterable
from itertools import product
from typing import Any

from ssa_desk.content.catalogues import VERSION, catalogue
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.cells import planned
from ssa_desk.domain.disclosure.layout import Layout, Step, TableLayout

FORMAT = "ssa-report/1"
MOST = 1_000_000
KINDS = ("schuljahr", "kalenderjahr", "halbjahr")


def schema() -> dict[str, Any]:
    """Return the schema: nothing may be added anywhere, and no field takes free text."""
    layout = report_tables()
    tables = [shape for table in layout.tables for shape in _table_shapes(layout, table)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **_closed(
            {
                "format": {"const": FORMAT},
                "catalogue": {"const": VERSION},
                "rules": {"const": layout.rules},
                "report_id": _number("R", 3),
                "school_slots": _set(_number("S", 2)),
                "fte": {"type": ["number", "null"], "minimum": 0, "maximum": 99},
                "period": _closed({"from": _day(), "to": _day(), "kind": {"enum": list(KINDS)}}),
                "school_forms": _set({"enum": _codes("school_type")}),
                "tables": {"type": "array", "minItems": 1, "items": {"oneOf": tables}},
                "audit": _closed(
                    {
                        "status": {"const": "safe"},
                        "world": {"const": True},
                        "quantities": {"type": "integer", "minimum": 1, "maximum": MOST},
                    }
                ),
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "maxLength": 64},
            }
        ),
    }


def _table_shapes(layout: Layout, table: TableLayout) -> Iterable[dict[str, Any]]:
    """Yield one shape for each way the table can be printed (the ladder of R5)."""
    for steps in product(*(dim.steps for dim in table.dims)):
        yield _closed(
            {
                "id": {"const": table.id},
                "unit": {"const": table.unit},
                "dims": {"const": [step.dim for step in steps]},
                "base": {"type": "integer", "const": layout.limits.base},
                "maxdev": {"type": "integer", "const": layout.limits.maxdev},
                "cells": _cells(layout, table, steps),
            }
        )


def _cells(layout: Layout, table: TableLayout, steps: tuple[Step, ...]) -> dict[str, Any]:
    """Person tables hold every cell; activity tables the total and the rows that may stand."""
    keys = list(planned(layout, table, steps, {}).cells)
    base = layout.limits.base
    cell = {"type": "integer", "minimum": 0, "maximum": MOST, "multipleOf": base}
    shape = _closed(dict.fromkeys(keys, cell))
    if layout.populations[table.unit].activity:
        shape["required"] = [""]
    return shape


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _set(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "uniqueItems": True}


def _number(letter: str, digits: int) -> dict[str, Any]:
    pattern = f"^{letter}[0-9]{{{digits}}}$"
    return {"type": "string", "pattern": pattern, "maxLength": digits + 1}


def _day() -> dict[str, Any]:
    return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "maxLength": 10}


def _codes(name: str) -> list[str]:
    return [entry.identifier for entry in catalogue(name).entries if not entry.rolls_up_to]
