"""SQL behind the lists of records: which ids, in which order, how many."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import RECORDS
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database
from ssa_desk.storage.mapping import RecordTable, table_of, written
from ssa_desk.storage.search import beginnings


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """One word of a search, folded, and the choices whose labels have it, by field."""

    text: str
    choices: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Order:
    """A field to sort by; choices stand in the order of `ranks`, links by these columns."""

    name: str
    descending: bool = False
    ranks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records of a kind a list shows."""

    kind: type[Record]
    words: tuple[Word, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    """Fields with ids of records of this kind: a word may stand in their names."""
    texts: tuple[str, ...] = ()
    """Short texts that the full text does not hold."""
    day: str = ""
    period: Period | None = None
    equal: Mapping[str, Any] = field(default_factory=dict)
    order: tuple[Order, ...] = ()
    among: tuple[str, ...] = ()
    """Ids of the only records that may be listed; () is no limit."""


_NAMED = {
    "case": """SELECT "case".id FROM "case" LEFT JOIN young_person
               ON young_person.id = "case".young_person_id
               WHERE instr("case".case_no_folded, {word})
                     OR instr(young_person.last_name_folded, {word})
                     OR instr(young_person.first_name_folded, {word})""",
}
"""Kinds whose names are spread over several tables; others have a column `*_folded`."""


def ids(database: Database, wanted: Wanted, offset: int, limit: int) -> list[str]:
    """Return a page of ids in the order of the list; a limit below zero means all."""
    where, values = _where(wanted)
    order, ranks = _order(wanted)
    named, table = _joined(wanted)
    sorting = ", ".join(f"{what} {direction}" for what, direction in order)
    found = database.rows(
        f"{'WITH ' if named else ''}{named} SELECT id FROM {table}{where}"
        f" ORDER BY {sorting} LIMIT :_limit OFFSET :_offset",
        {**values, **ranks, "_limit": limit, "_offset": offset},
    )
    return [row[0] for row in found]


def first(database: Database, wanted: Wanted, limit: int) -> tuple[list[str], int]:
    """Return the first page of ids and how many the list has."""
    if not wanted.words and not wanted.equal:
        return ids(database, wanted, 0, limit), count(database, wanted)
    where, values = _where(wanted)
    order, ranks = _order(wanted)
    named, table = _joined(wanted)
    keys = "".join(f", {what} AS key_{place}" for place, (what, _) in enumerate(order))
    sorting = ", ".join(f"key_{place} {direction}" for place, (_, direction) in enumerate(order))
    # Found once, in no order: counting apart would search twice, and an index that is walked in
    # the order of the list would look up every record.
    rows = database.rows(
        f"WITH {named}{', ' if named else ''}"
        f"found AS MATERIALIZED (SELECT id{keys} FROM {table}{where})"
        f" SELECT id, (SELECT COUNT(*) FROM found) FROM found ORDER BY {sorting} LIMIT :_limit",
        {**values, **ranks, "_limit": limit},
    )
    return [row[0] for row in rows], int(rows[0][1]) if rows else 0


def count(database: Database, wanted: Wanted) -> int:
    """Return how many records the list has."""
    where, values = _where(wanted)
    return int(database.value(f'SELECT COUNT(*) FROM "{wanted.kind.KIND}"{where}', values))


def years(database: Database, kind: type[Record], day: str) -> tuple[str, str] | None:
    """Return the first and the last day of a kind, None when there is no record."""
    # One question for each end: only so the index answers.
    row = database.row(
        f'SELECT (SELECT MIN({day}) FROM "{kind.KIND}"), (SELECT MAX({day}) FROM "{kind.KIND}")'
    )
    return (str(row[0]), str(row[1])) if row and row[0] else None


def _where(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    table = table_of(wanted.kind)
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if wanted.period is not None and wanted.day:
        conditions.append(f"{wanted.day} BETWEEN :_first AND :_last")
        values["_first"] = wanted.period.first.isoformat()
        values["_last"] = wanted.period.last.isoformat()
    if wanted.among:
        conditions.append("id IN (SELECT value FROM json_each(:_among))")
        values["_among"] = json.dumps(wanted.among)
    for name, value in wanted.equal.items():
        conditions.append(_equal(table, name, value))
        values[name] = written(value)
    for place, word in enumerate(wanted.words):
        conditions.append(_has_word(table, wanted, word, f"_word{place}"))
        values |= _word_values(word, f"_word{place}")
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _equal(table: RecordTable[Any], name: str, value: object) -> str:
    if name in table.lists:
        return f"id IN (SELECT owner_id FROM {table.list_table(name)} WHERE value = :{name})"
    return f"{name} = :{name}" if value is not None else f"{name} IS :{name}"


def _has_word(table: RecordTable[Any], wanted: Wanted, word: Word, name: str) -> str:
    """Return the condition that a word stands in a record, in one of several places.

    Joined by OR each place is found by its own index; one set of all ids was ten times slower.
    """
    ways = []
    if table.words:
        ways.append(
            f"id IN (SELECT record_id FROM search_entry WHERE kind = '{table.kind}' AND id IN"
            f" (SELECT rowid FROM search_word WHERE search_word MATCH :{name}_question))"
        )
    ways += [f"instr({one}_folded, :{name})" for one in table.searched]
    ways += [f"instr(lower({one}), :{name})" for one in wanted.texts]
    for one, kind in wanted.links.items():
        ways += [f"{one} IN ({named})" for named in _named(kind, f":{name}")]
    for one in word.choices:
        among = f"(SELECT value FROM json_each(:{name}_{one}))"
        if one in table.lists:
            of = table.list_table(one)
            ways.append(f"id IN (SELECT owner_id FROM {of} WHERE value IN {among})")
        else:
            ways.append(f"{one} IN {among}")
    return f"({' OR '.join(ways) or '0'})"


def _named(kind: str, word: str) -> tuple[str, ...]:
    """Return the question for the records of a kind with a word in their name, if it has any."""
    if kind in _NAMED:
        return (_NAMED[kind].format(word=word),)
    found = next((table_of(one) for one in RECORDS if kind == one.KIND), None)
    ways = [f"instr({one}_folded, {word})" for one in found.searched] if found else []
    return (f'SELECT id FROM "{kind}" WHERE {" OR ".join(ways)}',) if ways else ()


def _word_values(word: Word, name: str) -> dict[str, Any]:
    choices = {f"{name}_{one}": json.dumps(keys) for one, keys in word.choices.items()}
    return {name: word.text, f"{name}_question": beginnings(word.text), **choices}


def _order(wanted: Wanted) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    """Return what to sort by with its direction, last the order of entry."""
    table = table_of(wanted.kind)
    found: list[tuple[str, str]] = []
    values: dict[str, Any] = {}
    for one in wanted.order:
        direction = "DESC" if one.descending else "ASC"
        names = {f"_{one.name}_rank{place}": key for place, key in enumerate(one.ranks)}
        places = [f"WHEN :{name} THEN {place}" for place, name in enumerate(names)]
        values |= names
        if places:
            found.append((f"CASE {one.name} {' '.join(places)} ELSE 9999 END", direction))
        elif one.name in table.searched:
            found.append((f"{one.name}_folded", direction))
        else:
            found.append((_column(wanted, one), direction))
    last = "DESC" if wanted.order and wanted.order[0].descending else "ASC"
    return [*found, (f'"{table.kind}".rowid', last)], values


_SORTED = {
    "case": """SELECT "case".id AS linked, ROW_NUMBER() OVER (
                      ORDER BY last_name_folded, first_name_folded, case_no) AS place
               FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id""",
    "young_person": """SELECT id AS linked, ROW_NUMBER() OVER (
                              ORDER BY last_name_folded, first_name_folded) AS place
                       FROM young_person""",
}
"""Kinds with the place of each record by its name: row by row it took ten times as long."""


def _joined(wanted: Wanted) -> tuple[str, str]:
    """Return the places of linked names, where they are sorted by, and the table joined to them."""
    table = f'"{wanted.kind.KIND}"'
    for one in wanted.order:
        kind = wanted.links.get(one.name, "")
        if kind in _SORTED:
            named = f"named AS MATERIALIZED ({_SORTED[kind]})"
            return named, f"{table} LEFT JOIN named ON named.linked = {table}.{one.name}"
    return "", table


def _column(wanted: Wanted, one: Order) -> str:
    return "place" if wanted.links.get(one.name, "") in _SORTED else one.name
