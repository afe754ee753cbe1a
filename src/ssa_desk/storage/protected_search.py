"""Whether the search finds the words of child protection: only while the user wants it.

Otherwise they never enter the full text; so no search can forget to leave them out.
"""

from collections.abc import Iterable
from typing import Any

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.database import Database
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.mapping import RecordTable, table_of

KINDS = tuple(kind for kind in RECORDS if kind.SEARCHED_BY_CHOICE)
_IN = ", ".join(f"'{kind.KIND}'" for kind in KINDS)
_SETTING = "search_finds_child_protection"
_PROCEDURE = "child_protection_assessment"
_WHOSE = f"SELECT case_id FROM {_PROCEDURE} WHERE id = :id"


def is_on(database: Database) -> bool:
    """Return whether the user wants search and timeline to know of child protection."""
    return DeskSettings(database).get(_SETTING) is True


def switch(database: Database, records: Iterable[Record], *, on: bool) -> None:
    """Let the search find the words of these records from now on, or no more."""
    with database.transaction():
        DeskSettings(database).put(_SETTING, on)
        # There are few of them: each word is overwritten where it stands.
        database.change(f"DELETE FROM main.search_entry WHERE kind IN ({_IN})")
        for record in records if on else ():
            _add(database, record)


def may_be_found(database: Database, kind: type[Record]) -> bool:
    """Return whether the words of this kind belong into the full text now."""
    return not kind.SEARCHED_BY_CHOICE or is_on(database)


def case_of(database: Database, table: RecordTable[Any], record: Record) -> str | None:
    """Return the case that a hit leads to; a part of a procedure leads to that of the procedure.

    When a procedure comes to another case the words of its parts follow.
    """
    if table.case_field is None:
        procedure = getattr(record, "assessment_id", None)
        owner: str | None = database.value(_WHOSE, {"id": procedure}) if procedure else None
        return owner
    case_id: str | None = getattr(record, table.case_field)
    if table.kind == _PROCEDURE:
        _lead_parts_to(database, record.id, case_id)
    return case_id


def _lead_parts_to(database: Database, procedure_id: str, case_id: str | None) -> None:
    for kind in KINDS:
        if kind.KIND != _PROCEDURE:
            database.change(
                "UPDATE main.search_entry SET case_id = :case WHERE case_id IS NOT :case"
                f" AND record_id IN (SELECT id FROM main.{kind.KIND} WHERE assessment_id = :id)",
                {"case": case_id, "id": procedure_id},
            )


def _add(database: Database, record: Record) -> None:
    table = table_of(type(record))
    text = table.text(record)
    if text:
        case_id = case_of(database, table, record)
        database.change(
            "INSERT INTO main.search_entry (kind, record_id, case_id, text)"
            " VALUES (:kind, :record_id, :case_id, :text)",
            {"kind": table.kind, "record_id": record.id, "case_id": case_id, "text": text},
        )
