"""A text as the leak check reads it: plain signs, each with its place in the text as typed."""

import unicodedata
from dataclasses import dataclass

_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Signs that stand in a word and are not seen: soft hyphens, joiners, marks of direction."""
_DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"
)
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′ʹʻ＇"), "'")
_FORMS = {**_DASHES, **_APOSTROPHES, ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\r"): "\n"}
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670])"


@dataclass(frozen=True, slots=True, repr=False)
class Signs:
    """The signs of a text, and where each stands in it."""

    text: str
    places: tuple[int, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where a part of the signs stands in the text as typed."""
        return self.places[first], self.places[last - 1] + 1


def signs(text: str) -> Signs:
    """Return the signs: composed, without what is not seen, digits of all scripts as 0 to 9."""
    found: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _UNSEEN:
            continue
        for one in _plain(char):
            joined = unicodedata.normalize("NFC", found[-1] + one) if found else one
            if unicodedata.combining(one) and len(joined) == 1:
                found[-1] = joined
                continue
            found.append(one)
            places.append(place)
    return Signs("".join(found), tuple(places))


def _plain(char: str) -> str:
    if char.isascii():
        return _FORMS.get(ord(char), char)
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return unicodedata.normalize("NFKC", char.translate(_FORMS)).translate(_FORMS)
