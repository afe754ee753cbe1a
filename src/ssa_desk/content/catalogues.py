"""Reads the choice lists in `resources/catalogues`."""

import tomllib
from functools import cache

from ssa_desk.content.locate import resource
from ssa_desk.domain.catalogue import Catalogue, Entry

VERSION = "krefeld-2026.1"


@cache
def catalogue(name: str) -> Catalogue:
    """Return a choice list by name (`topic`, `access_path`, ...)."""
    data = tomllib.loads(resource("catalogues", f"{name}.toml").read_text(encoding="utf-8"))
    entries = {entry["identifier"]: Entry(**entry) for entry in data["entry"]}
    # A list of parts holds what its parts hold, each identifier once.
    for part in data.get("parts", ()):
        for entry in catalogue(part).entries:
            entries.setdefault(entry.identifier, entry)
    return Catalogue(name, data["title"], tuple(entries.values()))


@cache
def names() -> tuple[str, ...]:
    """Return the names of all choice lists."""
    return tuple(sorted(path.stem for path in resource("catalogues").glob("*.toml")))
