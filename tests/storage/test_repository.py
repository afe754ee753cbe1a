from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssa_desk.domain.records import (
    AnonymousContact,
    Case,
    CaseContact,
    ClassMembership,
    Guardian,
    School,
    YoungPerson,
)
from ssa_desk.storage import errors
from ssa_desk.storage.mapping import table_of
from storage.any_record import RECORDS, any_of, with_needed

DAY = date(2026, 3, 1)


@pytest.mark.parametrize("kind", RECORDS)
@given(data=st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_record_comes_back_as_it_was(repository, kind, data):
    *needed, sample = with_needed(kind, "Wort")
    links = {name: value for name, value in sample if name.endswith("_id") and value}
    record = data.draw(any_of(kind, **links))
    repository.save(*needed, record)
    assert repository.get(kind, record.id) == record


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_comes_back(repository, kind):
    *needed, record = with_needed(kind, "Größe ß ı Ş")
    repository.save(*needed, record)
    assert dict(repository.get(kind, record.id)) == dict(record)


def test_moments_are_kept_in_utc(repository, database):
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    repository.save(Case(case_no="1", created_at=summer))
    assert database.value('SELECT created_at FROM "case"') == "2026-07-01T10:00:00+00:00"


def test_saving_again_changes_the_record_and_its_lists(repository):
    case = Case(case_no="1", topics=("a", "b", "c"))
    repository.save(case)
    changed = case.changed(case_no="2", topics=("c",))
    repository.save(changed)
    assert repository.find(Case) == [changed]


def test_saving_again_keeps_what_belongs_to_it(repository):
    case = Case(case_no="1")
    repository.save(case, CaseContact(case_id=case.id, date=DAY))
    repository.save(case.changed(case_no="2"))
    assert repository.count(CaseContact, case_id=case.id) == 1


def test_records_are_saved_in_any_order(repository):
    person = YoungPerson(last_name="A")
    case = Case(case_no="1", young_person_id=person.id)
    repository.save(CaseContact(case_id=case.id, date=DAY), case, person)
    assert repository.count(CaseContact) == 1


def test_one_bad_link_saves_nothing(repository):
    with pytest.raises(errors.LinkMissingError, match="nichts gespeichert"):
        repository.save(Case(case_no="1"), CaseContact(case_id="nobody", date=DAY))
    assert repository.count(Case) == 0


def test_a_deleted_case_takes_its_contacts_with_it(repository, database):
    case = Case(case_no="1")
    contact = CaseContact(case_id=case.id, date=DAY, topics=("a",), observation="Wort")
    repository.save(case, contact, ClassMembership(case_id=case.id, valid_from=DAY, class_name="7"))
    repository.delete(Case, case.id)
    for table in ("case_contact", "case_contact_topics", "class_membership", "search_entry"):
        assert database.value(f"SELECT count(*) FROM {table}") == 0


def test_a_deleted_child_leaves_its_cases_but_not_its_family(repository):
    person, school = YoungPerson(last_name="A"), School(name="B")
    case = Case(case_no="1", young_person_id=person.id, school_id=school.id)
    repository.save(person, school, case, Guardian(young_person_id=person.id, name="C"))
    repository.delete(YoungPerson, person.id)
    repository.delete(School, school.id)
    kept = repository.get(Case, case.id)
    assert (kept.young_person_id, kept.school_id) == (None, None)
    assert repository.count(Guardian) == 0


def test_a_missing_record_is_told(repository):
    with pytest.raises(errors.RecordMissingError, match="nicht mehr vorhanden"):
        repository.get(Case, "nobody")
    with pytest.raises(errors.RecordMissingError):
        repository.delete(Case, "nobody")


def test_records_are_found_by_the_values_of_their_fields(repository):
    repository.save(
        Case(case_no="1"), Case(case_no="2", closed_on=DAY), Case(case_no="3", dormant=True)
    )
    numbers = lambda **equal: [case.case_no for case in repository.find(Case, **equal)]  # noqa: E731
    assert numbers(closed_on=None) == ["1", "3"]
    assert numbers(closed_on=DAY) == ["2"]
    assert numbers(dormant=True) == ["3"]
    assert numbers(case_no=("1", "3", "9")) == ["1", "3"]
    assert numbers(case_no=()) == []


def test_records_come_in_the_order_asked_for_page_by_page(repository):
    repository.save(*(Case(case_no=str(number)) for number in range(5)))
    found = repository.find(Case, order="case_no", descending=True, offset=1, limit=2)
    assert [case.case_no for case in found] == ["3", "2"]
    assert [case.case_no for case in repository.find(Case)] == list("01234")
    assert len(repository.find(Case, limit=None)) == 5


def test_records_are_counted_like_found(repository):
    repository.save(AnonymousContact(date=DAY), AnonymousContact(date=DAY, persons=3))
    assert repository.count(AnonymousContact) == 2
    assert repository.count(AnonymousContact, persons=3) == 1


@pytest.mark.parametrize("name", ["nope", "case_no; DROP TABLE meta", "rowid"])
def test_an_unknown_field_is_a_mistake_of_the_program(repository, name):
    with pytest.raises(errors.StatementError):
        repository.find(Case, order=name)
    with pytest.raises(errors.StatementError):
        repository.count(Case, **{name: 1})


def test_folded_columns_follow_every_change(repository, database):
    person = YoungPerson(last_name="Müßig")
    repository.save(person)
    folded = "SELECT last_name_folded FROM young_person"
    assert database.value(folded) == "muessig mussig"
    repository.save(person.changed(last_name="Şahin"))
    assert database.value(folded) == "sahin"


APPEND_ONLY = [kind for kind in RECORDS if kind.APPEND_ONLY]


@pytest.mark.parametrize("kind", APPEND_ONLY)
def test_what_is_append_only_is_neither_changed_nor_deleted(repository, kind):
    *needed, record = with_needed(kind, "Wort")
    repository.save(*needed, record)
    with pytest.raises(errors.AppendOnlyError):
        repository.save(record.changed(assessment_id=needed[-1].id))
    with pytest.raises(errors.AppendOnlyError):
        repository.delete(kind, record.id)
    assert repository.get(kind, record.id) == record


@pytest.mark.parametrize("kind", APPEND_ONLY)
def test_the_file_itself_refuses_to_change_what_is_append_only(repository, database, kind):
    *needed, record = with_needed(kind, "Wort")
    repository.save(*needed, record)
    for column in set(table_of(kind).fields) - {"id", "created_at", "updated_at", "corrects_id"}:
        with pytest.raises(errors.StatementError, match="CONSTRAINT"):
            database.change(f"UPDATE {kind.KIND} SET {column} = {column}")
