"""What the worker writes for a report, and which names in it were passed one by one (R15)."""

from dataclasses import dataclass

from ssa_desk.domain import clock
from ssa_desk.domain.frozen import Scope
from ssa_desk.storage.database import Database
from ssa_desk.storage.sealed_counts import IS_SCOPE, SCOPE, values

_TEXT = f"INSERT INTO report_text ({SCOPE}, section, text, changed_at)"
_HIT = f"INSERT INTO cleared_hit ({SCOPE}, section, word, passage, cleared_at)"


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a section that may tell who is meant, and the words around it."""

    section: str
    word: str
    passage: str

    def __repr__(self) -> str:
        return f"<Hit {self.section}>"


class ReportTexts:
    """The texts of the reports of one open file, by period and school."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, scope: Scope) -> dict[str, str]:
        """Return the texts of a report by section; sections without one are missing."""
        sql = f"SELECT section, text FROM report_text WHERE {IS_SCOPE}"
        return dict(self._database.rows(sql, values(scope)))

    def put(self, scope: Scope, section: str, text: str) -> None:
        """Keep the text of a section; an empty one is removed. Raises the errors of a save."""
        entry = {**values(scope), "section": section, "text": text, "at": clock.now().isoformat()}
        if not text:
            self._database.change(
                f"DELETE FROM report_text WHERE {IS_SCOPE} AND section = :section", entry
            )
            return
        self._database.change(
            f"{_TEXT} VALUES (:first, :last, :school_id, :section, :text, :at)"
            f" ON CONFLICT ({SCOPE}, section) DO UPDATE"
            " SET text = excluded.text, changed_at = excluded.changed_at",
            entry,
        )

    def cleared(self, scope: Scope) -> set[Hit]:
        """Return the hits that were passed; changed words around one make it a new hit."""
        sql = f"SELECT section, word, passage FROM cleared_hit WHERE {IS_SCOPE}"
        return {Hit(*row) for row in self._database.rows(sql, values(scope))}

    def clear(self, scope: Scope, hit: Hit) -> None:
        """Note that a hit was looked at and may stay in the text."""
        self._database.change(
            f"{_HIT} VALUES (:first, :last, :school_id, :section, :word, :passage, :at)"
            " ON CONFLICT DO NOTHING",
            {
                **values(scope),
                "section": hit.section,
                "word": hit.word,
                "passage": hit.passage,
                "at": clock.now().isoformat(),
            },
        )
