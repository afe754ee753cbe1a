"""Whether a translated letter really is in its language: its script, and not German any more."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from ssa_desk.content.errors import LetterFileError
from ssa_desk.content.letter_check import place_words

Path = tuple[str | int, ...]

_PLACE = re.compile(r"\{\w+\}")
_SCRIPTS = {
    "ar": "ARABIC",
    "fa": "ARABIC",
    "uk": "CYRILLIC",
    "ru": "CYRILLIC",
    "bg": "CYRILLIC",
    "ti": "ETHIOPIC",
}
_LATIN, _GERMAN = "LATIN", "de"
_TITLES = {
    "ARABIC": "arabischer",
    "CYRILLIC": "kyrillischer",
    "ETHIOPIC": "äthiopischer",
    "LATIN": "lateinischer",
}
_FEW = 4
"""Texts with so few letters may be a name or an abbreviation."""
_WORDS = 4
"""So many words alike in two languages are no chance."""
_REVIEW = ("reviewed_by", "reviewed_on")


def check_language(words: Mapping[str, Any], german: Mapping[str, Any], code: str) -> None:
    """Raise LetterFileError for the first text in another script or still in German."""
    script = _SCRIPTS.get(code, _LATIN)
    right = whole = 0
    for path, text in texts(words):
        letters = [one for one in _PLACE.sub("", text) if one.isalpha()]
        fitting = sum(1 for one in letters if _is_of(one, script))
        right, whole = right + fitting, whole + len(letters)
        if len(letters) >= _FEW and 2 * fitting < len(letters):
            raise LetterFileError(
                place_words(path), f"Hier wird Text in {_TITLES[script]} Schrift erwartet."
            )
    if 10 * right < 9 * whole:
        problem = f"Zu viel steht nicht in {_TITLES[script]} Schrift."
        raise LetterFileError(place_words(()), problem)
    if not code.startswith(_GERMAN):
        _refuse_german(words, german)


def texts(words: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - a tree
    """Yield every text to translate with its place."""
    if isinstance(words, str):
        yield path, words
    elif isinstance(words, Mapping):
        for key, one in words.items():
            if key != "when" and not (path == () and key in _REVIEW):
                yield from texts(one, (*path, key))
    elif isinstance(words, list):
        for number, one in enumerate(words, start=1):
            yield from texts(one, (*path, number))


def _refuse_german(words: Mapping[str, Any], german: Mapping[str, Any]) -> None:
    same = dict(texts(german))
    for path, text in texts(words):
        if same.get(path) == text and len(_PLACE.sub("", text).split()) >= _WORDS:
            raise LetterFileError(place_words(path), "Dieser Text steht noch auf Deutsch.")


def _is_of(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)
