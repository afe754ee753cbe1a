"""Reads `catalogue_versions.toml`: the versions of the choice lists and what changed."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ssa_desk.content.locate import resource
from ssa_desk.domain.merging.versions import CatalogueVersion


@cache
def versions() -> tuple[CatalogueVersion, ...]:
    """Return all versions, the oldest first; the last one is that of the shipped lists."""
    data = tomllib.loads(resource("catalogue_versions.toml").read_text(encoding="utf-8"))
    return read(data["version"])


def read(entries: Sequence[Mapping[str, Any]]) -> tuple[CatalogueVersion, ...]:
    """Return the versions of the parsed file."""
    return tuple(
        CatalogueVersion(entry["name"], entry.get("retired", {}), entry.get("added", {}))
        for entry in entries
    )
