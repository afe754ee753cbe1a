"""The closed JSON Schemas of `ssa-report/1` and `ssa-merged/1`, made from the report tables.

Both are shipped in `resources/schema`, for whoever reads such files with other tools; a test fails
when they differ from what is made here. To write them anew:
`python -c "from ssa_desk.reports import schema; schema.write_shipped()"`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ssa_desk.content.catalogues import VERSION, catalogue
from ssa_desk.content.locate import resource
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.merging.shapes import Shape, Shapes

FORMAT = "ssa-report/1"
MERGED_FORMAT = "ssa-merged/1"
MOST = 1_000_000
MOST_MERGED = 1_000_000_000
KINDS = ("schuljahr", "kalenderjahr", "halbjahr")

Schema = dict[str, Any]


def schema() -> Schema:
    """Return the schema of a report: nothing may be added anywhere, and no field is free text."""
    return report_schema(Shapes(report_tables()), VERSION)


def merged_schema() -> Schema:
    """Return the schema of a merge, as closed as that of a report."""
    return schema_of_merges(Shapes(report_tables()), VERSION)


def report_schema(shapes: Shapes, version: str) -> Schema:
    """Return the schema of a report that was printed with a version of the catalogue."""
    tables = [_table(shape, _required(shape)) for shape in shapes]
    fields = {
        "format": {"const": FORMAT},
        "catalogue": {"const": version},
        "rules": {"const": shapes.layout.rules},
        "report_id": _number("R", 3),
        "school_slots": _set(_number("S", 2)),
        "fte": {"type": ["number", "null"], "minimum": 0, "maximum": 99},
        "period": _period(),
        "school_forms": _set({"enum": _school_forms()}),
        "tables": {"type": "array", "minItems": 1, "items": {"oneOf": tables}},
        "audit": _closed(
            {
                "status": {"const": "safe"},
                "world": {"const": True},
                "quantities": {"type": "integer", "minimum": 1, "maximum": MOST},
            }
        ),
        "sha256": _digest(),
    }
    return _document(FORMAT, fields, _cells(shapes, MOST))


def schema_of_merges(shapes: Shapes, version: str) -> Schema:
    """Return the schema of a merge whose codes are those of a version of the catalogue."""
    tables = [_merged_table(shape) for shape in shapes if shape.is_widest and shape.is_added]
    sums = {"type": "array", "minItems": 1, "items": {"oneOf": tables}}
    count = {"type": "integer", "minimum": 1, "maximum": MOST}
    added = {
        "reports": count,
        "schools": count,
        "fte": {"type": ["number", "null"], "minimum": 0, "maximum": MOST},
        "fte_reports": {"type": "integer", "minimum": 0, "maximum": MOST},
        "tables": {"$ref": "#/$defs/tables"},
    }
    form = _closed({"school_form": {"enum": _school_forms()}, **added})
    year = {"period": _period(), **added, "school_forms": {"type": "array", "items": form}}
    fields = {
        "format": {"const": MERGED_FORMAT},
        "catalogue": {"const": version},
        "rules": {"const": shapes.layout.rules},
        **year,
        "earlier": {"type": "array", "items": _closed(year)},
        "sha256": _digest(),
    }
    cells = _cells(shapes, MOST_MERGED)
    return _document(MERGED_FORMAT, fields, {**cells, "tables": sums, "count": count})


def shipped() -> Mapping[str, bytes]:
    """Return the schemas by the names of their files."""
    made = {FORMAT: schema(), MERGED_FORMAT: merged_schema()}
    return {
        f"{name.replace('/', '-')}.schema.json": (
            json.dumps(one, ensure_ascii=False, indent=1) + "\n"
        ).encode()
        for name, one in made.items()
    }


def write_shipped() -> None:
    """Write the schemas into the resources, after the tables or the choice lists changed."""
    for name, data in shipped().items():
        resource("schema", name).write_bytes(data)


def _document(name: str, fields: Schema, defs: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **_closed(fields),
        "$defs": defs,
    }


def _required(shape: Shape) -> list[str]:
    """Return the keys that stand in every printed table; R8 may leave out the others."""
    return [key for key in shape.keys if key in shape.listed]


def _table(shape: Shape, required: Iterable[str]) -> Schema:
    return _closed(
        {
            "id": {"const": shape.table.id},
            "unit": {"const": shape.table.unit},
            "dims": {"const": list(shape.dims)},
            "base": {"type": "integer", "enum": shape.bases},
            "maxdev": {"type": "integer", "enum": shape.maxdevs},
            "cells": {**_closed(_numbers(shape)), "required": list(required)},
        }
    )


def _merged_table(shape: Shape) -> Schema:
    keys = {"enum": list(shape.keys)}
    times = {key: {"$ref": "#/$defs/count"} for key in shape.keys}
    return _closed(
        {
            "id": {"const": shape.table.id},
            "unit": {"const": shape.table.unit},
            "dims": {"const": list(shape.dims)},
            "base": {"type": "integer", "enum": shape.bases},
            "reports": {"$ref": "#/$defs/count"},
            "band": {"type": ["number", "null"], "minimum": 0, "maximum": MOST},
            "cells": {**_closed(_numbers(shape)), "required": []},
            "partly": {**_closed(times), "required": []},
            "uncertain": _set(keys),
        }
    )


def _numbers(shape: Shape) -> Schema:
    return {key: {"$ref": f"#/$defs/{_kind(shape, key)}"} for key in shape.keys}


def _kind(shape: Shape, key: str) -> str:
    if key in shape.zeros:
        return "zero"
    return "exact" if key in shape.exact else "rounded"


def _cells(shapes: Shapes, most: int) -> Schema:
    exact = {"type": "integer", "minimum": 0, "maximum": most}
    rounded = {**exact, "multipleOf": shapes.layout.limits.base}
    return {"exact": exact, "rounded": rounded, "zero": {"type": "integer", "const": 0}}


def _period() -> Schema:
    return _closed({"from": _day(), "to": _day(), "kind": {"enum": list(KINDS)}})


def _closed(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _set(item: Schema) -> Schema:
    return {"type": "array", "items": item, "uniqueItems": True}


def _number(letter: str, digits: int) -> Schema:
    pattern = f"^{letter}[0-9]{{{digits}}}$"
    return {"type": "string", "pattern": pattern, "maxLength": digits + 1}


def _day() -> Schema:
    return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "maxLength": 10}


def _digest() -> Schema:
    return {"type": "string", "pattern": "^[0-9a-f]{64}$", "maxLength": 64}


def _school_forms() -> list[str]:
    """Return all school forms there ever were: a list, not cells, so that old ones stay."""
    return [entry.identifier for entry in catalogue("school_type").entries]
