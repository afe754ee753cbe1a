"""Translations of letters as files: out for a translator, back in after a check."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ssa_desk.content import letters as content
from ssa_desk.content.errors import LetterFileError, UnknownLetterLanguageError
from ssa_desk.content.languages import Language, language, languages
from ssa_desk.content.letters import LetterKind, LetterText
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.files import write_over
from ssa_desk.services.letter_language_check import check_language, texts
from ssa_desk.services.letter_texts import LetterTexts, TranslationState
from ssa_desk.services.letter_toml import compact, explained, is_only_places
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.letter_languages import LetterLanguages
from ssa_desk.typesetting.letters import check_text

LARGEST = 2_000_000
"""Bytes; all letters of one language take about a tenth."""

_REVIEW = ("reviewed_by", "reviewed_on")
_LANGUAGE = "language"
_WHOLE = "Ganze Datei"
_NESTED = "Darin stehen Klammern zu tief ineinander."
_HEAD = """\
# SSA Desk: Briefe der Schulsozialarbeit zum Übersetzen
# Sprache: {name}
#
# So geht es:
# - Über jedem Text steht nach „Deutsch:“, was er sagt. Bitte schreiben Sie die Übersetzung
#   zwischen die Anführungszeichen darunter. Zeilen mit # am Anfang dienen nur zum Lesen.
# - Wörter in geschweiften Klammern wie {{child}} sind Platzhalter. Bitte lassen Sie sie genau so
#   stehen; das Programm setzt dort Namen, Tage und Orte ein. Sie dürfen im Satz wandern.
# - {{blank}} ist eine Linie zum Ausfüllen von Hand.
# - Ein senkrechter Strich | trennt Bezeichnung und Text einer Zeile.
# - Bitte schreiben Sie einfach, freundlich und höflich, so wie man mit Eltern spricht.
# - Wer einen Brief geprüft hat, trägt dort Namen und Tag ein: reviewed_by = "Vorname Nachname",
#   reviewed_on = "2026-01-31". Ohne das gilt der Text als ungeprüft.
# - Ein Brief, in dem nichts übersetzt oder geändert ist, wird beim Einlesen übergangen.
"""


class LanguageFileError(ExpectedError):
    """A file with translations does not fit; says which letter, where, and what is wrong."""

    def __init__(self, letter: str, place: str, problem: str) -> None:
        where = ", ".join(one for one in (letter, place) if one)
        super().__init__(
            f"Die Sprachdatei passt nicht. {where}: {problem} Es wurde nichts übernommen und "
            "nichts ist verloren. Bitte berichtigen Sie die Datei und lesen Sie sie noch einmal."
        )
        self.place = where


@dataclass(frozen=True, slots=True)
class Translation:
    """One letter of a language file that passed the check."""

    kind: str
    """The name of the letter's folder."""
    title: str
    language: str
    review_state: str
    toml: str


@dataclass(frozen=True, slots=True)
class Imported:
    """One translation that this file has read in."""

    kind: str
    title: str
    language: Language
    imported_at: datetime
    review_state: str


class Translations:
    """Writes language files, reads them back, and forgets them again."""

    def __init__(self, workspace: Workspace, texts_: LetterTexts) -> None:
        self._stored = LetterLanguages(workspace.database)
        self._texts = texts_

    def state(self, kind: str, code: str) -> TranslationState:
        """Return how far the words of a letter can be trusted."""
        return self._texts.state(content.kind(kind), code)

    def export(self, code: str, path: Path, kinds: Sequence[str] = ()) -> None:
        """Write one file for a translator: every letter, or those named.

        Raises UnknownLetterLanguageError, UnknownLetterError, the errors of `write_over`.
        """
        write_over(path, self.exported(code, kinds).encode("utf-8"))

    def exported(self, code: str, kinds: Sequence[str] = ()) -> str:
        """Return that file."""
        found = _language(code)
        wanted = [content.kind(one) for one in kinds] if kinds else list(content.kinds())
        fitting = [one for one in wanted if one.languages == "all" or found.code == content.GERMAN]
        head = _HEAD.format(name=f"{found.german_name} ({found.own_name})")
        lines = [head, f'{_LANGUAGE} = "{found.code}"', ""]
        for letter in fitting:
            lines += [*self._letter(letter, found.code), ""]
        return "\n".join(lines)

    def read(self, path: Path) -> tuple[Translation, ...]:
        """Return the new letters of a language file, checked; nothing is kept yet.

        Raises LanguageFileError, which names letter and place.
        """
        data = _data(path)
        code = data.pop(_LANGUAGE, "")
        if not isinstance(code, str) or language(code.strip().casefold()) is None:
            raise LanguageFileError("", _WHOLE, f"Die Sprache „{_short(code)}“ gibt es nicht.")
        try:
            found = [_checked(name, code.strip().casefold(), words) for name, words in data.items()]
        except RecursionError as error:
            raise LanguageFileError("", _WHOLE, _NESTED) from error
        kept = tuple(one for one in found if one is not None)
        if not kept:
            raise LanguageFileError("", _WHOLE, "Darin ist noch nichts übersetzt oder geändert.")
        return kept

    def keep(self, found: Sequence[Translation]) -> None:
        """Keep translations in this file, all or none; they stand before the shipped ones."""
        self._stored.put([(one.kind, one.language, one.toml) for one in found])
        self._texts.forget()

    def imported(self) -> tuple[Imported, ...]:
        """Return what this file has read in."""
        texts_ = self._texts.imported()
        return tuple(
            Imported(
                one.kind,
                content.kind(one.kind).title,
                text.language,
                one.imported_at,
                text.review_state,
            )
            for one in self._stored.all()
            if (text := texts_.get((one.kind, one.language)))
        )

    def remove(self, kind: str, code: str) -> None:
        """Forget a translation that was read in: the shipped one counts again."""
        self._stored.remove(content.kind(kind).name, code)
        self._texts.forget()

    def _letter(self, letter: LetterKind, code: str) -> Iterator[str]:
        german = content.text(letter, content.GERMAN).words
        there = code in {one.code for one in self._texts.languages(letter)}
        own = self._texts.text(letter, code) if there else None
        yield f"# {'=' * 90}"
        yield f"# {letter.id} · {letter.title}"
        yield "# Platzhalter in diesem Brief:"
        yield from (f"#   {{{one.name}}}: {one.title}" for one in letter.placeholders)
        words = own.words if own else {}
        yield f"[{letter.id}]"
        yield from (f"{name} = {_review(words.get(name, ''))}" for name in _REVIEW)
        yield from explained(words, _without_review(german), letter.id)


def _review(value: object) -> str:
    return json.dumps(str(value), ensure_ascii=False)


def _without_review(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in words.items() if name not in _REVIEW}


def _language(code: str) -> Language:
    found = language(code.strip().casefold())
    if found is None:
        known = (f"{one.code} ({one.german_name})" for one in languages())
        raise UnknownLetterLanguageError(known)
    return found


def _data(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise LanguageFileError("", _WHOLE, "Sie ist zu groß.")
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except RecursionError as error:
        raise LanguageFileError("", _WHOLE, _NESTED) from error
    except (OSError, UnicodeDecodeError) as error:
        raise LanguageFileError("", _WHOLE, "Sie lässt sich nicht lesen.") from error
    except tomllib.TOMLDecodeError as error:
        place = next((one for one in str(error).split("(") if "line" in one), "")
        line = "".join(one for one in place.partition(",")[0] if one.isdigit())
        where = f"Zeile {line}" if line else "Ende der Datei"
        problem = "Hier fehlt etwas oder steht zu viel, zum Beispiel ein Anführungszeichen."
        raise LanguageFileError("", where, problem) from error


def _checked(name: str, code: str, words: Any) -> Translation | None:  # noqa: ANN401 - a tree
    """Return one letter of the file, None where nothing of it is translated or changed."""
    letter = next((one for one in content.kinds() if one.id == name), None)
    if letter is None or not isinstance(words, dict):
        raise LanguageFileError("", f"„{_short(name)}“", "So einen Brief gibt es nicht.")
    if not any(text.strip() and not is_only_places(text) for _, text in texts(words)):
        return None
    title = f"{letter.id} {letter.title}"
    if letter.languages == "de" and code != content.GERMAN:
        raise LanguageFileError(title, "", "Diesen Brief gibt es nur auf Deutsch.")
    toml = compact(words)
    try:
        text = content.parsed(letter, code, toml)
        check_language(text.words, _german(letter), code)
    except LetterFileError as error:
        raise LanguageFileError(title, error.place, error.problem) from error
    check_text(text)
    if _is_shipped(letter, text):
        return None
    return Translation(letter.name, letter.title, code, text.review_state, toml)


def _is_shipped(letter: LetterKind, text: LetterText) -> bool:
    """Return whether these are the shipped words, review and all: then there is nothing to keep."""
    code = text.language.code
    if code not in {one.code for one in content.languages_of(letter)}:
        return False
    shipped = content.text(letter, code)
    review = (text.reviewed_by, text.reviewed_on) == (shipped.reviewed_by, shipped.reviewed_on)
    return review and _without_review(text.words) == _without_review(shipped.words)


def _german(letter: LetterKind) -> Mapping[str, Any]:
    return content.text(letter, content.GERMAN).words


def _short(text: object) -> str:
    return str(text)[:40]
