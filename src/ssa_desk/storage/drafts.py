"""What is typed but not saved yet: kept in the encrypted file, so that nothing typed is lost.

What the file does not take while it is being locked waits in memory, and sealed once it is locked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from ssa_desk.domain import clock
from ssa_desk.storage.database import Database
from ssa_desk.storage.saving import carry_out

_ONE = 'SELECT "values", cursor FROM draft WHERE form = :form AND record_id = :record_id'


@dataclass(frozen=True, slots=True)
class Draft:
    """The values of a form as typed; `cursor` says in the form's own words where it stood."""

    form: str
    record_id: str
    values: Mapping[str, Any]
    cursor: str
    at: datetime

    def __repr__(self) -> str:
        return f"<Draft {self.form} {self.record_id}>"


class Drafts:
    """The drafts of one open file; each form keeps one for each record."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: dict[tuple[str, str], Draft] = {}
        self._holds = False

    @property
    def waiting(self) -> list[Draft]:
        """Return the drafts that the file has not taken yet."""
        return list(self._waiting.values())

    def hold(self, *, on: bool = True) -> None:
        """Keep drafts in memory from now on: the file takes none and is about to be closed."""
        self._holds = on

    def write_waiting(self, *others: Draft) -> None:
        """Write what waits in memory, these too, into the file; what it refuses waits on."""
        if self._holds:
            return
        self._waiting |= {(one.form, one.record_id): one for one in others}
        for one in self.waiting:
            self.keep(one.form, one.record_id, one.values, one.cursor)

    def keep(self, form: str, record_id: str, values: Mapping[str, Any], cursor: str = "") -> None:
        """Keep what is typed, in place of an earlier draft of the same record."""
        if self._holds:
            self._waiting[form, record_id] = Draft(form, record_id, values, cursor, clock.now())
            return
        draft = {
            "form": form,
            "record_id": record_id,
            "values": json.dumps(dict(values), ensure_ascii=False),
            "cursor": cursor,
            "at": clock.now().isoformat(),
        }
        carry_out(self._database, partial(self._keep, draft), partial(self._is_there, draft))
        self._waiting.pop((form, record_id), None)

    def all(self) -> list[Draft]:
        """Return every draft, the latest first."""
        found = self._database.rows(
            'SELECT form, record_id, "values", cursor, at FROM draft ORDER BY at DESC, rowid DESC'
        )
        written = [
            Draft(form, record_id, json.loads(values), cursor, datetime.fromisoformat(at))
            for form, record_id, values, cursor, at in found
        ]
        rest = [one for one in written if (one.form, one.record_id) not in self._waiting]
        return self.waiting[::-1] + rest

    def drop(self, form: str, record_id: str) -> None:
        """Forget a draft, if there is one: it was saved or thrown away."""
        self._waiting.pop((form, record_id), None)
        draft = {"form": form, "record_id": record_id}
        carry_out(
            self._database, partial(self._drop, draft), lambda: not self._database.rows(_ONE, draft)
        )

    def _keep(self, draft: dict[str, str]) -> None:
        self._database.change(
            'INSERT INTO main.draft (form, record_id, "values", cursor, at)'
            " VALUES (:form, :record_id, :values, :cursor, :at)"
            " ON CONFLICT (form, record_id) DO UPDATE SET"
            ' "values" = excluded."values", cursor = excluded.cursor, at = excluded.at',
            draft,
        )

    def _drop(self, draft: dict[str, str]) -> None:
        self._database.change(
            "DELETE FROM main.draft WHERE form = :form AND record_id = :record_id", draft
        )

    def _is_there(self, draft: dict[str, str]) -> bool:
        return self._database.row(_ONE, draft) == (draft["values"], draft["cursor"])
