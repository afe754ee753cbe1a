"""An issued report as the ledger keeps it, and back: never recomputed, printed as it was."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ssa_desk.domain.disclosure.publication import About, AuditResult, Publication
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.schoolyear import Period
from ssa_desk.domain.table import PublicTable, Table

FORMAT = "ssa-ledger/1"


def stored(publication: Publication, about: About) -> dict[str, Any]:
    """Return everything printed as plain data for JSON."""
    period = publication.period
    return {
        "format": FORMAT,
        "period": {
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "kind": period.kind,
        },
        "tables": [_table(table) for table in publication.tables],
        "dropped": [list(one) for one in publication.dropped],
        "notes": list(publication.notes),
        "audit": asdict(publication.audit),
        "school_id": publication.school_id,
        "children": publication.children,
        "replaces": publication.replaces,
        "about": {**asdict(about), "issued_on": about.issued_on.isoformat()},
    }


def publication_of(data: Mapping[str, Any]) -> Publication:
    """Return the publication that `stored` wrote."""
    period = Period(
        date.fromisoformat(data["period"]["from"]), date.fromisoformat(data["period"]["to"])
    )
    audit: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data["audit"].items()
    }
    return Publication(
        period=period,
        tables=tuple(_public(one) for one in data["tables"]),
        dropped=tuple((one[0], one[1]) for one in data["dropped"]),
        notes=tuple(data["notes"]),
        audit=AuditResult(**audit),
        school_id=data.get("school_id", ""),
        children=data.get("children"),
        replaces=data.get("replaces"),
    )


def about_of(data: Mapping[str, Any]) -> About:
    """Return what the report that `stored` wrote says about itself."""
    about = dict(data["about"])
    for name in ("school_slots", "school_forms", "schools"):
        about[name] = tuple(about[name])
    about["issued_on"] = date.fromisoformat(about["issued_on"])
    return About(**about)


def _table(table: PublicTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table.title,
        "unit": table.unit,
        "dims": list(table.dims),
        "base": table.base,
        "maxdev": table.maxdev,
        "cells": dict(table.cells),
    }


def _public(data: Mapping[str, Any]) -> PublicTable:
    table = Table(data["id"], data["title"], data["unit"], tuple(data["dims"]))
    # Reports of the first version had rounded tables only and did not say so.
    return public_table(
        table, data["cells"], base=data.get("base", 5), maxdev=data.get("maxdev", 4)
    )
