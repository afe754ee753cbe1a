"""Reads `processing.toml`: what the processing record says besides the columns of the file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ssa_desk.content.locate import resource


@dataclass(frozen=True, slots=True)
class Measure:
    """One technical measure that the program takes by itself."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ProcessingWords:
    """The law that binds each kind of employer, the measures, and where nothing is sent."""

    frames: Mapping[str, str]
    measures: tuple[Measure, ...]
    no_transfer: str


@cache
def processing_words() -> ProcessingWords:
    """Return the shipped words of the processing record."""
    data = tomllib.loads(resource("texts/processing.toml").read_text(encoding="utf-8"))
    return ProcessingWords(
        frames={one["employer_type"]: one["law"] for one in data["frame"]},
        measures=tuple(Measure(one["title"], one["text"]) for one in data["measure"]),
        no_transfer=data["no_transfer"],
    )
