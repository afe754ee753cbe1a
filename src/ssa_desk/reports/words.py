"""The words of the report for people."""

import tomllib
from functools import cache
from typing import Any

from ssa_desk.content.locate import resource


@cache
def words() -> dict[str, Any]:
    """Return the texts of `resources/texts/report.toml`."""
    return tomllib.loads(resource("texts", "report.toml").read_text(encoding="utf-8"))
