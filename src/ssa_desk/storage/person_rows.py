"""Every row of every table about one young person, found by walking the schema (Art. 15 GDPR).

What belongs to the person follows from the links of the tables, so that a new kind of record
cannot be forgotten; what has no link is found by the ids and names that stand in it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.database import Database
from ssa_desk.storage.person_names import PersonNames, names_of
from ssa_desk.storage.schema_walk import Schema, SchemaLink, Table, schema_of
from ssa_desk.storage.table_register import OTHER_TABLES

CASE, CHILD = "case", "young_person"
_ID_LENGTH = 36
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")

Relation = Literal["own", "beside", "named"]
"""own: it belongs to the person; beside: own rows belong to it (a session); named: names them."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row as the file keeps it; a field with several values is a tuple."""

    table: str
    key: str
    values: Mapping[str, object]
    relation: Relation

    def __repr__(self) -> str:
        return f"<PersonRow {self.table} {self.relation}>"


@dataclass(frozen=True, slots=True)
class PersonRows:
    """All rows about one person, and the tables that were not looked into."""

    rows: tuple[PersonRow, ...]
    skipped: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<PersonRows {len(self.rows)}>"

    def of(self, table: str) -> tuple[PersonRow, ...]:
        """Return the rows of one table."""
        return tuple(one for one in self.rows if one.table == table)


def person_rows(database: Database, child_id: str | None, case_ids: Iterable[str]) -> PersonRows:
    """Return every row about a child and its cases, or about cases without a child."""
    schema = schema_of(database)
    walk = _Walk(database, schema, child_id, set(case_ids))
    own = tuple(walk.own())
    names = names_of(database, child_id, walk.ids[CASE])
    elsewhere = _Elsewhere(database, schema, names, own).rows()
    found = _once((*own, *walk.beside(), *walk.mentions(), *elsewhere))
    return PersonRows(tuple(found), tuple(sorted(_technical() & set(schema.tables))))


def _once(rows: Iterable[PersonRow]) -> Iterator[PersonRow]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.table, row.key) not in seen:
            seen.add((row.table, row.key))
            yield row


def _technical() -> frozenset[str]:
    """Return the tables that only repeat what records say, or serve the file alone."""
    return frozenset(
        one.name
        for one in OTHER_TABLES
        if one.technical or (one.export == "never" and not one.about)
    )


class _Walk:
    """Follows the links of the schema from the child and its cases."""

    def __init__(
        self, database: Database, schema: Schema, child_id: str | None, cases: set[str]
    ) -> None:
        self._database, self._schema = database, schema
        self.ids: dict[str, set[str]] = defaultdict(set, {CASE: cases})
        self._loose: list[PersonRow] = []
        self._mentions: list[PersonRow] = []
        if child_id:
            self.ids[CHILD] = {child_id}
            rows = _read(database, schema.tables[CASE], "young_person_id", {child_id})
            self.ids[CASE] |= {str(one["id"]) for one in rows}
        self._persons = schema.persons((CASE, CHILD))
        self._follow()

    def own(self) -> Iterator[PersonRow]:
        """Yield the rows that belong to the person, the child and the cases first."""
        for table in dict.fromkeys((CHILD, CASE, *self.ids)):
            yield from _whole(self._database, self._schema, table, self.ids[table], "own")
        yield from self._loose

    def beside(self) -> Iterator[PersonRow]:
        """Yield what own rows are part of and others are part of, too: a session, its offer."""
        waiting = {table: ids for table, ids in self.ids.items() if ids}
        above: dict[str, set[str]] = defaultdict(set)
        while waiting:
            table, ids = waiting.popitem()
            for link in self._schema.tables[table].links:
                if link.owned and link.target not in self.ids:
                    rows = _read(self._database, self._schema.tables[table], "id", ids)
                    named = {str(one[link.column]) for one in rows if one[link.column]}
                    if new := named - above[link.target]:
                        above[link.target] |= new
                        waiting[link.target] = waiting.get(link.target, set()) | new
        for table, ids in above.items():
            yield from _whole(self._database, self._schema, table, ids, "beside")

    def mentions(self) -> Iterator[PersonRow]:
        """Yield the rows of other people that name this one by a link."""
        yield from self._mentions

    def _follow(self) -> None:
        waiting = [CHILD, CASE]
        while waiting:
            target = waiting.pop()
            waiting += [
                table.name
                for table in self._schema.tables.values()
                if table.name not in (CASE, CHILD) and not table.list_of
                for link in table.links
                if link.target == target and self._note(table, link)
            ]

    def _note(self, table: Table, link: SchemaLink) -> bool:
        """Note the rows that name rows of the person; return whether others may name them."""
        found = _read(self._database, table, link.column, self.ids[link.target])
        rows = [PersonRow(table.name, table.key(one), one, "own") for one in found]
        foreign = [] if link.owned else [one for one in rows if self._is_of_others(one)]
        if link.target in (CASE, CHILD):
            self._mentions += [replace(one, relation="named") for one in foreign]
        own = [one for one in rows if one not in foreign]
        if not table.has_id:
            self._loose += own
            return False
        new = {one.key for one in own} - self.ids[table.name]
        self.ids[table.name] |= new
        return bool(new)

    def _is_of_others(self, row: PersonRow) -> bool:
        """Return whether a row belongs to a case or a child that is somebody else's."""
        links = [one for one in self._persons.get(row.table, ()) if one.owned]
        named = [(one.target, row.values[one.column]) for one in links]
        return any(value is not None and value not in self.ids[to] for to, value in named)


class _Elsewhere:
    """Looks for ids and names of the person in what no link leads to."""

    def __init__(
        self, database: Database, schema: Schema, names: PersonNames, own: Iterable[PersonRow]
    ) -> None:
        self._database, self._schema, self._names = database, schema, names
        own = tuple(own)
        self._ids = {str(one.values["id"]) for one in own if "id" in one.values}
        self._seen = {(one.table, one.key) for one in own}
        self._kinds = {kind.KIND for kind in RECORDS}

    def rows(self) -> Iterator[PersonRow]:
        """Yield rows with an id of the person as their own, rows with a name as mentions."""
        skipped = _technical()
        for table in self._schema.tables.values():
            if table.name in skipped or table.list_of:
                continue
            if table.name not in self._kinds:
                yield from self._with_id(table)
            yield from self._with_name(table)
        yield from self._by_search()

    def _with_id(self, table: Table) -> Iterator[PersonRow]:
        """Yield rows that hold an id alone in a column, or among other things in a text."""
        for column in table.texts:
            for values in _read(self._database, table, column, self._ids):
                yield PersonRow(table.name, table.key(values), values, "own")
            longer = f'length("{column}") > {_ID_LENGTH} AND "{column}" LIKE \'%-%-%-%-%\''
            for values in _read(self._database, table, longer, ()):
                if not self._ids.isdisjoint(_ID.findall(str(values[column]))):
                    yield PersonRow(table.name, table.key(values), values, "own")

    def _with_name(self, table: Table) -> Iterator[PersonRow]:
        lone = table.name not in self._kinds
        for values in _read(self._database, table, _any_in(table), self._names.exact):
            texts = [str(values[one]) for one in table.texts if values[one] is not None]
            key = table.key(values)
            if (table.name, key) not in self._seen and self._names.are_in(texts, lone=lone):
                yield PersonRow(table.name, key, values, "named")

    def _by_search(self) -> Iterator[PersonRow]:
        """Yield records whose text names the person in another spelling."""
        found: dict[str, set[str]] = defaultdict(set)
        for words in self._names.folded:
            rows = self._database.rows(
                "SELECT kind, record_id, text FROM search_entry"
                " WHERE instr(text, :first) AND instr(text, :last)",
                {"first": words[0], "last": words[1]},
            )
            for kind, record_id, text in rows:
                if (kind, record_id) not in self._seen and self._names.are_in([text]):
                    found[kind].add(record_id)
        for kind, ids in found.items():
            yield from _whole(self._database, self._schema, kind, ids, "named")


def _any_in(table: Table) -> str:
    """Return a condition: one of the values stands somewhere in the texts of a row."""
    texts = " || ' ' || ".join(f"COALESCE(\"{one}\", '')" for one in table.texts) or "''"
    return f"EXISTS (SELECT 1 FROM json_each(:ids) WHERE instr({texts}, value))"


def _read(
    database: Database, table: Table, where: str, values: Iterable[str]
) -> list[dict[str, object]]:
    """Return rows of a table: those with one of these values in a column, or a condition."""
    names = ", ".join(f'"{one}"' for one in table.columns)
    if where in table.columns:
        where = f'"{where}" IN (SELECT value FROM json_each(:ids))'
    order = " ORDER BY created_at, id" if {"created_at", "id"} <= set(table.columns) else ""
    rows = database.rows(
        f'SELECT {names} FROM "{table.name}" WHERE {where}{order}',
        {"ids": json.dumps(sorted(values), ensure_ascii=False)},
    )
    return [dict(zip(table.columns, row, strict=True)) for row in rows]


def _whole(
    database: Database, schema: Schema, name: str, ids: set[str], relation: Relation
) -> Iterator[PersonRow]:
    """Yield records with their fields of several values."""
    table = schema.tables[name]
    lists = {field: _list(database, child, ids) for field, child in schema.lists_of(name).items()}
    for values in _read(database, table, "id", ids):
        several = {field: found.get(str(values["id"]), ()) for field, found in lists.items()}
        yield PersonRow(name, table.key(values), {**values, **several}, relation)


def _list(database: Database, table: str, owners: set[str]) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = defaultdict(tuple)
    rows = database.rows(
        f'SELECT owner_id, value FROM "{table}"'
        " WHERE owner_id IN (SELECT value FROM json_each(:owners)) ORDER BY owner_id, position",
        {"owners": json.dumps(sorted(owners))},
    )
    for owner, value in rows:
        found[owner] += (value,)
    return found
