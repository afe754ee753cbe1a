"""The words of a merge for people."""

import tomllib
from functools import cache
from typing import Any

from ssa_desk.content.locate import resource


@cache
def merged_words() -> dict[str, Any]:
    """Return the texts of `resources/texts/merged.toml`."""
    return tomllib.loads(resource("texts", "merged.toml").read_text(encoding="utf-8"))
