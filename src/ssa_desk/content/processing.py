"""Reads `processing.toml`: what the processing record says besides the columns of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ssa_desk.content.paper_words import paper_words


@dataclass(frozen=True, slots=True)
class ProcessingWords:
    """The law that binds each kind of employer, and where nothing is sent."""

    frames: Mapping[str, str]
    no_transfer: str


@cache
def processing_words() -> ProcessingWords:
    """Return the shipped words of the processing record."""
    data = paper_words("processing")
    return ProcessingWords(
        frames={one["employer_type"]: one["law"] for one in data["frame"]},
        no_transfer=data["no_transfer"],
    )
