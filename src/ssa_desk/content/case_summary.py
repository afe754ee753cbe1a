"""Reads `case_summary.toml`: the fixed words of the pseudonymised case summary."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from ssa_desk.content.locate import resource
from ssa_desk.domain.name_words import NameWords


@cache
def summary_words() -> Mapping[str, Any]:
    """Return titles, hints and purposes by name."""
    return tomllib.loads(resource("texts/case_summary.toml").read_text(encoding="utf-8"))


@cache
def name_words() -> NameWords:
    """Return what is not a name."""
    return NameWords(
        **{name: frozenset(words.split()) for name, words in summary_words()["words"].items()}
    )
