"""Deleting in the background, over a connection of its own."""

from datetime import date

import pytest

from deleting import delete_cases
from ssa_desk.domain.records import Case, CaseContact, YoungPerson
from ssa_desk.services import deletion_work


@pytest.fixture
def case(desk):
    child = YoungPerson(last_name="Mond", first_name="Ida")
    case = Case(case_no="2026-7", young_person_id=child.id)
    talk = CaseContact(case_id=case.id, date=date(2026, 2, 10))
    desk.workspace.save(child, case, talk)
    return case


def test_the_open_window_hears_what_was_deleted(desk, case):
    heard = []
    desk.workspace.feed.listen(lambda change: heard.append(change.kind))
    delete_cases(desk, [case.id])
    assert set(heard) == {"case", "case_contact", "young_person"}
    assert desk.workspace.count(Case) == 0


def test_stopping_leaves_the_case(desk, case):
    assert delete_cases(desk, [case.id], lambda part: part < 0.5).is_stopped
    assert desk.workspace.find(Case) == [case]


def test_the_window_may_save_while_cases_are_counted(desk, case):
    other = Case(case_no="2026-8")
    talk = CaseContact(case_id=other.id, date=date(2026, 2, 11))
    later = CaseContact(case_id=case.id, date=date(2026, 2, 12))
    saved = []

    def goes_on(part):
        if not saved:
            saved.append(part)
            desk.workspace.save(other, talk, later)
        return True

    period = next(one for one in desk.statistics.periods() if talk.date in one)
    delete_cases(desk, [case.id], goes_on)
    assert desk.workspace.find(CaseContact) == [talk]
    (table,) = (one for one in desk.statistics.tables(period) if one.id == "A01")
    assert table.cells[""] == 3


def test_the_window_reads_while_cases_are_deleted(desk, case):
    read = []
    delete_cases(desk, [case.id], lambda _part: read.append(desk.workspace.count(Case)) is None)
    assert set(read[:-1]) == {1}


def test_there_is_nothing_to_tidy_in_a_new_file(desk):
    assert not deletion_work.tidy(desk)
