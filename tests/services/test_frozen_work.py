"""Deleting in the background, over a connection of its own."""

from datetime import date

import pytest

from ssa_desk.domain.records import Case, CaseContact, YoungPerson
from ssa_desk.services import frozen_work
from ssa_desk.services.background import StoppedError


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
    frozen_work.tell_of(desk, frozen_work.delete_cases(desk, [case.id], lambda _part: True))
    assert set(heard) == {"case", "case_contact", "young_person"}
    assert desk.workspace.count(Case) == 0


def test_stopping_leaves_the_case(desk, case):
    with pytest.raises(StoppedError):
        frozen_work.delete_cases(desk, [case.id], lambda part: part < 0.5)
    assert desk.workspace.find(Case) == [case]


def test_there_is_nothing_to_tidy_in_a_new_file(desk):
    assert not frozen_work.tidy(desk)
