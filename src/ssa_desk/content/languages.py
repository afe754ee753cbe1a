"""The languages of parent letters."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ssa_desk.content.locate import resource


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its names, which way it runs, the font its letters are set in."""

    code: str
    own_name: str
    german_name: str
    direction: Literal["ltr", "rtl"]
    font: str


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages in the order of the choice."""
    data = tomllib.loads(resource("languages.toml").read_text(encoding="utf-8"))
    return tuple(Language(**entry) for entry in data["language"])


def language(code: str) -> Language | None:
    """Return a language by its code, or None when there is none."""
    return next((one for one in languages() if one.code == code), None)
