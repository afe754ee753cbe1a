"""The rule of every column of the file: of record kinds by their fields, of others by the register.

Access, deletion, the processing record and the information sheet are derived from this table.
"""

from collections.abc import Iterator
from functools import cache

from ssa_desk.domain.base import Record
from ssa_desk.domain.handling import ColumnRule, field_rule
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.mapping import table_of
from ssa_desk.storage.table_register import OTHER_TABLES


@cache
def column_rules() -> tuple[ColumnRule, ...]:
    """Return the rule of each column, table by table; raises LookupError where one is missing."""
    of_records = (rule for kind in RECORDS for rule in _of_record(kind))
    return (*of_records, *(rule for table in OTHER_TABLES for rule in table.rules()))


def _of_record(kind: type[Record]) -> Iterator[ColumnRule]:
    table = table_of(kind)
    for name in table.fields:
        yield field_rule(kind, name)
    for name in table.searched:
        yield field_rule(kind, name).beside(kind.KIND, f"{name}_folded", "für die Suche")
    for name in table.lists:
        yield from _of_list(kind, name)


def _of_list(kind: type[Record], name: str) -> Iterator[ColumnRule]:
    """Return the rules of the child table of a field with several values."""
    child = table_of(kind).list_table(name)
    yield field_rule(kind, "id").at(child, "owner_id")
    yield field_rule(kind, "id").beside(child, "position", "Reihenfolge")
    yield field_rule(kind, name).at(child, "value")
