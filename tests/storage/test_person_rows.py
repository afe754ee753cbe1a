"""Every row about a person is found: by the links of the schema, by its ids, by its name."""

import pytest

from ssa_desk.domain.fields import Link
from ssa_desk.domain.records import (
    RECORDS,
    Case,
    CaseContact,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    Guardian,
    RelatedPerson,
    YoungPerson,
)
from ssa_desk.storage import import_rows
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.errors import StatementError
from ssa_desk.storage.person_rows import person_rows
from ssa_desk.storage.schema_walk import schema_of
from storage.any_record import full, with_needed

MARK = "Zwirbelkopf"
TRAIL = "audit_event"
CHECKED = {"report_choice"}
"""Tables that take certain words only."""


def family(word=MARK):
    """A child with a case and guardian, marked in every text."""
    child = full(YoungPerson, word)
    case = full(Case, word, young_person_id=child.id)
    return child, case, full(Guardian, word, young_person_id=child.id)


def without_trail(rows):
    """What was found beside the trail, and how it belongs to the person."""
    return {one.key: one.relation for one in rows.rows if one.table != TRAIL}


def hanging(child, case, guardian):
    """One marked record of every kind that names the child, the case or the guardian."""
    ids = {"young_person": child.id, "case": case.id, "guardian": guardian.id}
    for kind in RECORDS:
        links = {
            name: mark.kind
            for name, info in kind.model_fields.items()
            for mark in info.metadata
            if isinstance(mark, Link)
        }
        own = {name: ids[to] for name, to in links.items() if to in ids}
        if own and kind.KIND not in ids:
            *before, record = with_needed(kind, "Anderes")
            yield from (one for one in before if one.KIND not in ids)
            others = {name: getattr(record, name) for name in links if name not in own}
            yield full(kind, MARK, **others, **own)


@pytest.fixture
def found(database):
    def rows(child, *cases):
        return person_rows(database, child.id if child else None, [one.id for one in cases])

    return rows


def test_every_row_of_every_kind_with_a_link_is_found(repository, found):
    people = family()
    records = [*people, *hanging(*people)]
    repository.save(*records)
    marked = {one.id for one in records if MARK in one.model_dump_json()}
    rows = found(people[0]).rows
    own = [one for one in rows if one.relation == "own"]
    assert marked == {one.key for one in own if one.table != TRAIL}
    assert marked == {one.values["record_id"] for one in own if one.table == TRAIL}


def test_a_new_table_with_a_link_is_found_without_a_change(repository, database, found):
    child, case, _ = family()
    repository.save(child, case)
    for statement in (
        'CREATE TABLE diary (page INTEGER, case_id TEXT REFERENCES "case" (id) ON DELETE CASCADE)',
        "CREATE TABLE thing (id TEXT PRIMARY KEY, owner TEXT REFERENCES young_person (id))",
        "CREATE TABLE deep (id TEXT PRIMARY KEY, t TEXT REFERENCES thing (id) ON DELETE CASCADE)",
        "CREATE TABLE unlinked (name TEXT PRIMARY KEY, about_json TEXT)",
    ):
        database.change(statement)
    values = {"case": case.id, "child": child.id}
    database.change("INSERT INTO diary VALUES (1, :case), (2, NULL)", values)
    database.change("INSERT INTO thing VALUES ('t', :child)", values)
    database.change("INSERT INTO deep VALUES ('d', 't')")
    database.change("INSERT INTO unlinked VALUES ('u', '{\"of\": \"' || :case || '\"}')", values)
    rows = found(child).rows
    new = {one.table for one in rows} - {"young_person", "case", TRAIL}
    assert new == {"diary", "thing", "deep", "unlinked"}
    assert [one.values["page"] for one in rows if one.table == "diary"] == [1]


def test_drafts_and_imported_rows_are_found_by_their_ids(repository, database, found):
    child, case, _ = family()
    repository.save(child, case)
    Drafts(database).keep("case_contact", "new-note", {"case_id": case.id, "text": "offen"})
    Drafts(database).keep("case", case.id, {"resources": "offen"})
    Drafts(database).keep("case", "another", {"resources": "offen"})
    import_rows.note(database, [import_rows.ImportedRow("faelle", "f" * 64, 0, "case", case.id)])
    rows = found(child)
    assert {one.values["record_id"] for one in rows.of("draft")} == {"new-note", case.id}
    assert len(rows.of("import_row")) == 1


def test_a_session_comes_with_its_offer_but_not_who_else_was_there(repository, found):
    child, other = YoungPerson(first_name="Ida"), YoungPerson(first_name="Ole")
    offer = GroupOffer(title="Klettern")
    session = GroupSession(offer_id=offer.id, date="2026-03-02")
    came = [
        GroupAttendance(session_id=session.id, young_person_id=one.id) for one in (child, other)
    ]
    repository.save(child, other, offer, session, *came)
    rows = without_trail(found(child))
    assert rows == {child.id: "own", came[0].id: "own", session.id: "beside", offer.id: "beside"}


def test_the_records_of_others_are_mentions_where_they_name_the_person(repository, found):
    child = YoungPerson(first_name="Ida", last_name="Müller-Groß")
    other = YoungPerson(first_name="Ole")
    foreign = Case(case_no="F-2", young_person_id=other.id)
    sister = RelatedPerson(young_person_id=other.id, sibling_id=child.id)
    note = CaseContact(
        case_id=foreign.id, date="2026-03-02", channel="in_person", observation="Ida Mueller-Gross."
    )
    plain = note.changed(id="n", observation="Ida war da. Frau Müller rief an.")
    repository.save(child, other, foreign, sister, note, plain)
    rows = without_trail(found(child))
    assert rows == {child.id: "own", sister.id: "named", note.id: "named"}


def test_a_case_without_a_child_is_a_person_of_its_own(repository, found):
    case, other = Case(case_no="F-1"), Case(case_no="F-2")
    note = CaseContact(case_id=case.id, date="2026-03-02", channel="in_person")
    repository.save(case, other, note)
    assert set(without_trail(found(None, case))) == {case.id, note.id}


def test_only_tables_of_the_search_and_of_the_file_are_skipped(found):
    skipped = found(YoungPerson()).skipped
    assert all(one.startswith("search_") or one in {"meta", "secret"} for one in skipped)


def test_every_table_of_the_file_is_looked_into(repository, database, found):
    """A row that names the person, put into each table that no link leads to, is found."""
    child = YoungPerson(first_name="Ida", last_name="Müller-Groß")
    case = Case(case_no="F-2026-1", young_person_id=child.id)
    repository.save(child, case)
    skipped = set(found(child).skipped)
    schema = schema_of(database)
    reached = {name for name, links in schema.persons(("case", "young_person")).items() if links}
    unlinked = [
        table
        for table in schema.tables.values()
        if table.name not in skipped | reached | {"young_person"} and not table.list_of
    ]
    database.rows("BEGIN IMMEDIATE")
    database.rows("PRAGMA defer_foreign_keys = ON")
    taken = [one for one in unlinked if one.texts and put(database, one, "Ida Müller-Groß")]
    names = {one.table for one in found(child).rows}
    database.rows("ROLLBACK")
    assert len(taken) > 15
    assert {one.name for one in taken} - names == set()
    assert {one.name for one in unlinked} - {one.name for one in taken} <= CHECKED


def put(database, table, words):
    """Put a row with these words into every text of a table; return whether it takes them."""
    rows = database.rows("SELECT name, type FROM pragma_table_info(:table)", {"table": table.name})
    values = {
        name: words if name in table.texts and name != "id" else _plain(kind)
        for name, kind in rows
        if not name.endswith("_folded")
    }
    folded = {name: "" for name, _ in rows if name.endswith("_folded")}
    whole = {**values, **folded}
    names = ", ".join(f'"{one}"' for one in whole)
    places = ", ".join(f":{one}" for one in whole)
    try:
        database.change(f'INSERT INTO "{table.name}" ({names}) VALUES ({places})', whole)
    except StatementError:
        return False
    return True


def _plain(kind):
    return {"TEXT": "x", "INTEGER": 999, "REAL": 1.0, "BLOB": b"x"}[kind]
