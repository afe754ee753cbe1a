"""Of a restricted case no table shows a row, whoever asks; everything else is saved as before."""

import re
from datetime import date
from pathlib import Path

import pytest

from ssa_desk.domain.records import (
    RECORDS,
    Case,
    CaseContact,
    DataSubjectRequest,
    Guardian,
    YoungPerson,
)
from ssa_desk.storage import case_deletion, case_list, health, migrate
from ssa_desk.storage import restricted as restricted_module
from ssa_desk.storage.drafts import Drafts
from storage.any_record import full, with_needed
from storage.test_case_deletion import MARK, family, hanging

DAY = date(2026, 3, 2)
_WRITTEN = re.compile(r"(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) +([^ (]+)")
_OWN = {("deputy.py", "{table}"), ("health.py", "{index}"), ("search_removal.py", "{index}")}
"""Names made by the program for tables that never stand behind a view."""


@pytest.fixture
def restricted(repository, database):
    """A family with one restricted case; MARK is in every text of every record that hangs on it."""
    people, ids = family()
    repository.save(*people, *hanging(ids))
    Drafts(database).keep("case_contact", "new-note", {"case_id": ids["case"], "text": MARK})
    return restrict(repository, people[1])


def restrict(repository, case, ground="unlawful"):
    case = case.changed(restricted_on=DAY, restriction_ground=ground)
    repository.save(case)
    return case


def shown(database):
    """All that a statement finds, but for the full text's own tables."""
    names = database.rows(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'"
    )
    names = {name for (name,) in names} - {"import_row", "audit_event", "data_subject_request"}
    return "\n".join(
        f"{name} {row}"
        for name in sorted(names)
        for row in database.rows(f'SELECT * FROM "{name}"')
    )


def test_without_a_restriction_nothing_stands_before_the_tables(repository, database):
    repository.save(*family()[0])
    assert not database.rows("SELECT * FROM temp.sqlite_master")


@pytest.mark.usefixtures("restricted")
def test_no_statement_finds_a_word_of_a_restricted_case(database):
    assert MARK not in shown(database)


@pytest.mark.usefixtures("restricted")
def test_nor_does_a_connection_of_the_background(database):
    reader = database.reader()
    assert MARK not in shown(reader)
    reader.close()


def test_the_search_does_not_find_it(database, restricted):
    assert case_list.listed(database, MARK, "all") == []
    with database.whole():
        assert case_list.listed(database, MARK, "all") == [restricted.id]


def test_after_a_release_every_row_is_there_again(repository, database, restricted):
    with database.whole():
        before = shown(database)
    repository.save(restricted.changed(restricted_on=None, restriction_ground=None))
    after = shown(database)
    for place, line in enumerate(before.splitlines()):
        if not line.startswith("case "):
            assert line == after.splitlines()[place]
    assert MARK in after


@pytest.mark.usefixtures("restricted")
def test_whole_connections_leave_nothing_out(database):
    for other in (database.whole_reader(), database.whole_writer()):
        assert shown(other).count(MARK) > 100
        other.close()


@pytest.mark.usefixtures("restricted")
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)
def test_every_kind_is_saved_changed_and_deleted_meanwhile(repository, database, kind):
    *before, record = with_needed(kind, "Anderes")
    repository.save(*before, record)
    assert repository.get(kind, record.id) == record
    if not kind.APPEND_ONLY:
        repository.save(record.changed())
        repository.delete(kind, record.id)
    assert repository.count(kind, id=record.id) == kind.APPEND_ONLY
    assert health.check(database).is_sound


def test_what_is_saved_for_a_restricted_case_is_left_out_too(repository, restricted):
    contact = CaseContact(case_id=restricted.id, date=DAY, observation=MARK)
    repository.save(contact)
    assert repository.count(CaseContact, id=contact.id) == 0
    repository.save(contact.changed(observation="Anderes"))


def test_a_child_with_another_case_stays_with_its_guardians(repository):
    (child, case, guardian), _ = family()
    other = Case(case_no="2026-002", young_person_id=child.id)
    repository.save(child, case, guardian, other)
    restrict(repository, case)
    assert repository.find(Case) == [other]
    assert repository.find(YoungPerson) == [child]
    assert repository.find(Guardian) == [guardian]


def test_a_restriction_that_is_taken_back_with_its_transaction_hides_nothing(repository, database):
    (child, case, guardian), _ = family()
    repository.save(child, case, guardian)

    def fail():
        repository.save_inside([case.changed(restricted_on=DAY)])
        database.restriction.renew()
        assert not repository.find(Case)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), database.transaction():
        fail()
    assert repository.find(Case) == [case]


def test_a_restricted_case_is_deleted_with_all_its_rows(database, restricted):
    writer = database.whole_writer()
    with writer.transaction():
        gone = case_deletion.found(writer, [restricted.id])
        case_deletion.delete(writer, gone, lambda _part: None)
    assert MARK.lower() not in shown(writer).lower()
    assert health.check(writer).is_sound
    writer.close()


def test_inside_a_block_only_what_it_names_is_left_out(repository, database, restricted):
    (child, case, guardian), _ = family()
    other = case.changed(case_no="2026-009")
    repository.save(child, other, guardian)
    restrict(repository, other, "instead_of_deletion")
    with database.restriction.leaving_out([other.id]):
        assert [one.id for one in repository.find(Case)] == [restricted.id]
    assert not repository.find(Case)


@pytest.mark.usefixtures("restricted")
def test_a_request_stays_in_sight_with_its_clock(repository):
    assert repository.count(DataSubjectRequest) == 1


def test_the_file_opened_anew_leaves_out_the_same(database, restricted):
    database.reopen()
    assert MARK not in shown(database)
    assert database.restriction.cases() == {restricted.id: "unlawful"}


@pytest.mark.usefixtures("restricted")
def test_lists_of_values_survive_a_change_beside_a_restricted_case(repository):
    person = full(YoungPerson, "Anderes")
    case = Case(case_no="2026-010", young_person_id=person.id, topics=("bullying", "violence"))
    repository.save(person, case)
    repository.save(case.changed(topics=("violence",)))
    assert repository.get(Case, case.id).topics == ("violence",)


def test_whoever_writes_names_the_table_itself(database, restricted):
    assert restricted
    views = {name for (name,) in database.rows("SELECT name FROM temp.sqlite_master")}
    for path in sorted(Path(restricted_module.__file__).parent.glob("*.py")):
        for written in _WRITTEN.findall(path.read_text("utf-8")):
            is_plain = not written.startswith(("main.", "temp.", "SET"))
            assert not (is_plain and written.strip('"') in views), (path.name, written)
            assert not (is_plain and "{" in written and (path.name, written) not in _OWN)


@pytest.mark.usefixtures("restricted")
def test_an_older_layout_is_brought_up_to_date_before_it_is_asked(database):
    # What hangs on a case is asked of kinds that an older file has no tables for.
    database.rows(f"PRAGMA user_version={migrate.NEWEST - 1}")
    database.rows("DROP TABLE main.emergency_number")
    reader = database.reader()
    assert reader.restriction.cases() == {}
    assert not reader.rows("SELECT * FROM temp.sqlite_master")
    reader.close()
