"""The tables of the open file with their columns and links, read from the file itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ssa_desk.storage.database import Database

_LIST = frozenset({"owner_id", "position", "value"})
_TABLES = """
    SELECT kind.name, info.name, info.type, info.pk
    FROM pragma_table_list AS kind, pragma_table_info(kind.name, 'main') AS info
    WHERE kind.schema = 'main' AND kind.type = 'table'
          AND kind.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    ORDER BY kind.name, info.cid
"""
_LINKS = """
    SELECT kind.name, link."from", link."table", link.on_delete
    FROM pragma_table_list AS kind, pragma_foreign_key_list(kind.name, 'main') AS link
    WHERE kind.schema = 'main' AND kind.type = 'table'
"""


@dataclass(frozen=True, slots=True)
class SchemaLink:
    """A column that names the rows of another table; `owned`: they leave with it."""

    column: str
    target: str
    owned: bool


@dataclass(frozen=True)
class Table:
    """One table of the file."""

    name: str
    columns: tuple[str, ...]
    texts: tuple[str, ...]
    """The columns with text, links left out."""
    keys: tuple[str, ...]
    links: tuple[SchemaLink, ...]

    @property
    def has_id(self) -> bool:
        """Return whether its rows have an id of their own."""
        return "id" in self.columns

    @cached_property
    def list_of(self) -> str:
        """Return the table whose field with several values it holds, or nothing."""
        is_list = set(self.columns) == _LIST and len(self.links) == 1
        return self.links[0].target if is_list else ""

    def key(self, values: Mapping[str, object]) -> str:
        """Return what tells a row from the others of its table."""
        return "/".join(str(values[one]) for one in (self.keys or self.columns))


@dataclass(frozen=True)
class Schema:
    """All tables of a file by name."""

    tables: Mapping[str, Table]

    def lists_of(self, table: str) -> Mapping[str, str]:
        """Return the tables that hold the fields with several values, by field."""
        return self._lists.get(table, {})

    def persons(self, roots: Iterable[str]) -> Mapping[str, tuple[SchemaLink, ...]]:
        """Return per table its links to the roots and to all that is theirs."""
        about = set(roots)
        while (
            new := {
                table.name
                for table in self.tables.values()
                if any(one.owned and one.target in about for one in table.links)
            }
            - about
        ):
            about |= new
        return {
            name: tuple(one for one in table.links if one.target in about)
            for name, table in self.tables.items()
        }

    @cached_property
    def _lists(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for table in self.tables.values():
            if table.list_of:
                field = table.name.removeprefix(f"{table.list_of}_")
                found[table.list_of][field] = table.name
        return found


def schema_of(database: Database) -> Schema:
    """Return the tables of the file as they are now; what full text keeps is left out."""
    links: dict[str, list[SchemaLink]] = defaultdict(list)
    for table, column, target, on_delete in database.rows(_LINKS):
        links[table].append(SchemaLink(column, target, on_delete == "CASCADE"))
    columns: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for table, column, kind, place in database.rows(_TABLES):
        columns[table].append((column, kind, place))
    return Schema({name: _table(name, found, links[name]) for name, found in columns.items()})


def _table(name: str, columns: list[tuple[str, str, int]], links: list[SchemaLink]) -> Table:
    linked = {one.column for one in links}
    keys = sorted((place, column) for column, _, place in columns if place)
    return Table(
        name=name,
        columns=tuple(column for column, _, _ in columns),
        texts=tuple(
            column
            for column, kind, _ in columns
            if kind == "TEXT" and column not in linked and not column.endswith("_folded")
        ),
        keys=tuple(column for _, column in keys),
        links=tuple(links),
    )
