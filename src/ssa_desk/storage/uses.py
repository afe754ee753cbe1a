"""Counts where a choice of a list stands in the records of the file."""

from collections.abc import Iterator

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.database import Database
from ssa_desk.storage.mapping import table_of


def fields_of(catalogue: str) -> Iterator[tuple[type[Record], str]]:
    """Yield (record type, field) of every field that holds choices of a list."""
    for kind in RECORDS:
        for name, info in kind.model_fields.items():
            if Catalogue(catalogue) in info.metadata:
                yield kind, name


def count(database: Database, catalogue: str, identifier: str) -> int:
    """Return how often a choice stands in records, and in drafts that hold its identifier.

    Those of restricted cases count: they need the choice to be readable once they are released.
    """
    drafts = 'SELECT COUNT(*) FROM draft WHERE INSTR("values", :identifier)'
    with database.whole():
        found = sum(
            _number(database, *_place(kind, field), identifier)
            for kind, field in fields_of(catalogue)
        )
        return found + int(database.value(drafts, {"identifier": identifier}) or 0)


def _place(kind: type[Record], field: str) -> tuple[str, str]:
    table = table_of(kind)
    return (table.list_table(field), "value") if field in table.lists else (kind.KIND, field)


def _number(database: Database, table: str, column: str, identifier: str) -> int:
    sql = f'SELECT COUNT(*) FROM "{table}" WHERE {column} = :identifier'
    return int(database.value(sql, {"identifier": identifier}) or 0)
