"""A merge as a file, `ssa-merged/1`: sums, their bands, and how many reports stand behind each.

The newest period stands in the file itself, earlier ones under `earlier`. `base` is as in a report;
`band` is the error band of the rounded numbers of a table, null when all are exact; `partly` says
which numbers fewer reports print than the table has; `uncertain` lists those below three bands.
"""

from collections.abc import Mapping
from typing import Any

from ssa_desk.domain.merging.merged import Added, Merged, MergedTable, Year
from ssa_desk.reports.period import period_field
from ssa_desk.reports.schema import MERGED_FORMAT
from ssa_desk.reports.strict_json import written


def write(merged: Merged) -> bytes:
    """Return the file."""
    newest, *earlier = merged.years
    return written(
        {
            "format": MERGED_FORMAT,
            "catalogue": merged.catalogue,
            "rules": merged.rules,
            **_year(newest),
            "earlier": [_year(year) for year in earlier],
        }
    )


def _year(year: Year) -> dict[str, Any]:
    forms = year.school_forms.items()
    return {
        "period": period_field(year.period),
        **_added(year.added),
        "school_forms": [{"school_form": form, **_added(added)} for form, added in forms],
    }


def _added(added: Added) -> dict[str, Any]:
    return {
        "reports": added.reports,
        "schools": added.schools,
        "fte": added.fte,
        "fte_reports": added.fte_reports,
        "tables": [_table(table) for table in added.tables],
    }


def _table(table: MergedTable) -> dict[str, Any]:
    partly: Mapping[str, int] = table.partly or {}
    return {
        "id": table.id,
        "unit": table.unit,
        "dims": list(table.dims),
        "base": table.base,
        "reports": table.reports,
        "band": table.band,
        "cells": dict(table.cells),
        "partly": dict(partly),
        "uncertain": [key for key in table.cells if table.is_uncertain(key)],
    }
