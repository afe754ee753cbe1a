"""The parent letters in `resources/letters`: their kinds, placeholders and texts per language."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from ssa_desk.content.errors import (
    ImpossibleDayError,
    MissingValueError,
    NotATextError,
    TooLongValueError,
    UnknownChoiceError,
    UnknownLetterError,
    UnknownLetterLanguageError,
    UnknownPlaceholderError,
)
from ssa_desk.content.languages import Language, languages
from ssa_desk.content.letter_check import check_words, read_words, review_day
from ssa_desk.content.locate import resource

GERMAN = "de"
_KIND_FILE = "letter"
LONGEST = 500
_DATE = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?: ?(?P<year>[1-9]\d{3}|\d{2})(?!\d))?"
)
_ISO = re.compile(r"(?<!\d)(?P<year>[1-9]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_LEAP = "2000"
_TIME = re.compile(r"(?<![\d.:])(\d{1,2})[:.](\d{2})(?![\d.])")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words a placeholder offers; `title` is what the form shows."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One value of a letter: what the form asks and what an empty one means."""

    name: str
    title: str
    fill: Literal["required", "by_hand", "optional"]
    choices: tuple[Choice, ...] = ()
    default: str = ""
    closed: bool = False
    lines: int = 1
    form: Literal["text", "date", "time"] = "text"

    def chosen(self, value: str) -> str:
        """Return the key of the choice a value names by key or title; any other value as it is."""
        for choice in self.choices:
            if value.casefold() in {choice.key.casefold(), choice.title.casefold()}:
                return choice.key
        return value


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter: its id (L04), its folder name, its German title."""

    id: str
    name: str
    title: str
    to: Literal["guardian", "young_person", "body", "teacher", "open"]
    placeholders: tuple[Placeholder, ...]
    needs_consent: str = ""
    """The kind of consent (catalogue consent_kind) without which it may not leave."""
    signed: bool = False
    """Whether families sign it: a translation nobody has checked is a reading aid only."""
    languages: Literal["all", "de"] = "all"

    def placeholder(self, name: str) -> Placeholder:
        """Return a placeholder by name; raises UnknownPlaceholderError."""
        for one in self.placeholders:
            if one.name == name:
                return one
        raise UnknownPlaceholderError(name, (one.name for one in self.placeholders))


@dataclass(frozen=True, slots=True)
class LetterText:
    """The words of a letter in one language. `words` is the content of its file."""

    language: Language
    reviewed_by: str
    reviewed_on: date | None
    words: Mapping[str, Any]

    @property
    def is_reviewed(self) -> bool:
        """Return whether a person has read the text and stands for it."""
        return bool(self.reviewed_by) and self.reviewed_on is not None

    @property
    def review_state(self) -> str:
        """Return the state of the text in German words."""
        if self.reviewed_on is None or not self.reviewed_by:
            return "ungeprüft"
        return f"geprüft von {self.reviewed_by} am {self.reviewed_on:%d.%m.%Y}"

    def choice(self, placeholder: str, key: str) -> str | None:
        """Return the words of a choice in this language, None when the key is no choice."""
        words: str | None = self.words.get("choices", {}).get(placeholder, {}).get(key)
        return words


@cache
def kinds() -> tuple[LetterKind, ...]:
    """Return all kinds of letters by their id."""
    folders = (path.parent.name for path in resource("letters").glob(f"*/{_KIND_FILE}.toml"))
    return tuple(sorted((_kind(folder) for folder in folders), key=lambda kind: kind.id))


def kind(name: str) -> LetterKind:
    """Return a kind by id (`L04`) or name; raises UnknownLetterError."""
    for one in kinds():
        if name.casefold() in {one.id.casefold(), one.name}:
            return one
    raise UnknownLetterError(f"{one.id} ({one.title})" for one in kinds())


def languages_of(letter: LetterKind) -> tuple[Language, ...]:
    """Return the languages a letter has a text in."""
    files = {path.stem for path in resource("letters", letter.name).glob("*.toml")}
    return tuple(one for one in languages() if one.code in files)


@cache
def text(letter: LetterKind, code: str) -> LetterText:
    """Return the shipped words of a letter in a language; raises UnknownLetterLanguageError."""
    known = languages_of(letter)
    for one in known:
        if one.code == code.strip().casefold():
            return _text(letter, one, _source(letter.name, one.code))
    raise UnknownLetterLanguageError(f"{one.code} ({one.german_name})" for one in known)


def parsed(letter: LetterKind, code: str, toml: str) -> LetterText:
    """Return the words of a letter from the TOML of a language file, checked against the German.

    Raises LetterFileError, which names the place: parts, placeholders and choices have to be
    those of the German letter. UnknownLetterLanguageError for a language there is none of.
    """
    for one in languages():
        if one.code == code.strip().casefold():
            return _text(letter, one, toml)
    raise UnknownLetterLanguageError(f"{one.code} ({one.german_name})" for one in languages())


def completed(letter: LetterKind, values: Mapping[str, str]) -> dict[str, str]:
    """Return a value for every placeholder: stripped, choices as keys, defaults filled in.

    Raises an expected error for an unknown key, a value that is no text, too long or no possible
    day, a choice that does not exist, or empty required values.
    """
    for key, value in values.items():
        letter.placeholder(key)
        if not isinstance(value, str):
            raise NotATextError(key)
    whole = {one.name: _value(one, values) for one in letter.placeholders}
    missing = [one for one in letter.placeholders if one.fill == "required" and not whole[one.name]]
    if missing:
        raise MissingValueError(tuple(one.name for one in missing), (one.title for one in missing))
    return whole


def _value(placeholder: Placeholder, values: Mapping[str, str]) -> str:
    value = placeholder.chosen(values.get(placeholder.name, "").strip()) or placeholder.default
    most = LONGEST * placeholder.lines
    if len(value) > most:
        raise TooLongValueError(placeholder.title, most)
    if not _is_possible(value, placeholder.form):
        raise ImpossibleDayError(placeholder.title)
    keys = [choice.key for choice in placeholder.choices]
    if placeholder.closed and value not in keys:
        raise UnknownChoiceError(
            placeholder.title, (f"{one.key} ({one.title})" for one in placeholder.choices)
        )
    return value


def _is_possible(value: str, form: str) -> bool:
    """Return whether every day or time written in digits can be one; words are taken as they are.

    A day may lack its year ("31.02.", then the 29th of February is possible) or the century.
    """
    if form == "date":
        days = (_day_of(found) for found in (*_DATE.finditer(value), *_ISO.finditer(value)))
        return all(1 <= m <= 12 and 1 <= d <= monthrange(y, m)[1] for d, m, y in days)
    if form == "time":
        return all(int(one[1]) < 24 and int(one[2]) < 60 for one in _TIME.finditer(value))
    return True


def _day_of(found: re.Match[str]) -> tuple[int, int, int]:
    parts = found.groupdict()
    year = parts["year"] or _LEAP
    return int(parts["day"]), int(parts["month"]), int(year if len(year) == 4 else f"20{year}")


def _text(letter: LetterKind, language: Language, toml: str) -> LetterText:
    words = read_words(toml)
    check_words(words, read_words(_source(letter.name, GERMAN)))
    return LetterText(language, words["reviewed_by"].strip(), review_day(words), words)


def _kind(folder: str) -> LetterKind:
    data = tomllib.loads(_source(folder, _KIND_FILE))
    placeholders = tuple(_placeholder(entry) for entry in data["placeholder"])
    return LetterKind(
        data["id"],
        folder,
        data["title"],
        data["to"],
        placeholders,
        needs_consent=data["consent"],
        signed=data["signed"],
        languages=data["languages"],
    )


def _placeholder(entry: dict[str, Any]) -> Placeholder:
    choices = tuple(Choice(**choice) for choice in entry.pop("choice", ()))
    return Placeholder(choices=choices, **entry)


def _source(folder: str, stem: str) -> str:
    return resource("letters", folder, f"{stem}.toml").read_text(encoding="utf-8")
