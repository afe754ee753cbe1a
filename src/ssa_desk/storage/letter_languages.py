"""The translations of letters that were read into this file; each stands before the shipped one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ssa_desk.domain import clock
from ssa_desk.storage.database import Database
from ssa_desk.storage.saving import carry_out

_COLUMNS = "letter_kind, language, text, imported_at"
_KEY = "letter_kind = :kind AND language = :language"


@dataclass(frozen=True, slots=True)
class StoredTranslation:
    """The words of one kind of letter in one language, as TOML."""

    kind: str
    language: str
    text: str
    imported_at: datetime

    def __repr__(self) -> str:
        return f"<StoredTranslation {self.kind} {self.language}>"


class LetterLanguages:
    """The table of imported translations of one open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[StoredTranslation]:
        """Return every imported translation."""
        found = self._database.rows(
            f"SELECT {_COLUMNS} FROM letter_language ORDER BY language, letter_kind"
        )
        return [
            StoredTranslation(kind, code, text, datetime.fromisoformat(at))
            for kind, code, text, at in found
        ]

    def put(self, found: Sequence[tuple[str, str, str]]) -> None:
        """Keep translations (kind, language, text), all or none, in place of earlier ones."""
        at = clock.now().isoformat()
        rows = [
            {"kind": kind, "language": language, "text": text, "at": at}
            for kind, language, text in found
        ]
        carry_out(self._database, partial(self._put, rows), lambda: self._are_there(rows))

    def remove(self, kind: str, language: str) -> None:
        """Forget a translation: the shipped one counts again. Raises the errors of a save."""
        self._database.change(
            f"DELETE FROM main.letter_language WHERE {_KEY}", {"kind": kind, "language": language}
        )

    def _put(self, rows: Sequence[dict[str, str]]) -> None:
        with self._database.transaction():
            self._database.change_many(
                f"INSERT INTO main.letter_language ({_COLUMNS})"
                " VALUES (:kind, :language, :text, :at)"
                " ON CONFLICT (letter_kind, language) DO UPDATE"
                " SET text = excluded.text, imported_at = excluded.imported_at",
                rows,
            )

    def _are_there(self, rows: Sequence[dict[str, str]]) -> bool:
        there = {(one.kind, one.language, one.text) for one in self.all()}
        return all((row["kind"], row["language"], row["text"]) in there for row in rows)
