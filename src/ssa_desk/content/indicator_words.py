"""Reads `texts/indicators.toml`: how the indicators are set, part by part."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.labels import code_label, indicator_rule, indicator_title
from ssa_desk.content.locate import resource


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """One indicator, and the dims whose codes stand below it, on two levels."""

    code: str
    dim: str = ""
    inner: str = ""

    @property
    def name(self) -> str:
        """Return its German name."""
        return indicator_title(self.code)

    @property
    def rule(self) -> str:
        """Return how it is counted."""
        return indicator_rule(self.code)

    def label(self, key: str, level: int) -> str:
        """Return the German name of what stands below: a code of a dim, or a word like "total"."""
        dim = self.inner if level and self.inner else self.dim
        word = str(_data()["words"].get(key, ""))
        if word and not (level and self.inner):
            return word
        return _choice(dim, key) if dim else word or key

    def order(self, keys: Iterable[str], level: int) -> list[str]:
        """Return the words first, then codes in the order of their list."""
        dim = self.inner if level and self.inner else self.dim
        words = list(_data()["words"])
        known = [one.identifier for one in catalogue(dim).entries] if dim in names() else []
        places = {key: place for place, key in enumerate((*words, *known))}
        return sorted(keys, key=lambda key: places.get(key, len(places)))


@dataclass(frozen=True, slots=True)
class IndicatorPart:
    """Indicators that stand together."""

    title: str
    indicators: tuple[IndicatorWords, ...]


@cache
def indicator_parts() -> tuple[IndicatorPart, ...]:
    """Return all indicators, in the order they are shown."""
    return tuple(
        IndicatorPart(part["title"], tuple(IndicatorWords(**one) for one in part["indicators"]))
        for part in _data()["parts"]
    )


def _choice(dim: str, key: str) -> str:
    """Return the label of a choice; steps of absence are named by their number."""
    listed = catalogue(dim) if dim in names() else None
    number = next((one for one in listed.entries if one.code == key), None) if listed else None
    return number.label if number else code_label(dim, key)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("texts", "indicators.toml").read_text(encoding="utf-8"))
