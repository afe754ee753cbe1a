"""Reads `child_protection.toml`: the legal paths in plain German, the steps, what is missing."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ssa_desk.content.locate import resource


@dataclass(frozen=True, slots=True)
class LegalPath:
    """One legal path: for whom it is, its rule, and what follows from it."""

    key: str
    for_whom: str
    rule: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step is called and what belongs to it."""

    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class ProtectionWords:
    """Everything the page says about the law and the steps."""

    paths: Mapping[str, LegalPath]
    steps: Mapping[str, StepWords]
    missing: Mapping[str, str]
    cannot_close: str

    def missing_sentence(self, codes: Iterable[str]) -> str:
        """Return the sentence that lists what is missing before closing."""
        return self.cannot_close.format("; ".join(self.missing[one] for one in codes))


@cache
def protection_words() -> ProtectionWords:
    """Return the words of child protection."""
    text = resource("texts", "child_protection.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    paths = (LegalPath(**{**one, "duties": tuple(one["duties"])}) for one in read["path"])
    return ProtectionWords(
        paths={one.key: one for one in paths},
        steps={key: StepWords(**one) for key, one in read["step"].items()},
        missing=read["missing"],
        cannot_close=read["sentence"]["cannot_close"],
    )
