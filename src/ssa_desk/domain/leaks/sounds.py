"""How a name sounds, whatever the rules it was written down by: Schewtschenko, Shevchenko."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ssa_desk.domain.folding import plain

_CYRILLIC = {
    **dict(zip("абвгґдезиійклмнопрстуфы", "abvggdeziiiklmnoprstufi", strict=True)),
    "є": "ie",
    "ё": "io",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "tsch",
    "ш": "sch",
    "щ": "schtsch",
    "ю": "iu",
    "я": "ia",
    "э": "e",
    "ї": "i",
    "ь": "",
    "ъ": "",
}
_ARABIC = {
    **dict(zip("اأإآبتدرزسصضطفقكکلمنوهةيیىئؤءپگ", "aaaabtdrsssdtfkkklmnuhaiiaiu'bg", strict=True)),
    "ث": "t",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "ذ": "d",
    "ش": "sch",
    "ظ": "z",
    "ع": "",
    "غ": "gh",
    "چ": "tsch",
    "ژ": "zh",
}
_LATIN = str.maketrans({**_CYRILLIC, **_ARABIC})
_GROUPS = (
    ("x", "ks"),
    ("schtsch", "sc"),
    ("shch", "sc"),
    ("dsch", "j"),
    ("dzh", "j"),
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kh", "x"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("dt", "t"),
    ("ck", "k"),
    ("qu", "kv"),
    ("q", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("w", "v"),
    ("z", "s"),
    ("j", "i"),
    ("y", "i"),
    ("ou", "u"),
    ("oo", "u"),
)
_READINGS = ({"ch": "h", "x": "h"}, {"ch": "k", "c": "k", "x": "k"}, {"ch": "c", "x": "h"})
"""What "ch" and "c" may stand for."""
_VOWELS = str.maketrans({"e": "a", "o": "u"})
_DOUBLE = re.compile(r"(.)\1+")
_SILENT = re.compile(r"h$|(?<=[aeiou])h(?=[^aeiou])")
_VOWEL = re.compile(r"[aeiou]")
LEAST = 4
"""Shorter names sound like too much."""


@lru_cache(maxsize=20_000)
def sounds(word: str) -> frozenset[str]:
    """Return the keys of a word; two words that share one sound alike."""
    low = re.sub(r"[^a-z]", "", plain(word).translate(_LATIN))
    return frozenset(key for key in map(_settled, _read(low)) if len(key) >= LEAST)


@lru_cache(maxsize=20_000)
def bones(word: str) -> frozenset[str]:
    """Return the keys of a word without its vowels: Fatma and Fatima, Khaled and Khalid."""
    low = re.sub(r"[^a-z]", "", plain(word).translate(_LATIN))
    found = set()
    for key in map(_settled, _read(low)):
        inner = _DOUBLE.sub(r"\1", _VOWEL.sub("", key[1:]))
        begin = "i" if low[:1] in "jy" else "a" if key[:1] in "aeiou" else key[:1]
        end = "a" if key[-1:] in "aeiou" else ""
        if len(inner) >= 2 and begin + inner not in ("", begin):
            found.add(begin + inner + end)
    return frozenset(one for one in found if len(one.strip("a")) >= 3)


def _read(low: str) -> Iterator[str]:
    for old, new in _GROUPS:
        low = low.replace(old, new)
    for reading in _READINGS:
        one = low
        for old, new in reading.items():
            one = one.replace(old, new)
        yield one


def _settled(word: str) -> str:
    word = _SILENT.sub("", _DOUBLE.sub(r"\1", word))
    word = _DOUBLE.sub(r"\1", word.translate(_VOWELS))
    return word[:-1] + "t" if word.endswith("d") else word
