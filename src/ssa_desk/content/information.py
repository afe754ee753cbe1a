"""Reads `information.toml`: the fixed words of the information sheet (Art. 13 GDPR)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from ssa_desk.content.locate import resource


@cache
def information_words() -> Mapping[str, Any]:
    """Return the words of the sheet by name: texts and lists of texts."""
    return tomllib.loads(resource("texts/information.toml").read_text(encoding="utf-8"))
