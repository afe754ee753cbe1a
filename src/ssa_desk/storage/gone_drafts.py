"""The drafts that leave with deleted records: their own, and new ones that tell of them."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.database import Database

if TYPE_CHECKING:
    from ssa_desk.storage.case_deletion import Gone

_DRAFTED = 'SELECT form, record_id, "values" FROM draft'
_NAMED = (
    ("young_person", "trim(first_name || ' ' || last_name)"),
    ("guardian", "name"),
    ("related_person", "name"),
)
_KEY = "key"
"""Where the draft of a case summary keeps who is meant by its code names."""


def of(database: Database, gone: "Gone") -> Iterator[tuple[str, str]]:
    """Yield the drafts of these records, those that link to them and new ones that name them."""
    known, people = _known(database), _people(database, gone)
    for form, record_id, typed in database.rows(_DRAFTED):
        kept = json.loads(typed)
        values = [str(one) for one in _flat(kept)]
        links = record_id in gone.all_ids or not gone.all_ids.isdisjoint(values)
        names = record_id not in known and gone.is_named_in(" ".join(values))
        # A summary of another case may say who its code names mean; it is drafted anew.
        means = not people.isdisjoint(map(str, _flat(kept.get(_KEY, []))))
        if links or names or means:
            yield form, record_id


def _people(database: Database, gone: "Gone") -> set[str]:
    """Return the names of everybody who leaves, as the key of a case summary has them."""
    found = set[str]()
    for kind, name in _NAMED:
        rows = database.rows(
            f'SELECT {name} FROM "{kind}" WHERE id IN (SELECT value FROM json_each(:ids))',
            {"ids": json.dumps(sorted(gone.ids.get(kind, ())))},
        )
        found |= {row[0] for row in rows if row[0]}
    return found


def _flat(value: object) -> Iterator[object]:
    """Yield every single value of what a form kept."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _flat(one)
    else:
        yield value


def _known(database: Database) -> set[str]:
    """Return the ids of drafts whose record is in the file: they belong to that record."""
    wanted = 'SELECT record_id FROM draft WHERE record_id IN (SELECT id FROM "{}")'
    return {row[0] for kind in RECORDS for row in database.rows(wanted.format(kind.KIND))}
