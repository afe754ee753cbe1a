"""Reads the fixed words of a printed paper: `resources/texts/<name>.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from ssa_desk.content.locate import resource


@cache
def paper_words(name: str) -> Mapping[str, Any]:
    """Return the words of a paper by name: texts, lists of texts, tables of both."""
    return tomllib.loads(resource("texts", f"{name}.toml").read_text(encoding="utf-8"))
