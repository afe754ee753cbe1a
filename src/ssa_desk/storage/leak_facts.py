"""SQL behind the leak check: everything in the file that tells who somebody is.

The tables themselves are read (main."table"): a pseudonymised paper must not name anybody who is
restricted or hidden either. A test compares the columns with the records.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ssa_desk.domain.fields import Link
from ssa_desk.domain.leaks.check import FactKind
from ssa_desk.domain.records import RECORDS
from ssa_desk.storage.case_deletion import found
from ssa_desk.storage.database import Database
from ssa_desk.storage.mapping import table_of


class KnownFact(NamedTuple):
    """A value of the file: what it is, the row it stands in, its text."""

    kind: FactKind
    row: str
    text: str


FACTS: tuple[tuple[FactKind, str, str], ...] = (
    ("name", "young_person", "first_name || ' ' || last_name"),
    *(("name", table, "name") for table in ("guardian", "related_person", "contact_person")),
    *(("name", table, "name") for table in ("teacher", "worker_profile")),
    ("name", "school", "head"),
    ("name", "data_subject_request", "requester_name"),
    ("name", "child_protection_assessment", "specialist_name"),
    ("mention", "support_plan_step", "responsible"),
    ("mention", "case_contact", "information_source"),
    ("mention", "case_contact", "entrusted_by"),
    ("mention", "parent_contact", "participants"),
    ("mention", "parent_contact", "entrusted_by"),
    ("mention", "group_session", "staff"),
    ("mention", "child_protection_assessment", "reported_to"),
    ("mention", "child_protection_entry", "observer"),
    ("mention", "child_protection_entry", "information_source"),
    ("mention", "child_protection_answer", "with_whom"),
    ("mention", "child_protection_rating", "information_source"),
    ("mention", "child_protection_measure", "responsible"),
    ("mention", "consent", "from_whom"),
    ("mention", "consent", "to_whom"),
    ("mention", "disclosure", "recipient"),
    ("mention", "letter", "recipient"),
    ("contact", "young_person", "contact"),
    ("contact", "related_person", "note"),
    ("contact", "worker_profile", "data_protection_officer"),
    *(("address", table, "address") for table in ("guardian", "school", "body")),
    ("address", "worker_profile", "employer_address"),
    *(("telephone", table, "telephone") for table in ("guardian", "related_person", "body")),
    *(("telephone", table, "telephone") for table in ("contact_person", "teacher", "school")),
    *(("telephone", table, "telephone") for table in ("worker_profile", "emergency_number")),
    *(("email", table, "email") for table in ("guardian", "contact_person", "teacher", "body")),
    ("email", "worker_profile", "email"),
    ("school", "school", "name"),
    ("school", "young_person", "next_school"),
    ("school", "transition", "next_school"),
    ("school", "related_person", "school_and_class"),
    ("body", "body", "name"),
    ("body", "worker_profile", "employer_name"),
    ("body", "transition_stage", "provider"),
    *(("class", table, "class_name") for table in ("case", "class_membership", "teacher")),
    ("class", "transition", "class_name"),
    ("class", "group_offer", "classes"),
    ("class", "related_person", "school_and_class"),
    *(("birth_date", table, "birth_date") for table in ("young_person", "guardian")),
    ("birth_date", "related_person", "birth_date"),
    ("number", "case", "case_no"),
    *(("number", table, "number") for table in ("child_protection_assessment", "absence_record")),
    ("number", "transition", "number"),
    ("number", "school", "school_number"),
)
"""What it is, the table, the column."""
PEOPLE_BESIDE = ("teacher", "contact_person", "body", "school")
"""Kinds that belong to a case when something of it names them."""

_TEACHERS = """
    SELECT teacher.id FROM main.teacher JOIN main."case" AS own ON own.school_id = teacher.school_id
    WHERE own.id IN (SELECT value FROM json_each(:cases)) AND teacher.class_name <> ''
        AND (teacher.class_name = own.class_name OR teacher.class_name IN (
            SELECT class_name FROM main.class_membership
            WHERE case_id = own.id OR young_person_id = own.young_person_id))
"""


def all_facts(database: Database) -> Iterator[KnownFact]:
    """Yield everything that tells who somebody is, of all rows of the file."""
    for kind, table, column in FACTS:
        sql = f"SELECT id, trim({column}) FROM main.\"{table}\" WHERE trim({column}) <> ''"
        yield from (KnownFact(kind, row, text) for row, text in database.rows(sql))


def own_rows(database: Database, case_ids: Collection[str], person_ids: Iterable[str]) -> set[str]:
    """Return the ids of all rows that belong to these cases and persons, people beside too."""
    persons = set(person_ids)
    with database.whole():
        hanging = found(database, case_ids).ids
    own = set().union(*hanging.values()) | persons
    people = {"ids": json.dumps(sorted(persons))}
    for table in ("guardian", "related_person", "class_membership", "transition"):
        own |= _ids(database, f'SELECT id FROM main."{table}" WHERE young_person_id IN', people)
    for kind in (one for one in RECORDS if one.KIND in hanging):
        own |= _beside(database, kind.KIND, hanging[kind.KIND])
    own |= _ids(database, "SELECT id FROM main.contact_person WHERE body_id IN", _listed(own))
    rows = database.rows(_TEACHERS, {"cases": json.dumps(sorted(case_ids))})
    return own | {row[0] for row in rows} | {row[0] for row in database.rows(_WORKER)}


def rows_of_assessment(database: Database, assessment_id: str) -> set[str]:
    """Return the ids of the rows of one child protection procedure."""
    rows = {assessment_id}
    for kind in (one for one in RECORDS if "assessment_id" in one.model_fields):
        found = database.rows(
            f'SELECT id FROM main."{kind.KIND}" WHERE assessment_id = :id', {"id": assessment_id}
        )
        rows |= {row[0] for row in found}
    return rows


_WORKER = "SELECT id FROM main.worker_profile"


def _beside(database: Database, table: str, ids: Iterable[str]) -> set[str]:
    """Return the teachers, bodies and schools that these rows name."""
    kind = next(one for one in RECORDS if table == one.KIND)
    named: set[str] = set()
    for column in table_of(kind).fields:
        links = [one for one in kind.model_fields[column].metadata if isinstance(one, Link)]
        if links and links[0].kind in PEOPLE_BESIDE:
            sql = f"SELECT DISTINCT {column} FROM main.\"{table}\" WHERE {column} <> '' AND id IN"
            named |= _ids(database, sql, _listed(ids))
    return named


def _ids(database: Database, sql: str, listed: dict[str, str]) -> set[str]:
    return {row[0] for row in database.rows(f"{sql} (SELECT value FROM json_each(:ids))", listed)}


def _listed(ids: Iterable[str]) -> dict[str, str]:
    return {"ids": json.dumps(sorted(ids))}
