"""The search for people in the worker's own texts before they leave the house (R15).

Looked for are all names, classes and case numbers of the file: inflected ("Müllers", "Ali's"), in
other spellings ("Mueller", "Strasse"), with other separators ("7 b", "7/b").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.folding import spellings
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.names import all_names

HitKind = Literal["name", "class", "case_number"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ`´]{_LETTER}+)*")
_RUN = re.compile(rf"\d+|{_LETTER}+")
_INVISIBLE = re.compile(r"['’ʼ`´\u00ad\u200b-\u200d\u2060]")
_GAP = re.compile(r"[\s./_–-]?")
_MENTIONED = re.compile(rf"\b(?:Frau|Herrn?|Fr\.|Hr\.|Familie|Fam\.)\s+({_LETTER}+)")
_CLASS_BEFORE = re.compile(r"\b(?:klassen?|kl\.)\s*$", re.IGNORECASE)
_CLASS_AFTER = re.compile(r"^\.?\s*klassen?\b", re.IGNORECASE)
_CASE_BEFORE = re.compile(r"\b(?:fall|fallnummer|fälle|nummer|nr\.?)\s*$", re.IGNORECASE)
_ENDINGS = ("", "s", "es", "ens")
_PARTICLE = re.compile(
    "v[ao]n|vom|de[rnm]?|d[aiu]|l[ae]|[ae]l|und|zu[mr]?|bint?|ibn|abu|ben|frau|herrn?|familie|dr|"
    "prof|med|((groß|pflege|stief)?(mutter|vater))|eltern|tante|onkel|oma|opa|bruder|schwester"
)
"""Parts of a name that name nobody by themselves."""
_COMMON = re.compile(
    "nur|man|alt|neu|rot|a[nm]|i[nm]|so|d[au]|e[rs]|zu|lang|klein|jung|groß|gross|kurz|wei(ß|ss)|"
    "schwarz|braun|ernst|reich|stark|frei|gut|sein|dick|will|kann|wohl|mit|den|her|hier"
)
"""Words that are names only when they are written like one."""
_RUNS = 6
_LONGEST_CLASS = 12
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where somebody may be named; `mark` stays while the text around does."""

    section: str
    first: int
    last: int
    kind: HitKind
    mark: str


class NamesInTextError(ExpectedError):
    """Somebody may be named in the texts of the report."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        are = (
            "ist noch 1 Stelle offen" if len(hits) == 1 else f"sind noch {len(hits)} Stellen offen"
        )
        super().__init__(
            f"In Ihren Texten {are}, an denen jemand erkennbar sein könnte (Name, Klasse oder "
            "Fallnummer). Es wurde nichts ausgegeben. Bitte sehen Sie jede Stelle im Schritt "
            "„Texte“ an: Ändern Sie den Text, oder bestätigen Sie, dass niemand gemeint ist."
        )
        self.hits = hits


class NameCheck:
    """Knows the names of a file at one moment and finds them in texts."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names: set[str] = set()
        self._short: set[str] = set()
        self._classes: set[tuple[str, ...]] = set()
        self._numbers: set[tuple[str, ...]] = set()
        for kind, text in names:
            self._learn(kind, text)

    def __repr__(self) -> str:
        return f"<NameCheck of {len(self._names)} names>"

    def hits(self, texts: Mapping[str, str]) -> list[Hit]:
        """Return all places in the texts (by section), in the order of the texts."""
        found = []
        for section, text in texts.items():
            seen: Counter[str] = Counter()
            for first, last, kind in self._places(text):
                mark = _mark(text, first, last, kind)
                seen[mark] += 1
                # The same sentence again is a place of its own.
                mark = mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"
                found.append(Hit(section, first, last, kind, mark))
        return found

    def _learn(self, kind: str, text: str) -> None:
        if kind == "name":
            self._learn_name(text)
        elif kind == "mention":
            for found in _MENTIONED.finditer(text):
                self._learn_name(found[1])
        elif kind == "class":
            self._learn_class(text)
        else:
            self._numbers.add(_runs(text))

    def _learn_name(self, text: str) -> None:
        parts = [_bare(one[0]) for one in _WORD.finditer(text)]
        parts = [one for one in parts if len(one) > 1 and not _PARTICLE.fullmatch(one.lower())]
        joined = ["".join(pair) for pair in pairwise(parts)]
        for part in (*parts, *joined):
            if len(part) == 2:
                self._short.add(part)
            else:
                self._names.update(spellings(part))

    def _learn_class(self, text: str) -> None:
        for part in re.split(r"[,;]|\bund\b", text):
            runs = _runs(part)
            # "GGS Mitte, Klasse 3a" names the class 3a.
            begin = next((place for place, run in enumerate(runs) if run.isdigit()), 0)
            for key in (runs, runs[begin:]):
                if key and len("".join(key)) <= _LONGEST_CLASS:
                    self._classes.add(key)

    def _places(self, text: str) -> list[tuple[int, int, HitKind]]:
        found = [*self._named(text), *self._numbered(text)]
        found.sort(key=lambda one: (one[0], -one[1]))
        kept: list[tuple[int, int, HitKind]] = []
        for one in found:
            if not kept or one[0] >= kept[-1][1]:
                kept.append(one)
        return kept

    def _named(self, text: str) -> Iterator[tuple[int, int, HitKind]]:
        words = list(_WORD.finditer(text))
        named = [self._is_name(word[0]) for word in words]
        for word, is_name in zip(words, named, strict=True):
            if is_name:
                yield word.start(), word.end(), "name"
        for (one, is_one), (other, is_other) in pairwise(zip(words, named, strict=True)):
            # "Anna-Lena" for "Annalena".
            joined = text[one.end() : other.start()] in ("-", " ") and one[0][0].isupper()
            if joined and not (is_one or is_other) and self._is_name(one[0] + other[0]):
                yield one.start(), other.end(), "name"

    def _is_name(self, word: str) -> bool:
        bare = _bare(word)
        if _COMMON.fullmatch(bare):
            return False
        for stem in _stems(bare):
            if stem in self._short or (
                len(stem) > 2 and not self._names.isdisjoint(spellings(stem))
            ):
                return True
        return False

    def _numbered(self, text: str) -> Iterator[tuple[int, int, HitKind]]:
        """Yield classes and case numbers: runs of digits and letters, a sign between or none."""
        runs = list(_RUN.finditer(text))
        for place, begin in enumerate(runs):
            if begin.start() and text[begin.start() - 1].isalnum():
                continue
            key: tuple[str, ...] = ()
            for here in range(place, min(place + _RUNS, len(runs))):
                run = runs[here]
                if here > place and not _GAP.fullmatch(text, runs[here - 1].end(), run.start()):
                    break
                key = (*key, *_runs(run[0]))
                if text[run.end() : run.end() + 1].isalnum():
                    continue
                kind = self._kind(key, text, begin.start(), run.end())
                if kind is not None:
                    yield begin.start(), run.end(), kind

    def _kind(self, key: tuple[str, ...], text: str, first: int, last: int) -> HitKind | None:
        before, after = text[max(0, first - 20) : first], text[last : last + 20]
        number = len(key) == 1 and key[0].isdigit()
        if key in self._numbers and (not number or len(key[0]) > 3 or _CASE_BEFORE.search(before)):
            return "case_number"
        if key not in self._classes:
            return None
        if number:
            near = _CLASS_BEFORE.search(before) or _CLASS_AFTER.search(after)
            return "class" if near else None
        if len(key) == 1 and len(key[0]) <= 3 and not text[first:last].isupper():
            return None
        return "class"


def name_check(workspace: Workspace) -> NameCheck:
    """Return the check for the names that the file holds now."""
    return NameCheck(all_names(workspace.database))


def _mark(text: str, first: int, last: int, kind: str) -> str:
    around = text[max(0, first - _AROUND) : last + _AROUND]
    said = "\0".join((kind, text[first:last], " ".join(around.split())))
    return blake2b(said.encode(), digest_size=12).hexdigest()


def _bare(word: str) -> str:
    return _INVISIBLE.sub("", word)


def _stems(word: str) -> Iterator[str]:
    """Yield a word without the endings that a name may have."""
    for ending in _ENDINGS:
        if not ending:
            yield word
        elif len(word) > len(ending) + 1 and word.casefold().endswith(ending):
            yield word[: -len(ending)]


def _runs(text: str) -> tuple[str, ...]:
    found = (_bare(one[0]) for one in _RUN.finditer(text))
    return tuple(one.lstrip("0") or "0" if one.isdigit() else one.casefold() for one in found)
