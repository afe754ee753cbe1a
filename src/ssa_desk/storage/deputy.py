"""What a deputy may read: a connection on which every table shows only what was allowed.

Temporary views stand before the tables: an unqualified name finds the view first. So every list,
search, count and letter obeys without knowing of it. A rule of the program, not cryptography.

Derived from the register and its links. Of a case with consent everything is shown that names
the case or its child, unless it also names something hidden; entrusted entries only with a
reason. What has no such link, and every table nobody thought of, is empty.
"""

from collections.abc import Iterator
from pathlib import Path

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Link
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import errors
from ssa_desk.storage.connection import salt_of
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root, wipe
from ssa_desk.storage.mapping import table_of

OPEN_KINDS = frozenset(
    {
        *("school", "worker_profile", "local_entry"),
        *("body", "contact_person", "teacher", "emergency_number"),
    }
)
"""Kinds that tell nothing about a young person: the house, the choice lists, whom to call."""
OPEN_TABLES = frozenset({"meta", "secret", "setting", "backup"})
"""Tables beside the records that the program needs and that hold nothing of a case."""
GUARDED_KINDS = ("child_protection", "personal_note")
"""Beginnings of kinds that need a reason whatever they are linked to."""
GUARDED_FIELD = "entrusted"
"""Records with this mark need a reason."""

_SEARCH_TABLES = frozenset({"search_word", "search_part"})
_CONSENTED = 'SELECT id FROM main."case" WHERE deputy_consent = 1 AND restricted_on IS NULL'


class LimitedDatabase(Database):
    """An open file that can only be read, and of that only what a deputy may see."""

    is_limited = True

    def __init__(self, path: Path, key: bytearray, *, with_guarded: bool) -> None:
        self._with_guarded = with_guarded
        # Restricted cases are never among what a deputy may read.
        super().__init__(path, key, "ro", is_whole=True)

    def reader(self) -> Database:
        """Return a second connection with the same limits."""
        return LimitedDatabase(self.path, self._key, with_guarded=self._with_guarded)

    def writer(self) -> Database:
        """Refuse: a deputy reads."""
        raise errors.ReadOnlyError

    def whole_reader(self) -> Database:
        """Return a second connection with the same limits: nothing is whole for a deputy."""
        return self.reader()

    def whole_writer(self) -> Database:
        """Refuse: a deputy reads."""
        raise errors.ReadOnlyError

    def _open(self) -> None:
        super()._open()
        try:
            for statement in _statements(self, with_guarded=self._with_guarded):
                self.rows(statement)
        except BaseException:
            self.close_connection()
            raise


def open_limited(path: Path, root: Root, *, with_guarded: bool) -> LimitedDatabase:
    """Return a file that was opened before, for a deputy."""
    key = root.raw_key(salt_of(path))
    try:
        return LimitedDatabase(path, key, with_guarded=with_guarded)
    finally:
        wipe(key)


def _statements(database: Database, *, with_guarded: bool) -> Iterator[str]:
    """Yield the statements that set the limits, ids first: they are read from the tables."""
    tables = _tables(database)
    kinds = [kind for kind in RECORDS if kind.KIND not in OPEN_KINDS and kind.KIND in tables]
    yield from _allowed_ids(kinds, with_guarded=with_guarded)
    owners = {
        table_of(kind).list_table(field): kind for kind in RECORDS for field in table_of(kind).lists
    }
    for name, has_rowid in tables.items():
        if name in OPEN_TABLES | OPEN_KINDS | _SEARCH_TABLES:
            continue
        if name == "search_entry":
            yield from _search_entries()
        else:
            columns = "rowid AS rowid, *" if has_rowid else "*"
            where = _where(name, kinds, owners)
            yield f'CREATE TEMP VIEW "{name}" AS SELECT {columns} FROM main."{name}" WHERE {where}'


def _tables(database: Database) -> dict[str, bool]:
    """Return the tables of the file and whether they have a rowid; full text's own are left out."""
    rows = database.rows(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {name: not wr for name, wr in rows}


def _where(name: str, kinds: list[type[Record]], owners: dict[str, type[Record]]) -> str:
    if name in {kind.KIND for kind in kinds}:
        return f'id IN (SELECT id FROM temp."allowed_{name}")'
    owner = owners.get(name)
    if owner is None:
        return "0"
    if owner.KIND in OPEN_KINDS:
        return "1"
    where = f'owner_id IN (SELECT id FROM temp."allowed_{owner.KIND}")'
    field = name.removeprefix(f"{owner.KIND}_")
    named = [mark.kind for mark in owner.model_fields[field].metadata if isinstance(mark, Link)]
    for hidden in {kind.KIND for kind in kinds} & set(named):
        where += f' AND value IN (SELECT id FROM temp."allowed_{hidden}")'
    return where


def _allowed_ids(kinds: list[type[Record]], *, with_guarded: bool) -> Iterator[str]:
    """Yield statements that note the ids a deputy may see, each kind after those it names."""
    for kind in kinds:
        yield (
            f'CREATE TABLE temp."allowed_{kind.KIND}" (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID'
        )
    for kind in _in_order(kinds):
        where = _reached(kind, {one.KIND for one in kinds})
        if not with_guarded:
            where = f"({where}) AND {_unguarded(kind)}"
        table = f'temp."allowed_{kind.KIND}"'
        yield f'INSERT INTO {table} (id) SELECT id FROM main."{kind.KIND}" WHERE {where}'


def _in_order(kinds: list[type[Record]]) -> list[type[Record]]:
    """Return the kinds so that each comes after those it names; child and case are known first.

    Kinds that name each other in a circle come last and find each other hidden.
    """
    done = [kind for kind in kinds if kind.KIND in ("case", "young_person")]
    waiting = [kind for kind in kinds if kind not in done]
    closed = {kind.KIND for kind in kinds}
    while waiting:
        known = {kind.KIND for kind in done}
        ready = [
            kind for kind in waiting if set(_links(kind).values()) & closed <= known | {kind.KIND}
        ]
        done += ready or waiting
        waiting = [kind for kind in waiting if kind not in done]
    return done


def _reached(kind: type[Record], closed: set[str]) -> str:
    """Return the condition under which a record belongs to a case with consent."""
    if kind.KIND == "case":
        return f"id IN ({_CONSENTED})"
    if kind.KIND == "young_person":
        return f'id IN (SELECT young_person_id FROM main."case" WHERE id IN ({_CONSENTED}))'
    links = {field: to for field, to in _links(kind).items() if to in closed and to != kind.KIND}
    if not links:
        return "0"
    any_given = " OR ".join(f"{field} IS NOT NULL" for field in links)
    none_hidden = " AND ".join(
        f'({field} IS NULL OR {field} IN (SELECT id FROM temp."allowed_{to}"))'
        for field, to in links.items()
    )
    return f"({any_given}) AND {none_hidden}"


def _unguarded(kind: type[Record]) -> str:
    """Return the condition under which a record needs no reason, nor one it belongs to."""
    if kind.KIND.startswith(GUARDED_KINDS):
        return "0"
    if GUARDED_FIELD not in kind.model_fields:
        return "1"
    guarded = f'SELECT id FROM main."{kind.KIND}" WHERE {GUARDED_FIELD} = 1'
    own = [field for field, to in _links(kind).items() if to == kind.KIND]
    kin = "".join(f" AND ({field} IS NULL OR {field} NOT IN ({guarded}))" for field in own)
    return f"{GUARDED_FIELD} = 0{kin}"


def _links(kind: type[Record]) -> dict[str, str]:
    """Return the columns of a kind that name a record, with the kind they name."""
    return {
        name: mark.kind
        for name in table_of(kind).fields
        for mark in kind.model_fields[name].metadata
        if isinstance(mark, Link)
    }


def _search_entries() -> Iterator[str]:
    """Yield what puts a list of the visible notes before the table, with the index it is asked by.

    A view would have no index; the text itself stays in the full text, which only gives numbers.
    """
    ids = " UNION ALL ".join(
        f"SELECT id FROM {'temp' if kind.KIND not in OPEN_KINDS else 'main'}."
        f'"{"allowed_" if kind.KIND not in OPEN_KINDS else ""}{kind.KIND}"'
        for kind in RECORDS
    )
    yield (
        "CREATE TEMP TABLE search_entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
        " record_id TEXT NOT NULL, case_id TEXT)"
    )
    yield (
        "INSERT INTO temp.search_entry SELECT id, kind, record_id, case_id"
        f" FROM main.search_entry WHERE record_id IN ({ids})"
    )
    yield "CREATE INDEX temp.search_entry_case ON search_entry (case_id)"
