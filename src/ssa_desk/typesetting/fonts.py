"""Which characters the shipped fonts can print, and how a value stands in right-to-left text."""

import string
import unicodedata
from collections.abc import Mapping
from functools import cache

from ssa_desk.content.locate import resource
from ssa_desk.typesetting.errors import MissingGlyphError

FILES = {
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Naskh Arabic": "NotoNaskhArabic-Regular.ttf",
    "Noto Sans Ethiopic": "NotoSansEthiopic-Regular.ttf",
}

_BIDI_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NEVER = frozenset(_BIDI_MARKS + "\ufeff\ufffe\uffff")  # XML has no place for the last two
_BLANK = string.whitespace + "\u00a0\u00ad\u200b\u200c\u200d\u2007\u202f\u2060"
_INVISIBLE = frozenset("\n\u200b\u200c\u200d\u2060\u00ad" + _BIDI_MARKS)


def font_chain(first: str) -> list[str]:
    """Return the fonts a document is set in: that of its language, then the others."""
    return [first, *(family for family in FILES if family != first)]


@cache
def covered(family: str) -> frozenset[int]:
    """Return the code points that a font has a glyph for."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    return frozenset(TTFontFile(str(resource("fonts", FILES[family]))).charToGlyph)


def clean(value: str) -> str:
    """Return the text composed (NFC), without control characters and marks of direction."""
    composed = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\t", " ")
    return "".join(one for one in composed if not _steers(one)).strip(_BLANK)


def check_glyphs(values: Mapping[str, str]) -> None:
    """Refuse values with a character that no font prints; `values` by the field's German name.

    Raises MissingGlyphError, which names the field and the character, never the value.
    """
    for field, value in values.items():
        unusual = frozenset(value).difference(_printed(), _INVISIBLE)
        if unusual:
            raise MissingGlyphError(field, next(one for one in value if one in unusual))


def printable(value: str) -> str:
    """Return the text as it can be printed: a character without a glyph by its number.

    For papers that have to say everything; letters are refused instead (`check_glyphs`).
    """
    composed = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        one if one in _INVISIBLE or _is_covered(one) else f"[U+{ord(one):04X}]"
        for one in composed
        if not _steers(one)
    )


def isolate(value: str) -> str:
    """Return the value walled off from the direction of the text around it (UAX 9).

    Without it `0123-456789` prints as `456789-0123` behind Arabic text. A value that begins in
    a right-to-left script keeps its own direction.
    """
    opening = "\u2067" if _begins_right_to_left(value) else "\u2066"
    return f"{opening}{value}\u2069"


def _steers(character: str) -> bool:
    return character in _NEVER or (
        unicodedata.category(character) in {"Cc", "Cs"} and character != "\n"
    )


def _is_covered(character: str) -> bool:
    return character in _printed()


@cache
def _printed() -> frozenset[str]:
    return frozenset(chr(code) for family in FILES for code in covered(family))


def _begins_right_to_left(value: str) -> bool:
    directions = (unicodedata.bidirectional(character) for character in value)
    return next((one != "L" for one in directions if one in {"L", "R", "AL"}), False)
