"""Addresses, schools and bodies in a text, whatever stands between their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from ssa_desk.domain.folding import plain, spellings
from ssa_desk.domain.leaks.found import Found, LeakKind
from ssa_desk.domain.leaks.signs import Signs, signs

_STREET = re.compile(
    r"^\s*(.*[^\W\d_].*?)[\s,]+(\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?)\s*$", re.IGNORECASE
)
_POSTAL = re.compile(r"(?<!\d)(?:D[ -]?)?(\d{5})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 6
_LEAST = 5
"""Shorter names of streets and schools are looked for with their number or whole only."""


@dataclass(slots=True, repr=False)
class Places:
    """All addresses, schools and bodies of a file, as solid runs of letters and digits."""

    general: frozenset[str]
    """Words that many of them have in their names."""
    solid: dict[str, Found] = field(default_factory=dict)
    words: dict[str, Found] = field(default_factory=dict)
    postal: dict[str, bool] = field(default_factory=dict)

    def learn_address(self, text: str, *, is_own: bool) -> None:
        """Learn street, house number and postal code of an address."""
        plain_text = signs(text).text
        for code in _POSTAL.findall(plain_text):
            self.postal[code] = self.postal.get(code, False) or is_own
        for line in re.split(r"[\n;,|]", plain_text):
            found = _STREET.match(line)
            if found is not None and not _POSTAL.search(line):
                self._learn_street(found[1], found[2], is_own=is_own)

    def learn_named(self, text: str, kind: LeakKind, *, is_own: bool) -> None:
        """Learn the name of a school or a body: whole, and the words that only it has."""
        found = Found(kind, is_own=is_own)
        words = [one[0] for one in _WORD.finditer(signs(text).text)]
        telling = [one for one in words if plain(one) not in self.general]
        if len(_solid(text)) >= _LEAST and (telling or len(words) > 1 or kind == "school"):
            self._put(self.solid, _solid(text), found)
            for forms in product(*map(spellings, words)) if len(words) < _MOST_WORDS else ():
                self._put(self.solid, "".join(forms), found)
        for word in telling:
            if len(word) >= _LEAST - 1:
                for form in spellings(word):
                    self._put(self.words, form, found)

    def find(self, text: Signs) -> Iterator[tuple[int, int, Found]]:
        """Yield all places where one of them is named."""
        for code, is_own in self.postal.items():
            parted = r"\s?".join(code)
            for run in re.finditer(rf"(?<!\d){parted}(?!\d)", text.text):
                yield run.start(), run.end(), Found("address", is_own=is_own)
        yield from self._solids(text.text)
        for run in re.finditer(r"[^\W\d_\n]+(?:-?\n?[^\W\d_]+)*", text.text):
            found = self._named(re.sub(r"[-\n]", "", run[0]))
            for part in () if found else re.split(r"[-\n]", run[0]):
                found = found or self._named(part)
            if found is not None:
                yield run.start(), run.end(), found

    def _learn_street(self, street: str, number: str, *, is_own: bool) -> None:
        found = Found("address", is_own=is_own)
        typed = re.sub(r"(?:stra(?:ß|ss)e|str\.?)\s*$", "", signs(street).text, flags=re.IGNORECASE)
        is_road = typed != signs(street).text
        stems = {_solid(typed), *("".join(one) for one in product(*map(spellings, _words(typed))))}
        stems |= {f"st{one.removeprefix('sankt')}" for one in stems if one.startswith("sankt")}
        for form in stems:
            ends = ("strasse", "str") if is_road else ("",)
            for end in ends:
                if len(form + end) >= _LEAST:
                    self._put(self.solid, form + end, found)
                for between in ("", "nr", "nummer"):
                    self._put(self.solid, form + end + between + _solid(number), found)

    def _put(self, known: dict[str, Found], key: str, found: Found) -> None:
        present = known.get(key)
        if present is None or (found.is_own and not present.is_own):
            known[key] = found

    def _solids(self, text: str) -> Iterator[tuple[int, int, Found]]:
        places, letters = [], []
        for place, char in enumerate(text):
            for one in plain(char) if char.isalnum() else "":
                if one.isalnum():
                    places.append(place)
                    letters.append(one)
        solid = "".join(letters)
        for key, found in self.solid.items():
            first = solid.find(key)
            while first >= 0:
                begin, end = places[first], places[first + len(key) - 1] + 1
                if _is_apart(text, begin, end):
                    yield begin, end, found
                first = solid.find(key, first + 1)

    def _named(self, word: str) -> Found | None:
        for form in spellings(word):
            for ending in (
                "",
                "s",
                "er",
                "ern",
                "es",
                "schule",
                "schuler",
                "schueler",
                "gymnasium",
            ):
                stem = form.removesuffix(ending)
                if stem in self.words:
                    return self.words[stem]
        return None


def _is_apart(text: str, first: int, last: int) -> bool:
    """Return whether the place begins a word and no digit goes on behind it."""
    before = text[first - 1 : first]
    begins = not before.isalnum() or text[first].isdigit() != before.isdigit()
    after = text[last : last + 1]
    return begins and not (text[last - 1].isdigit() and after.isdigit())


def _words(text: str) -> list[str]:
    return [one[0] for one in re.finditer(r"[^\W_]+", text)]


def _solid(text: str) -> str:
    return "".join(one for one in plain(signs(text).text) if one.isalnum())
