"""Saves and finds records of every type; columns, lists and full text stay in step."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from ssa_desk.domain.base import Record
from ssa_desk.storage import audit_trail, errors, protected_search
from ssa_desk.storage.database import Database, Row
from ssa_desk.storage.mapping import RecordTable, table_of, written
from ssa_desk.storage.saving import carry_out

R = TypeVar("R", bound=Record)


class Repository:
    """The records of one open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, *records: Record) -> None:
        """Store records, new or changed, all or none; their order does not matter.

        Raises LinkMissingError when one names a record that does not exist, AppendOnlyError when
        one is there already and may not change.
        """
        carry_out(self._database, partial(self._save, records), partial(self._are_there, records))

    def save_inside(self, records: Iterable[Record]) -> None:
        """Store records within a transaction the caller has open."""
        for record in records:
            self._store(table_of(type(record)), record)

    def get(self, kind: type[R], record_id: str) -> R:
        """Return one record; raises RecordMissingError."""
        found = self.find(kind, id=record_id)
        if not found:
            raise errors.RecordMissingError
        return found[0]

    def find(
        self,
        kind: type[R],
        *,
        order: str = "created_at",
        descending: bool = False,
        offset: int = 0,
        limit: int | None = 200,
        **equal: Any,  # noqa: ANN401 - values of any field
    ) -> list[R]:
        """Return the records whose fields equal these values; a tuple or list means any of them.

        Records with the same `order` come as they were created.
        """
        table = table_of(kind)
        _demand_field(table, order)
        where, values = _where(table, equal)
        direction = "DESC" if descending else "ASC"
        sql = (
            f"{table.select}{where} ORDER BY {order} {direction}, rowid {direction}"
            " LIMIT :_limit OFFSET :_offset"
        )
        page = {"_limit": -1 if limit is None else limit, "_offset": offset}
        return self._records(table, self._database.rows(sql, {**values, **page}))

    def count(self, kind: type[Record], **equal: Any) -> int:  # noqa: ANN401
        """Return how many records `find` would give without a limit."""
        table = table_of(kind)
        where, values = _where(table, equal)
        sql = f'SELECT count(*) FROM "{table.kind}"{where}'
        return int(self._database.value(sql, values))

    def delete(self, kind: type[Record], record_id: str) -> None:
        """Delete one record with what belongs to it; raises RecordMissingError, AppendOnlyError."""
        if kind.APPEND_ONLY or self._is_fixed(kind, record_id):
            raise errors.AppendOnlyError
        carry_out(
            self._database,
            partial(self._delete, kind, record_id),
            lambda: not self.count(kind, id=record_id),
        )

    def _save(self, records: Sequence[Record]) -> None:
        with self._database.transaction():
            self.save_inside(records)
        self._database.restriction.notice(records)

    def _delete(self, kind: type[Record], record_id: str) -> None:
        with self._database.transaction():
            audit_trail.note_deleted(self._database, table_of(kind).kind, record_id)
            sql = f'DELETE FROM main."{table_of(kind).kind}" WHERE id = :id'
            if not self._database.change(sql, {"id": record_id}):
                raise errors.RecordMissingError

    def _are_there(self, records: Sequence[Record]) -> bool:
        """Return whether the file holds these records just as they are, found by their ids."""
        with self._database.whole():
            return all(self.find(type(one), id=one.id) == [one] for one in records)

    def _store(self, table: RecordTable[R], record: R) -> None:
        kind = table.record_type
        if self._is_fixed(kind, record.id) or (kind.APPEND_ONLY and self.count(kind, id=record.id)):
            raise errors.AppendOnlyError
        audit_trail.note_saved(self._database, table.kind, record.id)
        self._database.change(table.upsert, table.values(record))
        for field in table.lists:
            self._store_list(table.list_table(field), record.id, getattr(record, field))
        if table.words and protected_search.may_be_found(self._database, table.record_type):
            self._store_words(table, record)

    def _is_fixed(self, kind: type[Record], record_id: str) -> bool:
        return bool(kind.FIXED_BY) and bool(
            self.count(kind, **{"id": record_id, kind.FIXED_BY: True})
        )

    def _store_list(self, list_table: str, owner_id: str, items: Sequence[Any]) -> None:
        sql = f"DELETE FROM main.{list_table} WHERE owner_id = :owner_id"
        self._database.change(sql, {"owner_id": owner_id})
        self._database.change_many(
            f"INSERT INTO main.{list_table} (owner_id, position, value)"
            " VALUES (:owner_id, :position, :value)",
            (
                {"owner_id": owner_id, "position": position, "value": written(item)}
                for position, item in enumerate(items)
            ),
        )

    def _store_words(self, table: RecordTable[R], record: R) -> None:
        values = {
            "kind": table.kind,
            "record_id": record.id,
            "case_id": protected_search.case_of(self._database, table, record),
            "text": table.text(record),
        }
        if not values["text"]:
            self._database.change(
                "DELETE FROM main.search_entry WHERE record_id = :record_id", values
            )
            return
        self._database.change(
            "INSERT INTO main.search_entry (kind, record_id, case_id, text)"
            " VALUES (:kind, :record_id, :case_id, :text)"
            " ON CONFLICT (record_id) DO UPDATE"
            " SET case_id = excluded.case_id, text = excluded.text"
            " WHERE text <> excluded.text OR case_id IS NOT excluded.case_id",
            values,
        )

    def _records(self, table: RecordTable[R], rows: list[Row]) -> list[R]:
        """Return the records of rows; lists are fetched for all rows at once."""
        found = [dict(zip(table.fields, row, strict=True)) for row in rows]
        for field in table.lists:
            lists = self._lists(table.list_table(field), [values["id"] for values in found])
            for values in found:
                values[field] = lists.get(values["id"], ())
        return [table.record(values) for values in found]

    def _lists(self, list_table: str, owners: list[str]) -> dict[str, list[Any]]:
        lists: dict[str, list[Any]] = defaultdict(list)
        rows = self._database.rows(
            f"SELECT owner_id, value FROM {list_table}"
            " WHERE owner_id IN (SELECT value FROM json_each(:owners))"
            " ORDER BY owner_id, position",
            {"owners": json.dumps(owners)},
        )
        for owner_id, value in rows:
            lists[owner_id].append(value)
        return lists


def _where(table: RecordTable[R], equal: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    conditions, values = [], {}
    for name, value in equal.items():
        _demand_field(table, name)
        if isinstance(value, tuple | list):
            conditions.append(f"{name} IN (SELECT value FROM json_each(:{name}))")
            values[name] = json.dumps([written(one) for one in value])
        else:
            conditions.append(f"{name} IS :{name}")
            values[name] = written(value)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _demand_field(table: RecordTable[R], name: str) -> None:
    if name not in table.columns:
        raise errors.StatementError(f"{table.kind} has no column of that name")
