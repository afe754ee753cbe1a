"""No byte of a deleted case stays on any page of the decrypted file, used or not."""

from datetime import date
from random import Random

import pytest

from ssa_desk.domain.records import Case, CaseContact, Guardian, YoungPerson
from ssa_desk.storage import case_deletion, health, search, search_removal, vault
from storage.decrypted import pages

MARK = "qxzyjvkw"
DAY = date(2026, 3, 2)


def case_of(name, text, number=1):
    """A child with a case, a guardian and some notes."""
    child = YoungPerson(last_name=name, first_name=text)
    case = Case(case_no=f"{name}-{number}", young_person_id=child.id, resources=text)
    guardian = Guardian(young_person_id=child.id, name=f"Frau {name}")
    notes = [CaseContact(case_id=case.id, date=DAY, observation=f"{text} {n}") for n in range(9)]
    return [child, case, guardian, *notes]


@pytest.fixture
def marked(repository):
    """A marked case between many others with words near to the marker."""
    chance, records = Random(1), []
    for number in range(90):
        near = "".join(chance.choices("yjvkwaeiou", k=40))
        records += case_of(f"Mond{number}", " ".join(near[at : at + 7] for at in range(33)))
    own = case_of(MARK, f"{MARK} und {MARK}heim, Sonder{MARK}")
    repository.save(*records[:500], *own, *records[500:])
    return own[1]


def delete(database, case, step=lambda _part: None):
    with database.transaction():
        gone = case_deletion.found(database, [case.id])
        case_deletion.delete(database, gone, step)
    search_removal.rewrite(database, step)


def test_the_pages_are_read_at_all(path, root, database, marked):
    found = pages(path, root)
    assert found.startswith(b"\x10\x00")
    assert found.count(MARK.encode()) > 20


def test_nothing_is_left_on_any_page(path, root, database, marked):
    delete(database, marked)
    found = pages(path, root).lower()
    assert [one for one in (MARK, marked.id, marked.young_person_id) if one.encode() in found] == []
    assert health.check(database).is_sound
    assert search.case_ids(database, "Mond7", 5)


def test_no_part_of_a_word_is_left_in_the_index(path, root, database, marked):
    parts = [b"qxz", b"xzy", b"zyj"]
    assert all(one in pages(path, root) for one in parts)
    delete(database, marked)
    assert not any(one in pages(path, root) for one in parts)


def test_what_a_kill_leaves_to_do_is_known_and_done_later(path, root, database, marked):
    with database.transaction():
        gone = case_deletion.found(database, [marked.id])
        case_deletion.delete(database, gone, lambda _part: None)
    assert search_removal.is_due(database)
    assert search.case_ids(database, MARK, 5) == []
    search_removal.rewrite(database, lambda _part: None)
    assert not search_removal.is_due(database)
    assert MARK.encode() not in pages(path, root)


def test_single_deletions_blot_words_out_again(path, root, database, repository, marked):
    delete(database, marked)
    other = CaseContact(case_id=repository.find(Case, limit=1)[0].id, date=DAY, observation=MARK)
    repository.save(other)
    repository.delete(CaseContact, other.id)
    assert MARK.encode() not in pages(path, root)


def test_a_deletion_taken_back_leaves_the_index_careful(path, root, database, repository, marked):
    with pytest.raises(InterruptedError):
        delete(database, marked, _stop)
    assert search.case_ids(database, MARK, 5) == [marked.id]
    delete_singly(database, marked)
    assert MARK.encode() not in pages(path, root)
    again = vault.open_database(path, root)
    assert health.check(again).is_sound
    again.close()


def _stop(_part):
    raise InterruptedError


def delete_singly(database, case):
    """Delete rows without the help of `search_removal`: each word is blotted out in its place."""
    database.change("DELETE FROM young_person WHERE id = :id", {"id": case.young_person_id})
    database.change('DELETE FROM "case" WHERE id = :id', {"id": case.id})
