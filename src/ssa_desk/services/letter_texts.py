"""The words of letters as this file has them: a translation that was read in before the shipped."""

from dataclasses import dataclass

from ssa_desk.content import letters as content
from ssa_desk.content.errors import LetterFileError, UnknownLetterError
from ssa_desk.content.languages import Language, languages
from ssa_desk.content.letters import LetterKind, LetterText
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.letter_languages import LetterLanguages

_IMPORTED = "eingelesen"


@dataclass(frozen=True, slots=True)
class TranslationState:
    """How far the words of a letter can be trusted: in German, and in short."""

    words: str
    is_reviewed: bool
    is_imported: bool


class LetterTexts:
    """Reads the words of letters; imported ones are read from the file once."""

    def __init__(self, workspace: Workspace) -> None:
        self._stored = LetterLanguages(workspace.database)
        self._imported: dict[tuple[str, str], LetterText] | None = None

    def languages(self, letter: LetterKind) -> tuple[Language, ...]:
        """Return the languages a letter can be written in."""
        shipped = {one.code for one in content.languages_of(letter)}
        there = shipped | {code for kind, code in self.imported() if kind == letter.name}
        return tuple(one for one in languages() if one.code in there)

    def text(self, letter: LetterKind, code: str) -> LetterText:
        """Return the words of a letter; raises UnknownLetterLanguageError."""
        wanted = (letter.name, code.strip().casefold())
        return self.imported().get(wanted) or content.text(letter, code)

    def state(self, letter: LetterKind, code: str) -> TranslationState:
        """Return how far the words of a letter can be trusted."""
        text = self.text(letter, code)
        is_imported = (letter.name, code.strip().casefold()) in self.imported()
        words = f"{_IMPORTED}, {text.review_state}" if is_imported else text.review_state
        return TranslationState(words, text.is_reviewed, is_imported)

    def imported(self) -> dict[tuple[str, str], LetterText]:
        """Return the imported words by kind and language; one of an older letter is left out."""
        if self._imported is None:
            found = {
                (one.kind, one.language): self._parsed(one.kind, one.language, one.text)
                for one in self._stored.all()
            }
            self._imported = {key: text for key, text in found.items() if text is not None}
        return self._imported

    def forget(self) -> None:
        """Read the imported words anew: some came or went."""
        self._imported = None

    def _parsed(self, kind: str, code: str, text: str) -> LetterText | None:
        """Return the words, None where a newer program has another letter: then its own counts."""
        try:
            return content.parsed(content.kind(kind), code, text)
        except (LetterFileError, UnknownLetterError):
            return None
