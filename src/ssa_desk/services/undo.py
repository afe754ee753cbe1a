"""Deletes a record so that it can be brought back with everything that hung on it."""

from collections.abc import Iterator
from typing import Any

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Link
from ssa_desk.domain.records import RECORDS
from ssa_desk.services.workspace import Workspace


class Undo:
    """What was deleted last; nothing of it is kept beyond `forget`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._gone: tuple[Record, ...] = ()

    def delete(self, record: Record) -> None:
        """Delete a record and remember it with the records that named it."""
        with self._workspace.database.whole():
            # What is restricted and hangs on the record would leave with it and never come back.
            gone = (record, *self._hanging(record))
        self._workspace.delete(record)
        self._gone = gone

    def bring_back(self) -> str:
        """Save again what was deleted last; return the id of the record itself."""
        if not self._gone:
            return ""
        self._workspace.save(*self._gone)
        record_id = self._gone[0].id
        self._gone = ()
        return record_id

    def forget(self) -> None:
        """Let go of what was deleted."""
        self._gone = ()

    def _hanging(self, record: Record) -> Iterator[Record]:
        """Yield the records that name this one, and what hangs on them."""
        for kind in RECORDS:
            for name, info in kind.model_fields.items():
                if Link(record.KIND) not in info.metadata:
                    continue
                named: dict[str, Any] = {name: record.id}
                for one in self._workspace.find(kind, limit=100_000, **named):
                    yield one
                    yield from self._hanging(one)
