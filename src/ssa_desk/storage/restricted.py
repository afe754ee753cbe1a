"""Leaves out what is restricted in processing (Art. 18 DSGVO, § 84 SGB X) on every connection.

As for deputies, temporary views stand before the tables: an unqualified name finds the view
first. So every list, search, picker, print and export obeys without knowing of it. Left out is
what would be deleted with the case (`case_deletion.found`): that is what hangs on it. Where
nothing is restricted there are no views. Whoever writes names the table itself: main."table".
"""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ssa_desk.storage import errors, migrate

if TYPE_CHECKING:
    from ssa_desk.domain.base import Record
    from ssa_desk.storage.database import Database

_CASES = 'SELECT id, restriction_ground FROM main."case" WHERE restricted_on IS NOT NULL'
_IS_SET_UP = "SELECT 1 FROM temp.sqlite_master WHERE name = 'left_out'"
_IDS = "CREATE TABLE temp.left_out (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID"
_FILL = "INSERT OR IGNORE INTO temp.left_out (id) SELECT value FROM json_each(:ids)"
_LINKS = """
    SELECT kind.name, link."from", link."table", kind.wr
    FROM pragma_table_list AS kind, pragma_foreign_key_list(kind.name, 'main') AS link
    WHERE kind.schema = 'main' AND kind.type = 'table'
"""
_ROOTS = ("case", "young_person")
_KEPT = ("data_subject_request",)
"""Kinds that stay in sight: whoever asked for the restriction still waits for the answer."""


class Restriction:
    """What one connection leaves out; `is_whole`: nothing, unless it is asked to."""

    def __init__(self, database: "Database", *, is_whole: bool) -> None:
        self._database, self.is_whole = database, is_whole
        self._left_out: frozenset[str] = frozenset()
        self._gone: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"<Restriction of {len(self._left_out)} rows>"

    def begin(self) -> None:
        """Leave out what is restricted on a connection that was just opened."""
        self._left_out = frozenset()
        self.renew()

    def cases(self) -> dict[str, str | None]:
        """Return the restricted cases with the ground of each; a deputy knows of none.

        Nor does a file of an older layout: it is brought up to date before anything is shown.
        """
        if self._database.is_limited or self._database.schema_version != migrate.NEWEST:
            return {}
        return dict(self._database.rows(_CASES))

    def renew(self) -> None:
        """Leave out what is restricted now; raises FileDamagedError where that cannot be told."""
        if self.is_whole:
            return
        try:
            self._put(self._hanging_on(self.cases()))
        except errors.PageDamagedError:
            raise errors.FileDamagedError from None

    @contextmanager
    def leaving_out(self, case_ids: Collection[str]) -> Iterator[None]:
        """Leave out what hangs on these cases inside the block, and nothing else."""
        if self._database.is_limited:
            # What a deputy may read never holds a restricted case.
            yield
            return
        before = self._left_out
        self._put(self._hanging_on(case_ids))
        try:
            yield
        finally:
            self._put(before)

    @contextmanager
    def as_if_gone(self, ids: frozenset[str]) -> Iterator[None]:
        """Leave out these rows inside the block, too: what will be counted without them."""
        try:
            self._gone = ids
            self._put(self._left_out)
            yield
        finally:
            self._gone = frozenset()
            self._put(self._left_out)

    def notice(self, records: Iterable["Record"]) -> None:
        """Look anew after a save when a case was saved or something that hangs on a hidden row."""
        if not self.is_whole and any(one.KIND == "case" or self._names(one) for one in records):
            self.renew()

    def _names(self, record: "Record") -> bool:
        """Return whether a record names a row that is left out."""
        return bool(self._left_out) and any(
            isinstance(value, str) and value in self._left_out for _, value in record
        )

    def _hanging_on(self, case_ids: Collection[str]) -> frozenset[str]:
        """Return the ids of all rows that hang on these cases, and the names of their drafts."""
        if not case_ids:
            return frozenset()
        # Nobody needs it in a file without restrictions, and it knows every kind of record.
        from ssa_desk.storage import case_deletion, gone_drafts

        before = self._left_out
        self._put(frozenset())
        try:
            gone = case_deletion.found(self._database, case_ids)
            drafts = gone_drafts.of(self._database, gone)
            kept = frozenset().union(*(gone.ids.get(kind, frozenset()) for kind in _KEPT))
            return gone.all_ids - kept | {f"{form} {record_id}" for form, record_id in drafts}
        finally:
            self._put(before)

    def _put(self, ids: frozenset[str]) -> None:
        database, hidden = self._database, ids | self._gone
        self._left_out = ids
        is_set_up = database.value(_IS_SET_UP)
        if not is_set_up and not hidden:
            return
        if not is_set_up:
            for statement in _statements(database):
                database.rows(statement)
        database.rows("DELETE FROM temp.left_out")
        database.rows(_FILL, {"ids": json.dumps(sorted(hidden))})


def _statements(database: "Database") -> Iterator[str]:
    """Yield what puts a view before each table that names a child or a case, at any remove."""
    yield _IDS
    links = database.rows(_LINKS)
    reached = set(_ROOTS)
    while new := {name for name, _, target, _ in links if target in reached} - reached:
        reached |= new
    keys = {name: "owner_id" if column == "owner_id" else "id" for name, column, _, _ in links}
    without_rowid = {name for name, _, _, wr in links if wr}
    for name in sorted(reached):
        columns = "*" if name in without_rowid else "rowid AS rowid, *"
        yield _view(name, columns, keys.get(name, "id"))
    yield _view("search_entry", "rowid AS rowid, *", "record_id")
    yield _view("draft", "rowid AS rowid, *", "form || ' ' || record_id", "record_id")


def _view(name: str, columns: str, *keys: str) -> str:
    hidden = " AND ".join(f"{key} NOT IN (SELECT id FROM temp.left_out)" for key in keys)
    return f'CREATE TEMP VIEW "{name}" AS SELECT {columns} FROM main."{name}" WHERE {hidden}'
