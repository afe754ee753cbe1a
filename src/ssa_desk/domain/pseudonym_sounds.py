"""How a name may be written when nobody looked it up, for replacing it."""

import re
from collections.abc import Iterator

from ssa_desk.domain.folding import plain

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдезиійклмнопрстуфыеэ", "abvggdeziiiklmnoprstufiee", strict=True)),
        "є": "ie",
        "ж": "sch",
        "х": "kh",
        "ц": "z",
        "ч": "tsch",
        "ш": "sch",
        "щ": "schtsch",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
    }
)
_GROUPS = (
    ("tsch", "č"),
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("ks", "x"),
    ("dt", "t"),
    ("ck", "k"),
    ("tz", "s"),
    ("ou", "u"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("z", "s"),
    ("e", "a"),
    ("o", "u"),
)
_LEAST, _LEAST_ROUGH = 4, 3


def sounds(word: str, *, is_rough: bool = True) -> Iterator[str]:
    """Yield keys that spellings of one name share; the rough ones have no vowels."""
    low = plain(word).translate(_CYRILLIC)
    if len(low) < _LEAST:
        return
    for old, new in _GROUPS:
        low = low.replace(old, new)
    for reading in ({"ch": "h", "č": "c"}, {"ch": "c", "č": "c"}, {"ch": "k", "c": "k"}):
        key = low
        for old, new in reading.items():
            key = key.replace(old, new)
        key = re.sub(r"(.)\1+", r"\1", key.removesuffix("h"))
        key = key[:-1] + "t" if key.endswith("d") else key
        if len(key) >= _LEAST:
            yield key
        bones = ("v" if key[:1] in "au" else key[:1]) + re.sub("[aiu]", "", key[1:])
        if is_rough and len(bones) >= _LEAST_ROUGH:
            yield f"*{bones}"
