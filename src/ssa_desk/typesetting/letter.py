"""Parent letters: DIN 5008 form B, the family's language first, the German text behind it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ssa_desk.content.letters import GERMAN, LetterKind, LetterText, completed, text
from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.typesetting.compile import set_pdf
from ssa_desk.typesetting.fonts import check_glyphs, clean, font_chain, isolate

ADDRESS_LINES = 6
_PLACE = re.compile(r"\{(\w+)\}")
_BODY = ("subject", "greeting", "opening", "appointment", "detail", "closing", "farewell", "reply")

Piece = str | None | dict[str, str]
"""A run of text: the letter's own words, None for a line to write on, or a typed value."""


class AddressTooLongError(ExpectedError):
    """The address does not fit into the window of the envelope."""

    def __init__(self) -> None:
        super().__init__(
            f"Name und Anschrift haben zusammen mehr als {ADDRESS_LINES} Zeilen und passen nicht "
            "in das Anschriftfeld. Es wurde nichts geschrieben und nichts ist verloren. "
            "Bitte kürzen Sie die Anschrift."
        )


@dataclass(frozen=True, slots=True, repr=False)
class Sender:
    """Who writes: worker, employer and school. What is empty prints as a line."""

    worker: str = ""
    function: str = ""
    employer: str = ""
    employer_address: str = ""
    school: str = ""
    school_address: str = ""
    telephone: str = ""
    email: str = ""
    room: str = ""
    office_hours: str = ""


_SENDER_TITLES = {
    "worker": "Name der Fachkraft",
    "function": "Funktion",
    "employer": "Anstellungsträger",
    "employer_address": "Anschrift des Trägers",
    "school": "Schule",
    "school_address": "Anschrift der Schule",
    "telephone": "Telefon",
    "email": "E-Mail",
    "room": "Raum",
    "office_hours": "Sprechzeiten",
}


def letter_pdf(
    letter: LetterKind, language: str, values: Mapping[str, str], sender: Sender
) -> bytes:
    """Return the letter as a PDF, dated today; in another language with the German text behind.

    Raises an expected error for an unknown or missing value and for a character no font prints.
    """
    codes = [language] if language == GERMAN else [language, GERMAN]
    texts = [text(letter, code) for code in codes]
    whole = {name: clean(value) for name, value in completed(letter, values).items()}
    check_glyphs({letter.placeholder(name).title: value for name, value in whole.items()})
    own = {name: clean(value) for name, value in asdict(sender).items()}
    check_glyphs({_SENDER_TITLES[name]: value for name, value in own.items()})
    inserted = {**whole, "worker": own["worker"]}
    day = clock.today()
    data = {
        "title": letter.title,
        "date": f"{day:%d.%m.%Y}",
        "sender": own,
        "address": _address(whole),
        "pages": [_page(letter, one, inserted) for one in texts],
    }
    return set_pdf("letter", data, day)


def _address(values: Mapping[str, str]) -> list[str]:
    lines = [values["guardian"], *values["address"].splitlines()]
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) > ADDRESS_LINES:
        raise AddressTooLongError
    return filled


def _page(letter: LetterKind, words: LetterText, values: Mapping[str, str]) -> dict[str, Any]:
    setter = _Setter(words, values)
    return {
        "code": words.language.code.partition("-")[0],
        "direction": words.language.direction,
        "fonts": font_chain(words.language.font),
        "body": {name: setter.whole(words.words[name]) for name in _BODY},
        "notes": [] if words.language.code == GERMAN else list(_notes(letter, words)),
    }


def _notes(letter: LetterKind, words: LetterText) -> Iterator[dict[str, str]]:
    german = text(letter, GERMAN).words["notes"]
    for name in ("binding",) if words.is_reviewed else ("binding", "unreviewed"):
        yield {"own": words.words["notes"][name], "german": german[name]}


class _Setter:
    """Puts values into the words of one language; a sentence becomes a list of pieces."""

    def __init__(self, words: LetterText, values: Mapping[str, str]) -> None:
        self._words, self._values = words, values

    def whole(self, part: Any) -> Any:  # noqa: ANN401 - a tree of TOML
        """Return a tree of the letter's file with its texts set and unmet parts left out."""
        if isinstance(part, str):
            return self._pieces(part)
        if isinstance(part, list):
            return [self.whole(one) for one in part if self._applies(one)]
        return {key: self.whole(one) for key, one in part.items() if key != "when"}

    def _applies(self, part: Any) -> bool:  # noqa: ANN401 - a tree of TOML
        conditions = part.get("when", {}) if isinstance(part, dict) else {}
        return all(self._values[name] == value for name, value in conditions.items())

    def _pieces(self, sentence: str) -> list[Piece]:
        found = _PLACE.split(sentence)
        pieces = [self._inserted(one) if place % 2 else one for place, one in enumerate(found)]
        return [piece for piece in pieces if piece != ""]

    def _inserted(self, name: str) -> Piece:
        value = self._values.get(name, "")
        if not value:
            return None
        chosen = self._words.choice(name, value)
        if chosen is not None:
            return chosen
        return {"value": isolate(value)} if self._words.language.direction == "rtl" else value
