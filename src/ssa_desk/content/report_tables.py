"""Reads `report_tables.toml`: the layout of the tables that may leave the house."""

import tomllib
from functools import cache

from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.locate import resource
from ssa_desk.domain.disclosure.layout import Layout, layout


@cache
def report_tables() -> Layout:
    """Return the layout of the exported tables with the codes of the shipped catalogues."""
    data = tomllib.loads(resource("report_tables.toml").read_text(encoding="utf-8"))
    wanted = {entry["catalogue"] for entry in data["lists"].values() if "catalogue" in entry}
    return layout(data, {name: catalogue(name) for name in wanted})
