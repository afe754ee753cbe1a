"""Whether a translated letter has the parts, placeholders and choices of the German one."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ssa_desk.content.errors import LetterFileError

LONGEST_FILE = 100_000
LONGEST_TEXT = 2_000
LONGEST_NAME = 200
_LINE = re.compile(r"line (\d+)")
_PLACE = re.compile(r"\{(\w+)\}")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that would turn the direction of a letter."""
_REVIEW = ("reviewed_by", "reviewed_on")
_NAMES = {
    "subject": "Betreff",
    "greeting": "Anrede",
    "farewell": "Grußformel",
    "notes": "Hinweise",
    "choices": "Auswahl",
    "part": "Teil",
    "text": "Text",
    "label": "Bezeichnung",
    "heading": "Überschrift",
    "points": "Punkt",
    "facts": "Angabe",
    "table": "Zeile",
    "ticks": "Kästchen",
    "lines": "Schreiblinien",
    "reply": "Antwortabschnitt",
    "option": "Möglichkeit",
    "title": "Titel",
    "until": "Frist",
    "to": "An",
    "about": "Angabe",
    "date": "Datum",
    "signature": "Unterschrift",
    "signatures": "Unterschriften",
    "names": "Name",
}

Tree = Any
"""A tree of TOML: texts, lists and tables of them."""


def read_words(toml: str) -> dict[str, Any]:
    """Return the content of a language file; raises LetterFileError naming the line."""
    if len(toml) > LONGEST_FILE:
        raise LetterFileError("Ganze Datei", "Sie ist zu groß für einen Brief.")
    try:
        return tomllib.loads(toml.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        place = f"Zeile {found[1]}" if found else "Ende der Datei"
        problem = "Hier fehlt etwas oder steht zu viel, zum Beispiel ein Anführungszeichen."
        raise LetterFileError(place, problem) from error


def check_words(words: Mapping[str, Any], german: Mapping[str, Any]) -> None:
    """Refuse words whose parts, placeholders or choices differ from the German ones.

    Raises LetterFileError, which names the first place that differs.
    """
    for name in _REVIEW:
        if name not in words:
            raise LetterFileError("Prüfvermerk", f"„{name}“ fehlt.")
    if not isinstance(words["reviewed_by"], str):
        raise LetterFileError("Prüfvermerk", "„reviewed_by“ ist kein Text.")
    if len(words["reviewed_by"]) > LONGEST_NAME:
        raise LetterFileError("Prüfvermerk", "Der Name ist zu lang.")
    review_day(words)
    _compare(_without_review(words), _without_review(german), ())


def review_day(words: Mapping[str, Any]) -> date | None:
    """Return the day a person has checked the words; raises LetterFileError for no day."""
    day = words["reviewed_on"]
    if isinstance(day, datetime):
        return day.date()
    if day == "" or isinstance(day, date):
        return day or None
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(str(day), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise LetterFileError("Prüfvermerk", "„reviewed_on“ ist kein Datum.")


def placeholders(words: Tree) -> Iterator[str]:
    """Yield the placeholders of a tree of texts, each as often as it stands there."""
    if isinstance(words, str):
        yield from _PLACE.findall(words)
    elif isinstance(words, Mapping):
        for key, one in words.items():
            yield from placeholders(one) if key != "when" else ()
    elif isinstance(words, list):
        for one in words:
            yield from placeholders(one)


def _without_review(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in words.items() if name not in _REVIEW}


def _compare(words: Tree, german: Tree, path: tuple[str | int, ...]) -> None:
    if isinstance(german, Mapping):
        _compare_tables(words, german, path)
    elif isinstance(german, list):
        if not isinstance(words, list) or len(words) != len(german):
            raise LetterFileError(
                place_words(path),
                f"Hier müssen {len(german)} Einträge stehen wie im deutschen Brief.",
            )
        for number, (one, other) in enumerate(zip(words, german, strict=True), start=1):
            _compare(one, other, (*path, number))
    else:
        _compare_texts(words, german, path)


def _compare_tables(words: Tree, german: Mapping[str, Any], path: tuple[str | int, ...]) -> None:
    if not isinstance(words, Mapping):
        raise LetterFileError(
            place_words(path), "Hier steht nicht dasselbe wie im deutschen Brief."
        )
    for key in german:
        if key not in words:
            raise LetterFileError(place_words((*path, key)), "Das fehlt.")
    for key in words:
        if key not in german:
            raise LetterFileError(place_words((*path, key)), "Das hat der deutsche Brief nicht.")
    if words.get("when") != german.get("when"):
        raise LetterFileError(
            place_words(path), "Die Bedingung „when“ muss bleiben wie im deutschen Brief."
        )
    for key, other in german.items():
        if key != "when":
            _compare(words[key], other, (*path, key))


def _compare_texts(words: Tree, german: str, path: tuple[str | int, ...]) -> None:
    if not isinstance(words, str) or not words.strip():
        raise LetterFileError(place_words(path), "Hier fehlt der Text.")
    if len(words) > LONGEST_TEXT:
        raise LetterFileError(place_words(path), f"Mehr als {LONGEST_TEXT} Zeichen passen nicht.")
    if _UNSEEN.search(words):
        raise LetterFileError(place_words(path), "Hier steht ein unsichtbares Steuerzeichen.")
    if sorted(placeholders(words)) != sorted(placeholders(german)):
        wanted = ", ".join(f"{{{name}}}" for name in placeholders(german)) or "keine"
        raise LetterFileError(
            place_words(path), f"Die Platzhalter müssen dieselben sein wie im Deutschen: {wanted}."
        )


def place_words(path: tuple[str | int, ...]) -> str:
    """Return a place of a letter in German words: "Teil 3, Punkt 2"."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts[-1] += f" {step}"
        else:
            parts.append(_NAMES.get(step, f"„{step}“"))
    return ", ".join(parts) or "Ganze Datei"
