"""SQL behind the import: rows known from earlier imports, and what new rows may refer to."""

from collections.abc import Iterable
from dataclasses import dataclass

from ssa_desk.domain import clock
from ssa_desk.storage.database import Database


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row of a file that became a record; it stays known when the record is deleted."""

    file_kind: str
    row_hash: str
    occurrence: int
    record_kind: str
    record_id: str


@dataclass(frozen=True, slots=True, repr=False)
class CaseLink:
    """What other lists need of a case."""

    id: str
    case_no: str
    young_person_id: str | None
    main_topic: str | None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class PersonLink:
    """What tells whether a child of a list is already in the file."""

    id: str
    last_name: str
    first_name: str
    birth_date: str | None
    gender: str | None
    family_language: str | None
    german_main_family_language: str | None
    newly_arrived: str | None


def known_rows(database: Database) -> set[tuple[str, str, int]]:
    """Return file kind, hash and occurrence of every row imported so far."""
    return {
        (row[0], row[1], row[2])
        for row in database.rows("SELECT file_kind, row_hash, occurrence FROM import_row")
    }


def note(database: Database, rows: Iterable[ImportedRow]) -> None:
    """Keep the rows as known; belongs into the transaction that saves their records."""
    at = clock.now().isoformat()
    database.change_many(
        "INSERT INTO main.import_row "
        "(file_kind, row_hash, occurrence, record_kind, record_id, imported_at) "
        "VALUES (:file_kind, :row_hash, :occurrence, :record_kind, :record_id, :at)",
        (
            {
                "file_kind": row.file_kind,
                "row_hash": row.row_hash,
                "occurrence": row.occurrence,
                "record_kind": row.record_kind,
                "record_id": row.record_id,
                "at": at,
            }
            for row in rows
        ),
    )


def cases(database: Database) -> list[CaseLink]:
    """Return all cases, the restricted ones too."""
    with database.whole():
        found = database.rows(
            "SELECT id, case_no, young_person_id, main_topic, restricted_on IS NOT NULL"
            ' FROM "case" ORDER BY created_at, rowid'
        )
    return [CaseLink(row[0], row[1], row[2], row[3], bool(row[4])) for row in found]


def offers(database: Database) -> list[tuple[str, str]]:
    """Return number and id of all group offers that have a number."""
    found = database.rows(
        "SELECT offer_no, id FROM group_offer WHERE offer_no <> '' ORDER BY created_at DESC"
    )
    return [(row[0], row[1]) for row in found]


def persons(database: Database) -> list[PersonLink]:
    """Return all young people, those with restricted cases only, too."""
    with database.whole():
        found = database.rows(
            """SELECT id, last_name, first_name, birth_date, gender, family_language,
                      german_main_family_language, newly_arrived
               FROM young_person ORDER BY created_at, rowid"""
        )
    return [PersonLink(*row) for row in found]


def restricted_persons(database: Database) -> set[str]:
    """Return the ids of the children with a restricted case."""
    with database.whole():
        found = database.rows(
            'SELECT young_person_id FROM "case"'
            " WHERE restricted_on IS NOT NULL AND young_person_id IS NOT NULL"
        )
    return {row[0] for row in found}
