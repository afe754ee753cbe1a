"""The file for the Fachstelle, `ssa-report/1`: printed figures, and nothing else (R13)."""

import hashlib
import json
import re
from typing import Any

from ssa_desk.content.catalogues import VERSION
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.errors import NotSafeError
from ssa_desk.domain.disclosure.publication import About, Publication
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.table import PublicTable
from ssa_desk.reports.reading import problems
from ssa_desk.reports.schema import FORMAT


class ReportNumberError(ExpectedError):
    """The numbers of the Fachstelle are missing or not of their form."""

    def __init__(self) -> None:
        super().__init__(
            "Für die Datei an die Fachstelle braucht es deren Nummern: für den Bericht R und drei "
            "Ziffern (zum Beispiel R017), für jede Schule S und zwei Ziffern (zum Beispiel S04). "
            "Es wurde keine Datei geschrieben."
        )


def write(publication: Publication, about: About) -> bytes:
    """Return the file; raises NotSafeError or ReportNumberError."""
    if publication.audit.status != "safe" or not publication.audit.world:
        raise NotSafeError
    if not re.fullmatch("R[0-9]{3}", about.report_id or "") or not all(
        re.fullmatch("S[0-9]{2}", slot) for slot in about.school_slots
    ):
        raise ReportNumberError
    report = _report(publication, about)
    report["sha256"] = digest(report)
    data = (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()
    if found := check(data):
        raise ValueError(f"the report does not keep its own format: {found[0]}")
    return data


def printed_digest(publication: Publication, about: About) -> str:
    """Return the hash that stands in the file of this report."""
    return digest(_report(publication, about))


def check(data: bytes) -> list[str]:
    """Return what is wrong with such a file, in German sentences; empty when all is well."""
    try:
        report = json.loads(
            data.decode("utf-8"), parse_constant=_refused, object_pairs_hook=_object
        )
    except (ValueError, RecursionError):
        return ["Die Datei ist keine lesbare JSON-Datei."]
    found = problems(report)
    if not found and report["sha256"] != digest(report):
        found.append("Die Prüfsumme stimmt nicht: Die Datei wurde verändert oder beschädigt.")
    return found


def _refused(_: str) -> None:
    raise ValueError  # NaN and Infinity are no JSON


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError  # of a name given twice only the last would be seen
    return dict(pairs)


def digest(report: dict[str, Any]) -> str:
    """Return the hex SHA-256 of the canonical JSON of the report without `sha256`."""
    rest = {name: part for name, part in report.items() if name != "sha256"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _report(publication: Publication, about: About) -> dict[str, Any]:
    period, audit = publication.period, publication.audit
    return {
        "format": FORMAT,
        "catalogue": VERSION,
        "rules": report_tables().rules,
        "report_id": about.report_id,
        "school_slots": sorted(set(about.school_slots)),
        "fte": None if about.fte is None else round(about.fte, 2),
        "period": {
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "kind": period.kind,
        },
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
