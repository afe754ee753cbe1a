"""Reads what can still be read from a damaged file, row by row around its damaged pages."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from ssa_desk.domain.base import Record
from ssa_desk.storage import errors
from ssa_desk.storage.connection import salt_of
from ssa_desk.storage.database import Database, Row, Values
from ssa_desk.storage.keys import Root, wipe
from ssa_desk.storage.mapping import RecordTable, table_of

R = TypeVar("R", bound=Record)

_AT_ONCE = 200
_END = 2**40
"""No file has as many rows; beyond the last one a question answers with nothing."""
_DAMAGE = (errors.PageDamagedError, errors.FileDamagedError, errors.DiskError)


class Salvage:
    """A damaged file, open for reading; it stays as it is. `gaps` counts what was stepped over."""

    def __init__(self, path: Path, root: Root) -> None:
        key = root.raw_key(salt_of(path))
        try:
            self._database = Database(path, key, "ro", is_whole=True)
        finally:
            wipe(key)
        self.gaps = 0

    def close(self) -> None:
        """Close the file and forget the key."""
        self._database.close()

    def count(self, kind: type[Record]) -> int | None:
        """Return how many records there should be, None when that cannot be told."""
        found = self._try(f'SELECT count(*) FROM "{kind.KIND}"')
        return None if found is None else int(found[0][0])

    def records(self, kind: type[R]) -> Iterator[R]:
        """Yield every record that can be read; a list of a record that cannot is empty."""
        table = table_of(kind)
        present = self._try("SELECT name FROM pragma_table_info(:t)", {"t": kind.KIND}) or []
        columns = [one for one in table.fields if (one,) in present]
        if not columns:
            return
        for row in self._rows(f'SELECT rowid, {", ".join(columns)} FROM "{kind.KIND}"'):
            values: dict[str, Any] = dict(zip(columns, row[1:], strict=True))
            try:
                yield table.record(values | self._lists(table, values["id"]))
            except errors.RecordUnreadableError:
                self.gaps += 1

    def _lists(self, table: RecordTable[R], owner_id: str) -> dict[str, list[Any]]:
        lists = {}
        for field in table.lists:
            found = self._try(
                f"SELECT value FROM {table.list_table(field)}"
                " WHERE owner_id = :owner ORDER BY position",
                {"owner": owner_id},
            )
            self.gaps += found is None
            lists[field] = [value for (value,) in found or ()]
        return lists

    def _rows(self, select: str) -> Iterator[Row]:
        """Yield the rows in their order; the first column is the rowid."""
        sql = f"{select} WHERE rowid >= :first ORDER BY rowid LIMIT :limit"
        first, limit = 0, _AT_ONCE
        while first < _END:
            found = self._try(sql, {"first": first, "limit": limit})
            if found:
                yield from found
                first, limit = found[-1][0] + 1, _AT_ONCE
            elif found is not None:
                return
            elif limit > 1:
                limit //= 2
            else:
                self.gaps += 1
                first = self._beyond(sql, first)

    def _beyond(self, sql: str, damaged: int) -> int:
        """Return the first place after a damaged one that answers: steps grow, then halve."""
        step, last = 1, damaged
        while (place := damaged + step) < _END and self._try(sql, _at(place)) is None:
            step, last = step * 2, place
        while place - last > 1:
            middle = (last + place) // 2
            if self._try(sql, _at(middle)) is None:
                last = middle
            else:
                place = middle
        return place

    def _try(self, sql: str, values: Values | None = None) -> list[Row] | None:
        """Return the rows, or None when a damaged page is among what must be read."""
        try:
            return self._database.rows(sql, values)
        except _DAMAGE:
            # A connection that met a damaged page answers nothing any more.
            self._database.reopen()
            return None


def _at(place: int) -> dict[str, int]:
    return {"first": place, "limit": 1}


def opened(path: Path, root: Root) -> closing[Salvage]:
    """Return the file for a `with`; raises when not even its first page can be read."""
    return closing(Salvage(path, root))
