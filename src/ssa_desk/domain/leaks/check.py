"""The check of a pseudonymised paper: fails closed while anybody can be recognised."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal

from ssa_desk.domain.folding import plain
from ssa_desk.domain.leaks.found import Found, Leak
from ssa_desk.domain.leaks.names import Names
from ssa_desk.domain.leaks.numbers import Numbers
from ssa_desk.domain.leaks.places import Places
from ssa_desk.domain.leaks.signs import LETTER, Signs, signs
from ssa_desk.domain.name_words import NameWords

FactKind = Literal[
    "name",
    "mention",
    "contact",
    "address",
    "telephone",
    "email",
    "school",
    "body",
    "class",
    "birth_date",
    "number",
]

_TITLED = re.compile(
    rf"\b(?:Frau|Herrn?|Fr\.|Hr\.|Familie|Fam\.|Dr\.)\s+(?:Dr\.\s+)?((?:{LETTER}+['-]?)+)"
)
_WORDS = re.compile(rf"(?:{LETTER}+['-]?)+")
_BARE_WORDS = 3
"""Words of a mention that may be nothing but a name."""
_AROUND = 40


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """Something that the file knows and that tells who somebody is."""

    kind: FactKind
    text: str
    is_own: bool
    """Whether it belongs to the case that is written about."""


class LeakCheck:
    """Knows the facts of a file at one moment and finds them in texts.

    `codes` are the code names of the paper, which may stand in it; `words` are those
    that name nobody.
    """

    def __init__(self, facts: Iterable[Fact], codes: Iterable[str], words: NameWords) -> None:
        self._names = Names(words)
        self._numbers = Numbers()
        self._places = Places(words.general)
        self._ordinary = words.ordinary | words.beside | words.general
        self._offices = tuple(words.offices)
        ordered = sorted(codes, key=len, reverse=True)
        self._codes = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
            if ordered
            else None
        )
        for fact in facts:
            self._learn(fact)

    def __repr__(self) -> str:
        return "<LeakCheck>"

    def leaks(self, texts: Mapping[str, str]) -> tuple[Leak, ...]:
        """Return all places in the texts (by section), in the order of the texts."""
        found: list[Leak] = []
        for section, text in texts.items():
            seen: Counter[str] = Counter()
            for first, last, what in self._places_of(text):
                mark = _mark(section, text, first, last)
                seen[mark] += 1
                # The same words again are a place of their own.
                mark = mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"
                found.append(Leak(section, first, last, what.kind, not what.is_own, mark))
        return tuple(found)

    def _learn(self, fact: Fact) -> None:
        text, own = fact.text, fact.is_own
        if fact.kind == "name":
            self._names.learn(text, is_own=own)
        elif fact.kind == "mention":
            self._learn_mention(text, is_own=own)
        elif fact.kind in ("school", "body"):
            self._places.learn_named(text, fact.kind, is_own=own)
        elif fact.kind == "class":
            self._numbers.learn_class(text, is_own=own)
        elif fact.kind == "birth_date":
            self._numbers.learn_birth(date.fromisoformat(text), is_own=own)
        elif fact.kind == "number":
            self._numbers.learn_number(text, is_own=own)
        else:
            self._learn_contact(fact)

    def _learn_contact(self, fact: Fact) -> None:
        """Learn an address, a number, or a field in which all of them may stand."""
        if fact.kind in ("address", "contact"):
            self._places.learn_address(fact.text, is_own=fact.is_own)
        if fact.kind in ("telephone", "contact"):
            self._numbers.learn_telephone(fact.text, is_own=fact.is_own)
        if fact.kind in ("email", "contact"):
            self._numbers.learn_mail(fact.text, is_own=fact.is_own)

    def _learn_mention(self, text: str, *, is_own: bool) -> None:
        """Learn who is named in a short text such as "Frau Kaya, Mutter" or "Leyla"."""
        read = signs(text).text
        for run in _TITLED.finditer(read):
            self._names.learn(run[1], is_own=is_own)
        words = [one[0] for one in _WORDS.finditer(read)]
        telling = [one for one in words if self._may_be_name(one)]
        bare = len(words) <= _BARE_WORDS
        for one in telling:
            if bare or one[0].isupper():
                self._names.learn(one, is_own=is_own)

    def _may_be_name(self, word: str) -> bool:
        low = plain(word.strip("'-"))
        return low not in self._ordinary and not low.endswith(self._offices)

    def _places_of(self, text: str) -> list[tuple[int, int, Found]]:
        """Return what is found, places that overlap as one."""
        read = self._without_codes(signs(text))
        found = [
            (*read.span(first, last), what)
            for part in (self._names, self._numbers, self._places)
            for first, last, what in part.find(read)
        ]
        joined: list[tuple[int, int, Found]] = []
        for first, last, what in sorted(found, key=lambda one: (one[0], -one[1])):
            if joined and first < joined[-1][1]:
                joined[-1] = _together(joined[-1], (first, last, what))
            else:
                joined.append((first, last, what))
        return joined

    def _without_codes(self, read: Signs) -> Signs:
        """Put signs that say nothing in the place of the code names."""
        if self._codes is None:
            return read
        return Signs(self._codes.sub(lambda one: "\0" * len(one[0]), read.text), read.places)


def _together(one: tuple[int, int, Found], other: tuple[int, int, Found]) -> tuple[int, int, Found]:
    kind = other[2].kind if other[2].is_own and not one[2].is_own else one[2].kind
    is_own = one[2].is_own or other[2].is_own
    return one[0], max(one[1], other[1]), Found(kind, is_own=is_own)


def _mark(section: str, text: str, first: int, last: int) -> str:
    around = text[max(0, first - _AROUND) : last + _AROUND]
    said = "\0".join((section, text[first:last], " ".join(around.split())))
    return blake2b(said.encode(), digest_size=12).hexdigest()


def open_leaks(leaks: Iterable[Leak], confirmed: frozenset[str]) -> Iterator[Leak]:
    """Yield those that the worker has not confirmed; what may not be confirmed stays."""
    return (one for one in leaks if not (one.may_confirm and one.mark in confirmed))
