"""Reads `report_tables.toml`: the layout of the tables that may leave the house."""

import tomllib
from functools import cache
from typing import Any

from ssa_desk.content.catalogue_versions import versions
from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.locate import resource
from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.disclosure.layout import Layout, layout
from ssa_desk.domain.merging.versions import past


@cache
def report_tables() -> Layout:
    """Return the layout of the exported tables with the codes of the shipped catalogues."""
    data = _data()
    return layout(data, _catalogues(data))


@cache
def past_report_tables(version: str) -> Layout:
    """Return the layout with the codes of a former version of the catalogue."""
    data = _data()
    lists = {name: past(one, versions(), version) for name, one in _catalogues(data).items()}
    return layout(data, lists)


def _data() -> dict[str, Any]:
    return tomllib.loads(resource("report_tables.toml").read_text(encoding="utf-8"))


def _catalogues(data: dict[str, Any]) -> dict[str, Catalogue]:
    entries = data["lists"].values()
    wanted = {entry[key] for entry in entries for key in ("catalogue", "rolled_up") if key in entry}
    wanted |= {name for entry in entries for name in entry.get("of_kind", {}).values()}
    return {name: catalogue(name) for name in wanted}
