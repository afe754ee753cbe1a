"""Letters in the worker's own words, on the same letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ssa_desk.content.errors import MissingValueError, UnknownPlaceholderError
from ssa_desk.content.paper_words import paper_words
from ssa_desk.typesetting.fonts import check_glyphs, clean
from ssa_desk.typesetting.letter_words import Pieces, filled, value_pieces

_BLANK = "blank"


@dataclass(frozen=True, slots=True, repr=False)
class OwnLetter:
    """What the worker wrote, placeholders in braces; `reply` asks for a slip below."""

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    farewell: str
    reply: bool = False


def own_page(letter: OwnLetter, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the page of an own letter; an empty value is a line to write on.

    Raises UnknownPlaceholderError for a placeholder without a value, MissingValueError where the
    subject has no word, MissingGlyphError.
    """

    def inserted(name: str) -> Pieces:
        if name == _BLANK:
            return [None]
        if name not in values:
            raise UnknownPlaceholderError(name, values)
        return value_pieces(values[name]) or [None]

    def pieces(text: str) -> Pieces:
        check_glyphs({"Brieftext": clean(text)})
        return filled(clean(text), inserted)

    subject = pieces(letter.subject)
    if not any(subject):
        # A heading without a word is no heading to a screen reader, and the typesetter refuses it.
        raise MissingValueError(("subject",), ("Betreff",))
    parts = [part for whole in letter.paragraphs for part in whole.split("\n\n") if part.strip()]
    body: dict[str, Any] = {
        "subject": subject,
        "greeting": pieces(letter.greeting),
        "farewell": pieces(letter.farewell),
        "parts": [{"kind": "text", "text": pieces(one)} for one in parts],
        "reply": None,
        "signatures": None,
    }
    if letter.reply:
        body["reply"] = _reply(values)
    return {"body": body, "notes": [], "aid": None}


def _reply(values: Mapping[str, str]) -> dict[str, Any]:
    def pieces(text: str) -> Pieces:
        return filled(text, lambda name: value_pieces(values.get(name, "")) or [None])

    return {
        name: [pieces(one) for one in said] if isinstance(said, list) else pieces(said)
        for name, said in paper_words("own_letter").items()
    }
