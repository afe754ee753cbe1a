"""Puts values into the words of a letter: every text becomes a list of pieces."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ssa_desk.content.letters import LetterKind, LetterText
from ssa_desk.typesetting.fonts import isolate

_PLACE = re.compile(r"\{(\w+)\}")
_SENTENCES = re.compile(r"(?<=[.!?؟።])\s+")
_LONG_WORD = re.compile(r"\S{31,}")
_SYLLABLES = re.compile(r".{1,10}")
_LISTS = ("points", "facts", "table", "ticks")
_RECIPIENT = "guardian"

Piece = str | None | dict[str, Any]
"""A run of text: the letter's own words, None for a line to write on, or a typed value."""
Pieces = list[Piece]


def breakable(value: str) -> str:
    """Return the value with places to break a very long word, so that it stays on the paper."""
    return _LONG_WORD.sub(lambda found: "\u200b".join(_SYLLABLES.findall(found[0])), value)


def value_pieces(value: str) -> Pieces:
    """Return a typed value, walled off from the text around it; its lines stay lines."""
    pieces: Pieces = []
    for line in filter(None, (one.strip() for one in value.splitlines())):
        if pieces:
            pieces.append("\n")
        shown = isolate(breakable(line))
        pieces.append({"value": shown, "latin": not _has_right_to_left(line)})
    return pieces


def filled(sentence: str, inserted: Callable[[str], Pieces]) -> Pieces:
    """Return a text whose placeholders are replaced; empty words are left out."""
    pieces: Pieces = []
    for place, one in enumerate(_PLACE.split(sentence)):
        pieces += inserted(one) if place % 2 else [one]
    return [piece for piece in pieces if piece != ""]


class LetterWords:
    """The words of one language with the values of one letter in them."""

    def __init__(self, letter: LetterKind, words: LetterText, values: Mapping[str, str]) -> None:
        self._words, self._values = words, values
        empty = (one.name for one in letter.placeholders if one.fill == "optional")
        self._left_out = frozenset(name for name in empty if not values[name])

    def body(self) -> dict[str, Any]:
        """Return everything the page says; what has only empty values is left out."""
        words = self._words.words
        return {
            **{name: self._pieces(words[name]) for name in ("subject", "greeting", "farewell")},
            "parts": list(self._parts(words["part"])),
            "reply": self._reply(words["reply"]) if "reply" in words else None,
            "signatures": self._signatures(words.get("signatures")),
        }

    def _parts(self, parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for part in parts:
            if not self._applies(part):
                continue
            kind = next(name for name in part if name != "when")
            if kind in _LISTS:
                items = [self._item(one) for one in part[kind] if self._is_said(one)]
                if items:
                    yield {"kind": kind, "items": items}
            elif sentence := self._without_empty(part[kind]):
                yield {"kind": kind, "text": self._pieces(sentence)}

    def _item(self, item: str | Mapping[str, str]) -> Any:  # noqa: ANN401 - pieces or a table
        if isinstance(item, str):
            return self._pieces(item)
        return {key: self._pieces(one) for key, one in item.items()}

    def _reply(self, reply: Mapping[str, Any]) -> dict[str, Any]:
        named = ("title", "until", "to", "date", "signature")
        options = [one for one in reply["option"] if self._applies(one) and self._is_said(one)]
        return {
            **{name: self._pieces(reply[name]) for name in named},
            "about": [self._pieces(one, slip=True) for one in reply["about"] if self._is_said(one)],
            "option": [self._pieces(one["text"], slip=True) for one in options],
        }

    def _signatures(self, signatures: Mapping[str, Any] | None) -> dict[str, Any] | None:
        if signatures is None:
            return None
        names = [self._pieces(one) for one in signatures["names"]]
        return {"date": self._pieces(signatures["date"]), "names": names}

    def _applies(self, part: Mapping[str, Any]) -> bool:
        conditions = part.get("when", {})
        return all(self._values[name] == value for name, value in conditions.items())

    def _is_said(self, item: str | Mapping[str, Any]) -> bool:
        texts = (item,) if isinstance(item, str) else (item.get("label", ""), item["text"])
        return not any(self._left_out.intersection(_PLACE.findall(one)) for one in texts)

    def _without_empty(self, paragraph: str) -> str:
        if self._is_said(paragraph):
            return paragraph
        return " ".join(one for one in _SENTENCES.split(paragraph) if self._is_said(one))

    def _pieces(self, sentence: str, *, slip: bool = False) -> Pieces:
        return filled(sentence, lambda name: self._inserted(name, slip=slip))

    def _inserted(self, name: str, *, slip: bool) -> Pieces:
        value = self._values.get(name, "")
        if not value:
            return [None]
        chosen = self._words.choice(name, value)
        if chosen is None:
            return value_pieces(value)
        # "To all parents" is no name: whoever sends the slip back writes it.
        return [None] if slip and name == _RECIPIENT else self._pieces(chosen)


def _has_right_to_left(value: str) -> bool:
    return any(unicodedata.bidirectional(one) in {"R", "AL"} for one in value)
