import pytest

from ssa_desk.domain.records import Case, CaseContact, ClassMembership, YoungPerson
from ssa_desk.storage import errors, protected_search
from ssa_desk.storage.mapping import column_types, table_of
from storage.any_record import RECORDS, with_needed

WANTED = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER", "float": "REAL"}


def columns_in_file(database, table):
    return {name: (kind, required) for _, name, kind, required, *_ in database.rows(
        f'PRAGMA table_info("{table}")'
    )}  # fmt: skip


@pytest.mark.parametrize("kind", RECORDS)
def test_the_table_has_the_fields_of_the_record(database, kind):
    table = table_of(kind)
    assert set(columns_in_file(database, kind.KIND)) == set(table.columns)


@pytest.mark.parametrize("kind", RECORDS)
def test_the_columns_have_the_types_of_the_fields(database, kind):
    there, types = columns_in_file(database, kind.KIND), column_types(kind)
    for name in table_of(kind).fields:
        assert there[name][0] == WANTED.get(types[name].__name__, "TEXT")
        optional = type(None) in getattr(kind.model_fields[name].annotation, "__args__", ())
        assert there[name][1] == (not optional)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_list_has_its_child_table(database, kind):
    table = table_of(kind)
    for field in table.lists:
        there = columns_in_file(database, table.list_table(field))
        assert list(there) == ["owner_id", "position", "value"]


def test_every_table_is_strict(database):
    ours = "name NOT LIKE 'search\\__%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    loose = database.rows(
        f"SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND {ours}"
    )
    assert loose == []


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_with_words_leaves_the_full_text_when_deleted(repository, database, kind):
    *needed, record = with_needed(kind, "Wort")
    # What the search finds by choice only is in the full text while it is wanted.
    protected_search.switch(database, (), on=True)
    repository.save(*needed, record)
    entries = "SELECT count(*) FROM search_entry WHERE record_id = :id"
    assert database.value(entries, {"id": record.id}) == bool(table_of(kind).words)
    # What is append only leaves with what it belongs to.
    gone = next((one for one in needed if kind.APPEND_ONLY), record)
    repository.delete(type(gone), gone.id)
    assert database.value(entries, {"id": record.id}) == 0


def test_the_case_of_a_record_is_known():
    assert table_of(Case).case_field == "id"
    assert table_of(CaseContact).case_field == "case_id"
    assert table_of(ClassMembership).case_field == "case_id"
    assert table_of(YoungPerson).case_field is None


def test_a_row_that_makes_no_record_is_told_without_its_content(repository, database):
    repository.save(person := YoungPerson(last_name="Müller"))
    with database.transaction():
        database.change("UPDATE young_person SET birth_date = 'gestern'")
    with pytest.raises(errors.RecordUnreadableError) as caught:
        repository.get(YoungPerson, person.id)
    assert "gestern" not in repr(caught.value)
    assert caught.value.__suppress_context__
