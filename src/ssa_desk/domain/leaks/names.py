"""Names in a text: inflected, misspelt, split, put together, as initials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ssa_desk.domain.folding import plain, spellings
from ssa_desk.domain.leaks.found import Found
from ssa_desk.domain.leaks.signs import LETTER, Signs, signs
from ssa_desk.domain.leaks.sounds import LEAST, bones, sounds
from ssa_desk.domain.name_words import NameWords

_PIECE = re.compile(f"{LETTER}+")
_CHUNK = re.compile(rf"{LETTER}+(?:['-]{LETTER}+)*")
_JOINT = re.compile(r"'|\s*-\s*|[ \t]*\n[ \t]*")
"""What may stand inside of one word: an apostrophe, a hyphen, the end of a line."""
_SPACED = re.compile(rf"(?<!\w)(?:{LETTER}[ .·_*|/-]{{1,2}}){{2,}}{LETTER}(?!\w)")
_ASIDE = re.compile(r"(?<=\w )\([a-zäöüß .]+\)")
"""A remark behind a name, written small."""
_BEFORE = re.compile(r"([^\W\d_]+)[ \n]+$")
_FAR = 20
_MOST_PIECES = 6
_LEAST_TYPED = 5
"""Shorter names are one slip of the key away from too much."""
_LEAST_TYPED_OF_OTHERS = 6
"""Of all others only long names: a file knows hundreds, and each place has to be looked at."""
_DOUBLED = re.compile(r"(.)\1+$")
_ENDINGS = (
    *("s", "es", "ens", "n", "en", "e", "er", "sche", "schen", "scher", "sches", "chen", "lein"),
    *("i", "is", "in", "ins", "innen", "ische", "ischen", "ischer", "isches", "sch"),
)
_SHORT_ENDINGS = ("s", "es", "ens", "chen", "i", "is")


@dataclass(slots=True, repr=False)
class Names:
    """All names of a file."""

    words: NameWords
    exact: dict[str, bool] = field(default_factory=dict)
    """By form, whether somebody of the case has it."""
    sounding: dict[str, bool] = field(default_factory=dict)
    boned: set[str] = field(default_factory=set)
    shortened: set[str] = field(default_factory=set)
    """Names without one of their letters, for slips of the key."""
    short: dict[str, bool] = field(default_factory=dict)
    initials: set[tuple[str, str]] = field(default_factory=set)
    _known: dict[str, Found | None] = field(default_factory=dict)

    def learn(self, text: str, *, is_own: bool) -> None:
        """Learn the name of a person, with first, last and other names in any order."""
        chunks = [one[0] for one in _CHUNK.finditer(_ASIDE.sub(" ", signs(text).text))]
        told = [one for one in chunks if plain(one) not in self.words.beside] or chunks
        full = [one for one in told if plain(one) not in self.words.particles]
        if not full:
            for one in told:
                self._add_short(plain(one), is_own=is_own)
        for one in full:
            self._add(one, is_own=is_own)
        for one, other in pairwise(told):
            for joined in (one + other, other + one) if len(one) + len(other) > LEAST else ():
                self._put(self.exact, joined, is_own=is_own)
        if is_own:
            letters = [plain(one)[:1] for one in full]
            self.initials |= {(one, other) for one in letters for other in letters} - {
                (one, one) for one in letters if letters.count(one) == 1
            }

    def find(self, text: Signs) -> Iterator[tuple[int, int, Found]]:
        """Yield all places where somebody may be named: first, last, what it is."""
        pieces = list(_PIECE.finditer(text.text))
        for place, begin in enumerate(pieces):
            word, last = "", None
            for piece in pieces[place : place + _MOST_PIECES]:
                gap = text.text[last : piece.start()] if last is not None else ""
                if last is not None and not _JOINT.fullmatch(gap):
                    break
                word, last = word + piece[0], piece.end()
                found = self._judged(word)
                if found is not None and piece is begin and self._is_everyday(text.text, begin):
                    # Somebody is called so, but here it is asked: "im Sommer".
                    found = Found(found.kind, is_own=False)
                if found is not None:
                    yield begin.start(), last, found
        yield from self._apart(text.text, pieces)
        yield from self._spaced(text.text)
        yield from self._initials(text.text)

    def _is_everyday(self, text: str, word: re.Match[str]) -> bool:
        before = _BEFORE.search(text[max(0, word.start() - _FAR) : word.start()])
        return before is not None and self.words.is_everyday(word[0], before[1])

    def _add(self, chunk: str, *, is_own: bool) -> None:
        parts = [one[0] for one in _PIECE.finditer(chunk)]
        whole = "".join(parts)
        for part in {*parts, whole}:
            if len(part) <= 2:
                if part == chunk or plain(part) not in self.words.particles:
                    self._add_short(plain(part), is_own=is_own)
                continue
            self._put(self.exact, part, is_own=is_own)
            for key in sounds(part) if len(plain(part)) >= LEAST else ():
                self.sounding[key] = self.sounding.get(key, False) or is_own
            if is_own and len(plain(part)) >= LEAST:
                self.boned |= bones(part)
                self.shortened |= _shortened(plain(part)) | _shortened(
                    plain(part.replace("ß", "s"))
                )
            elif len(plain(part)) >= _LEAST_TYPED_OF_OTHERS:
                self.shortened |= _shortened(plain(part))

    def _add_short(self, low: str, *, is_own: bool) -> None:
        if len(low) > 1:
            self.short[low] = self.short.get(low, False) or is_own

    def _put(self, forms: dict[str, bool], word: str, *, is_own: bool) -> None:
        for form in spellings(word):
            forms[form] = forms.get(form, False) or is_own

    def _judged(self, word: str) -> Found | None:
        if word not in self._known:
            self._known[word] = self._judge(word)
        return self._known[word]

    def _judge(self, word: str) -> Found | None:
        low = plain(word)
        if len(low) < 2 or (word.islower() and low in self.words.small):
            return None
        known = [self.exact[one] for one in self._stems(word) if one in self.exact]
        if word[0].isupper():
            stems = {low, low.removesuffix("s")}
            known += [is_own for one, is_own in self.short.items() if one in stems]
        if known:
            return Found("name", is_own=any(known))
        if low in self.words.ordinary or not (word[0].isupper() or len(low) > LEAST + 1):
            return None
        return self._heard(word)

    def _heard(self, word: str) -> Found | None:
        """Return what the word sounds like."""
        keys = {key for one in self._stems(word) for key in sounds(one)}
        alike = [self.sounding[key] for key in keys if key in self.sounding]
        if alike:
            return Found("name", is_own=any(alike))
        is_near = not self.boned.isdisjoint(bones(word)) or any(
            not self.shortened.isdisjoint(_shortened(one)) for one in self._stems(word)
        )
        is_like_one = word[0].isupper() and len(word) >= LEAST and is_near
        return Found("similar", is_own=False) if is_like_one else None

    def _apart(self, text: str, pieces: list[re.Match[str]]) -> Iterator[tuple[int, int, Found]]:
        """Yield names that were written as two words: "Anna Lena" for "Annalena"."""
        for one, other in pairwise(pieces):
            joined = one[0] + other[0]
            beside = text[one.end() : other.start()] == " "
            named = self._judged(one[0]) or self._judged(other[0])
            if beside and one[0][0].isupper() and len(joined) > LEAST and not named:
                form = next((form for form in self._stems(joined) if form in self.exact), None)
                if form is not None:
                    yield one.start(), other.end(), Found("name", is_own=self.exact[form])

    def _spaced(self, text: str) -> Iterator[tuple[int, int, Found]]:
        """Yield names whose letters stand apart."""
        for run in _SPACED.finditer(text):
            word = "".join(one[0] for one in _PIECE.finditer(run[0]))
            form = next((form for form in self._stems(word) if form in self.exact), None)
            if form is not None:
                yield run.start(), run.end(), Found("name", is_own=self.exact[form])

    def _initials(self, text: str) -> Iterator[tuple[int, int, Found]]:
        """Yield "A. M." of somebody of the case; at least one of the dots is there."""
        for run in re.finditer(r"(?<!\w)([^\W\d_a-z])(\.?)[ \n-]?([^\W\d_a-z])(\.?)(?!\w)", text):
            letters = (plain(run[1])[:1], plain(run[3])[:1])
            if letters in self.initials and (run[2] or run[4]):
                yield run.start(), run.end(), Found("initials", is_own=True)

    def _stems(self, word: str) -> Iterator[str]:
        """Yield the plain forms that a word may be an inflection or a compound of."""
        forms = [one for form in spellings(word) for one in (form, _DOUBLED.sub(r"\1", form))]
        for form in dict.fromkeys(forms):
            yield form
            for stem in _without_ending(form):
                yield stem
                yield from _without_ending(stem)
            for kin in self.words.kin if len(form) > 5 else ():
                for stem in (form.removesuffix(kin), form.removeprefix(kin)):
                    if stem != form and len(stem) > 2:
                        yield from {stem, stem.removesuffix("s"), stem.removeprefix("s")}


def _without_ending(form: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = form[: -len(ending)]
        least = 3 if ending in _SHORT_ENDINGS else 4
        if form.endswith(ending) and len(stem) >= least:
            yield stem


def _shortened(low: str) -> set[str]:
    """Return a word and what is left of it without any one of its letters."""
    if len(low) < _LEAST_TYPED:
        return set()
    return {low, *(low[:place] + low[place + 1 :] for place in range(len(low)))}
