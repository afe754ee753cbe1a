"""Deletes cases for good, with every row that hangs on them, wherever it stands.

What hangs on a case is found by walking the links of the tables, so that a new kind of record
cannot be forgotten. A child that has no other case goes too, with guardians and all.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ssa_desk.domain.folding import plain
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import gone_drafts, search_removal
from ssa_desk.storage.database import Database
from ssa_desk.storage.mapping import table_of

CASE, CHILD = "case", "young_person"
_LEFT_OF_GROUPS = """
    SELECT contact_group_id, MIN(id), COUNT(*) FROM case_contact
    WHERE contact_group_id IN (SELECT value FROM json_each(:gone)) GROUP BY contact_group_id
"""
_REGROUP = "UPDATE main.case_contact SET contact_group_id = :to WHERE contact_group_id = :group"
COUNTED_DAYS = frozenset(
    {
        "date",
        "starts_on",
        "started_on",
        "closed_on",
        "noticed_on",
        "assessed_on",
        "reported_on",
        "answered_on",
    }
)
"""Fields with the day that decides in which period a record counts."""
_LISTED = "SELECT value FROM json_each(:ids)"
_YEARS = f"""
    SELECT "case".id, case_no, MIN(CAST(day AS INTEGER)), MAX(CAST(day AS INTEGER))
    FROM "case" LEFT JOIN (
        SELECT id AS owner, substr(opened_on, 1, 4) AS day FROM "case" UNION ALL
        SELECT id, substr(closed_on, 1, 4) FROM "case" UNION ALL
        SELECT case_id, substr(date, 1, 4) FROM case_contact WHERE case_id IN ({_LISTED}))
        ON owner = "case".id
    WHERE "case".id IN ({_LISTED}) GROUP BY "case".id
"""
_SCHOOLS = frozenset({"school_id"})
_OWN_WAY = frozenset({"draft", "search_entry"})
_KNOWN_BY = frozenset({CASE, "transition", "group_attendance", "child_protection_assessment"})
"""What a child is in the file for; all the rest is only about it."""
_SHORTEST_NUMBER = 4
"""Shorter case numbers are found in any text."""


@dataclass(frozen=True, slots=True)
class TableLink:
    """A column of a table that names the rows of another one; `owned`: they go together."""

    table: str
    column: str
    target: str
    owned: bool


@dataclass(frozen=True)
class Gone:
    """The rows that are about to be deleted: their ids by table, and the names in them."""

    ids: Mapping[str, frozenset[str]]
    names: tuple[tuple[str, ...], ...]
    """Words that name a child or a case when they stand together."""

    def __repr__(self) -> str:
        return f"<Gone {self.rows}>"

    @property
    def rows(self) -> int:
        """Return how many records are deleted."""
        return sum(map(len, self.ids.values()))

    @cached_property
    def all_ids(self) -> frozenset[str]:
        """Return the ids of all these records."""
        return frozenset().union(*self.ids.values())

    def is_named_in(self, text: str) -> bool:
        """Return whether a text has a case number, or first and last name of a child."""
        words = f" {_words(text)} "
        return any(all(f" {one} " in words for one in name) for name in self.names)


def found(
    database: Database,
    case_ids: Iterable[str],
    others: Mapping[str, Iterable[str]] | None = None,
) -> Gone:
    """Return everything that leaves with these cases; nothing is changed.

    `others` are ids of rows by table that leave beside or without a case. A child that nothing
    but these rows knows goes with them.
    """
    gone: dict[str, set[str]] = defaultdict(set, {CASE: set(case_ids)})
    for table, ids in (others or {}).items():
        gone[table] |= set(ids)
    gone[CHILD] |= _without_case(database, gone[CASE])
    links = _links(database)
    if others:
        gone[CHILD] |= _unknown(database, gone, links)
    persons = _persons(links)
    waiting = [*gone]
    while waiting:
        target = waiting.pop()
        for link in (one for one in links if one.target == target):
            new = _hanging(database, link, gone, persons[link.table]) - gone[link.table]
            if new:
                gone[link.table] |= new
                waiting.append(link.table)
    ids = {table: frozenset(found) for table, found in gone.items() if found}
    return Gone(ids, tuple(_names(database, ids)))


def in_order(database: Database, case_ids: Iterable[str]) -> list[str]:
    """Return these cases school by school, the oldest first."""
    sql = f'SELECT id FROM "case" WHERE id IN ({_LISTED}) ORDER BY school_id, opened_on'
    return [row[0] for row in database.rows(sql, {"ids": json.dumps([*case_ids])})]


def owners(database: Database, gone: Gone) -> dict[str, str]:
    """Return for each of these rows the case it leaves with; rows of no case are left out."""
    owner = {one: one for one in gone.ids.get(CASE, ())}
    of_children = f'SELECT young_person_id, id FROM "case" WHERE id IN ({_LISTED})'
    listed = {"ids": json.dumps(sorted(gone.all_ids))}
    children = gone.ids.get(CHILD, frozenset())
    owner |= {
        child: case for child, case in database.rows(of_children, listed) if child in children
    }
    links = [one for one in _links(database) if one.table in gone.ids]
    named = {
        one: database.rows(
            f'SELECT id, {one.column} FROM "{one.table}" WHERE id IN ({_LISTED})', listed
        )
        for one in links
    }
    known = -1
    while known != len(owner):
        known = len(owner)
        for rows in named.values():
            for row_id, target in rows:
                if target in owner:
                    owner.setdefault(row_id, owner[target])
    return owner


def years(database: Database, gone: Gone) -> list[tuple[str, str, int | None, int | None]]:
    """Return id and number of each of these cases, and the first and last year of its work."""
    ids = {"ids": json.dumps(sorted(gone.ids.get(CASE, ())))}
    return [(id_, number, first, last) for id_, number, first, last in database.rows(_YEARS, ids)]


def legal_bases(database: Database, gone: Gone) -> list[tuple[str, str | None]]:
    """Return the id and the legal basis of each disclosure that leaves."""
    ids = {"ids": json.dumps(sorted(gone.ids.get("disclosure", ())))}
    sql = f"SELECT id, legal_basis FROM disclosure WHERE id IN ({_LISTED})"
    return [(id_, basis) for id_, basis in database.rows(sql, ids)]


def days(database: Database, gone: Gone) -> set[date]:
    """Return every day on which one of these records counts."""
    return {date.fromisoformat(day) for day in _values_of(database, gone, COUNTED_DAYS)}


def schools(database: Database, gone: Gone) -> set[str]:
    """Return the schools that these records count for."""
    only = database.rows("SELECT MAX(id) FROM school HAVING COUNT(*) = 1")
    return _values_of(database, gone, _SCHOOLS) | {row[0] for row in only}


def _values_of(database: Database, gone: Gone, columns: frozenset[str]) -> set[str]:
    found: set[str] = set()
    for kind in (one for one in RECORDS if one.KIND in gone.ids):
        for column in columns & set(table_of(kind).fields):
            rows = database.rows(
                f'SELECT DISTINCT {column} FROM "{kind.KIND}" WHERE {column} IS NOT NULL'
                " AND id IN (SELECT value FROM json_each(:ids))",
                {"ids": json.dumps(sorted(gone.ids[kind.KIND]))},
            )
            found |= {row[0] for row in rows}
    return found


def delete(database: Database, gone: Gone, step: Callable[[float], None]) -> None:
    """Delete these rows within the open transaction: cascades, search, drafts, known imports.

    `step` is told the part that is done.
    """
    for draft in gone_drafts.of(database, gone):
        database.change(
            "DELETE FROM main.draft WHERE form = :form AND record_id = :record_id",
            {"form": draft[0], "record_id": draft[1]},
        )
    for word in _cleared(database, gone):
        database.change("DELETE FROM main.cleared_hit WHERE word = :word", {"word": word})
    everything = {"gone": json.dumps(sorted(gone.all_ids))}
    for table in _naming(database):
        database.change(
            f'DELETE FROM main."{table}" WHERE record_id IN (SELECT value FROM json_each(:gone))',
            everything,
        )
    search_removal.mark(database, gone.all_ids, lambda part: step(part / 2))
    for place, (table, ids) in enumerate(gone.ids.items(), 1):
        database.change(
            f'DELETE FROM main."{table}" WHERE id IN (SELECT value FROM json_each(:gone))',
            {"gone": json.dumps(sorted(ids))},
        )
        step((1 + place / len(gone.ids)) / 2)
    _regroup(database, everything)


def _regroup(database: Database, everything: Mapping[str, str]) -> None:
    """Keep the copies of a shared contact together under the id of one that stays."""
    for group, first, left in database.rows(_LEFT_OF_GROUPS, everything):
        database.change(_REGROUP, {"group": group, "to": first if left > 1 else None})


def _naming(database: Database) -> list[str]:
    """Return the tables that keep ids of records without a link: known imports, the trail.

    What the trail noted of a deleted record goes along: its id would still be that of the same
    record in an old backup. The proof of the deletion stays.
    """
    rows = database.rows(
        "SELECT kind.name FROM pragma_table_list AS kind"
        " WHERE kind.schema = 'main' AND kind.type = 'table' AND EXISTS ("
        "SELECT 1 FROM pragma_table_info(kind.name, 'main') WHERE name = 'record_id')"
    )
    return [name for (name,) in rows if name not in _OWN_WAY]


def _links(database: Database) -> list[TableLink]:
    """Return the links between records; lists of values follow their owner by themselves."""
    rows = database.rows(
        'SELECT kind.name, link."from", link."table", link.on_delete'
        " FROM pragma_table_list AS kind, pragma_foreign_key_list(kind.name, 'main') AS link"
        " WHERE kind.schema = 'main' AND EXISTS ("
        "SELECT 1 FROM pragma_table_info(kind.name, 'main') WHERE name = 'id')"
    )
    return [
        TableLink(table, column, target, on_delete == "CASCADE")
        for table, column, target, on_delete in rows
    ]


def persons_of(database: Database) -> dict[str, tuple[str, ...]]:
    """Return per table the columns that name a case, a child or something of theirs."""
    found = _persons(_links(database))
    return {table: tuple(one.column for one in own) for table, own in found.items()}


def _persons(links: Iterable[TableLink]) -> Mapping[str, tuple[TableLink, ...]]:
    """Return per table its links to rows about a child: cases, children, all that is theirs."""
    links = tuple(links)
    about = {CASE, CHILD}
    while new := {one.table for one in links if one.owned and one.target in about} - about:
        about |= new
    of: dict[str, tuple[TableLink, ...]] = defaultdict(tuple)
    for link in links:
        if link.target in about:
            of[link.table] += (link,)
    return of


def _hanging(
    database: Database,
    link: TableLink,
    gone: Mapping[str, set[str]],
    persons: tuple[TableLink, ...],
) -> set[str]:
    """Return the rows that go with the rows a link names.

    Those that only mention one (a guardian) go unless they belong to somebody who stays.
    """
    if link.table in (CASE, CHILD):
        return set()
    others = {} if link.owned else {f"other{n}": one for n, one in enumerate(persons)}
    stays = "".join(
        f" AND ({one.column} IS NULL OR {one.column} IN (SELECT value FROM json_each(:{name})))"
        for name, one in others.items()
    )
    rows = database.rows(
        f'SELECT id FROM "{link.table}" WHERE {link.column} IN'
        f" (SELECT value FROM json_each(:gone)){stays}",
        {
            "gone": json.dumps(sorted(gone[link.target])),
            **{name: json.dumps(sorted(gone[one.target])) for name, one in others.items()},
        },
    )
    return {row[0] for row in rows}


def _without_case(database: Database, cases: Iterable[str]) -> set[str]:
    """Return the children of these cases that have no other."""
    rows = database.rows(
        'SELECT young_person_id FROM "case" WHERE young_person_id IS NOT NULL'
        " GROUP BY young_person_id"
        " HAVING COUNT(*) = SUM(id IN (SELECT value FROM json_each(:cases)))",
        {"cases": json.dumps(sorted(cases))},
    )
    return {row[0] for row in rows}


def _unknown(
    database: Database, gone: Mapping[str, set[str]], links: Iterable[TableLink]
) -> set[str]:
    """Return the children of these rows that no case and no row that stays is there for."""
    keeping = [one for one in links if one.target == CHILD and one.table in _KNOWN_BY]
    values = {"gone": json.dumps(sorted(frozenset().union(*gone.values())))}
    listed = "IN (SELECT value FROM json_each(:gone))"
    own = " UNION ".join(
        f'SELECT {one.column} FROM "{one.table}" WHERE id {listed}' for one in keeping
    )
    others = " UNION ".join(
        f'SELECT {one.column} FROM "{one.table}" WHERE {one.column} IS NOT NULL AND id NOT {listed}'
        for one in keeping
    )
    return {
        row[0]
        for row in database.rows(f"SELECT * FROM ({own}) EXCEPT SELECT * FROM ({others})", values)
        if row[0]
    }


def _names(database: Database, ids: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    sql = 'SELECT {} FROM "{}" WHERE id IN (SELECT value FROM json_each(:ids))'
    children = {"ids": json.dumps(sorted(ids.get(CHILD, ())))}
    for row in database.rows(sql.format("first_name, last_name", CHILD), children):
        words = tuple(_words(one) for one in row)
        if all(words):
            yield words
    cases = {"ids": json.dumps(sorted(ids.get(CASE, ())))}
    for (number,) in database.rows(sql.format("case_no", CASE), cases):
        if len(number) >= _SHORTEST_NUMBER:
            yield (_words(number),)


def _words(text: str) -> str:
    """Return the words of a text, folded, with one blank between them."""
    return " ".join(re.findall(r"\w+", plain(text)))


def _cleared(database: Database, gone: Gone) -> list[str]:
    """Return the names passed in reports that were those of the children."""
    names = {word for name in gone.names for one in name for word in one.split()}
    found = database.rows("SELECT DISTINCT word FROM cleared_hit")
    return [word for (word,) in found if not names.isdisjoint(_words(word).split())]
