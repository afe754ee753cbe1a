"""The file for the Fachstelle, `ssa-report/1`: printed figures, and nothing else (R13)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ssa_desk.content.catalogues import VERSION
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.audit import is_possible_year
from ssa_desk.domain.disclosure.errors import NotSafeError
from ssa_desk.domain.disclosure.publication import About, Publication
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.merging.consistency import NOT_TOGETHER
from ssa_desk.domain.table import PublicTable
from ssa_desk.reports.period import period_field
from ssa_desk.reports.reading import reader
from ssa_desk.reports.schema import FORMAT
from ssa_desk.reports.strict_json import digest, parsed, written


class ReportNumberError(ExpectedError):
    """The numbers of the Fachstelle are missing or not of their form."""

    def __init__(self) -> None:
        super().__init__(
            "Für die Datei an die Fachstelle braucht es deren Nummern: für den Bericht R und drei "
            "Ziffern (zum Beispiel R017), für jede Schule S und zwei Ziffern (zum Beispiel S04). "
            "Es wurde keine Datei geschrieben."
        )


def write(publication: Publication, about: About, catalogue: str = VERSION) -> bytes:
    """Return the file; raises NotSafeError or ReportNumberError.

    `catalogue` is the version of the choice lists that the publication was counted with.
    """
    if publication.audit.status != "safe" or not publication.audit.world:
        raise NotSafeError
    if not re.fullmatch("R[0-9]{3}", about.report_id or "") or not all(
        re.fullmatch("S[0-9]{2}", slot) for slot in about.school_slots
    ):
        raise ReportNumberError
    data = written(_report(publication, about, catalogue))
    if found := check(data):
        raise ValueError(f"the report does not keep its own format: {found[0]}")
    return data


def printed_digest(publication: Publication, about: About, catalogue: str = VERSION) -> str:
    """Return the hash that stands in the file of this report."""
    return digest(_report(publication, about, catalogue))


def check(data: bytes) -> list[str]:
    """Return what is wrong with such a file, in German sentences; empty when all is well.

    Beside what every reader checks, its numbers have to be a possible year (T1).
    """
    found = reader().check(data)
    if found:
        return found
    content = parsed(data)
    tables = [
        _Printed(table["id"], tuple(table["dims"]), table["cells"]) for table in content["tables"]
    ]
    if not is_possible_year(tables, reader().shapes(content["catalogue"]).layout):
        return [NOT_TOGETHER]
    return []


@dataclass(frozen=True, slots=True)
class _Printed:
    id: str
    dims: tuple[str, ...]
    cells: Mapping[str, int]


def _report(publication: Publication, about: About, catalogue: str) -> dict[str, Any]:
    audit = publication.audit
    return {
        "format": FORMAT,
        "catalogue": catalogue,
        "rules": report_tables().rules,
        "report_id": about.report_id,
        "school_slots": sorted(set(about.school_slots)),
        "fte": None if about.fte is None else round(about.fte, 2),
        "period": period_field(publication.period),
        "school_forms": sorted(set(about.school_forms)),
        "tables": [_table(table) for table in publication.tables],
        "audit": {"status": audit.status, "world": audit.world, "quantities": audit.quantities},
    }


def _table(table: PublicTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "unit": table.unit,
        "dims": list(table.dims),
        "base": table.base,
        "maxdev": table.maxdev,
        "cells": dict(table.cells),
    }
