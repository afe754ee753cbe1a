"""Reads `measures.toml`: the ten measures of section 22(2) BDSG, what each consists of."""

from dataclasses import dataclass
from functools import cache

from ssa_desk.content.paper_words import paper_words


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the program does by itself; a test proves each key."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the words of the law, what the program does, what the employer has to do.

    `states` name what can be read about it in the open file.
    """

    number: int
    title: str
    law: str
    facts: tuple[Fact, ...]
    employer: tuple[str, ...]
    states: tuple[str, ...]


@cache
def measures() -> tuple[Measure, ...]:
    """Return the measures in the order of the law."""
    return tuple(
        Measure(
            number=one["number"],
            title=one["title"],
            law=one["law"],
            facts=tuple(Fact(fact["key"], fact["text"]) for fact in one["fact"]),
            employer=tuple(one["employer"]),
            states=tuple(one["states"]),
        )
        for one in paper_words("measures")["measure"]
    )
