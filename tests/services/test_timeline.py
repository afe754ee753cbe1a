from datetime import date, time

import pytest

from ssa_desk.domain.records import (
    AbsenceRecord,
    Case,
    CaseContact,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    ParentContact,
    Referral,
    Transition,
    YoungPerson,
)


@pytest.fixture
def case(desk):
    person = YoungPerson()
    case = Case(case_no="F-1", young_person_id=person.id)
    desk.workspace.save(person, case)
    return case


def kinds(desk, case, offset=0, limit=200):
    return [entry.kind for entry in desk.cases.timeline(case.id, offset, limit)]


def test_all_that_hangs_on_a_case_stands_in_the_order_of_days(desk, case):
    desk.workspace.save(
        CaseContact(case_id=case.id, date=date(2026, 9, 1)),
        ParentContact(case_id=case.id, date=date(2026, 9, 4)),
        AbsenceRecord(case_id=case.id, starts_on=date(2026, 9, 3)),
        Referral(case_id=case.id, date=date(2026, 9, 2), partner_type="medical"),
    )
    assert kinds(desk, case) == ["parent_contact", "absence_record", "referral", "case_contact"]


def test_entries_of_one_day_stand_by_their_time(desk, case):
    day = date(2026, 9, 1)
    desk.workspace.save(
        CaseContact(case_id=case.id, date=day, time=time(9)),
        ParentContact(case_id=case.id, date=day, time=time(14)),
    )
    assert kinds(desk, case) == ["parent_contact", "case_contact"]


def test_pages_of_the_timeline_mix_the_kinds(desk, case):
    for day in range(1, 11):
        kind = ParentContact if day % 2 else CaseContact
        desk.workspace.save(kind(case_id=case.id, date=date(2026, 9, day)))
    pages = [kinds(desk, case, offset, 4) for offset in (0, 4, 8)]
    assert [len(page) for page in pages] == [4, 4, 2]
    assert [*pages[0], *pages[1], *pages[2]] == ["case_contact", "parent_contact"] * 5


def test_a_transition_of_the_child_is_named_once(desk, case):
    person = case.young_person_id
    desk.workspace.save(
        Transition(
            transition_kind="kita_to_primary",
            case_id=case.id,
            young_person_id=person,
            started_on=date(2026, 9, 1),
        ),
        Transition(
            transition_kind="kita_to_primary", young_person_id=person, started_on=date(2026, 9, 2)
        ),
    )
    assert kinds(desk, case) == ["transition", "transition"]


def test_a_session_stands_there_when_the_child_was_present(desk, case):
    offer = GroupOffer(title="Starke Siebte")
    came, missed = (GroupSession(offer_id=offer.id, date=date(2026, 9, day)) for day in (1, 8))
    person = case.young_person_id
    desk.workspace.save(
        offer,
        came,
        missed,
        GroupAttendance(session_id=came.id, young_person_id=person),
        GroupAttendance(session_id=missed.id, young_person_id=person, state="missing"),
    )
    (entry,) = desk.cases.timeline(case.id)
    assert (entry.title, entry.day) == ("Starke Siebte", date(2026, 9, 1))


def test_an_entry_says_what_it_is_in_words(desk, case):
    desk.workspace.save(
        ParentContact(case_id=case.id, date=date(2026, 9, 1), note="Schlaf", duration_min=20)
    )
    (entry,) = desk.cases.timeline(case.id)
    assert (entry.title, entry.text, entry.minutes) == ("Elternkontakt", "Schlaf", 20)


def test_the_latest_contact_is_none_with_parents_alone(desk, case):
    desk.workspace.save(ParentContact(case_id=case.id, date=date(2026, 9, 4)))
    assert desk.cases.view(case.id).last_contact is None
    desk.workspace.save(CaseContact(case_id=case.id, date=date(2026, 9, 1)))
    assert desk.cases.view(case.id).last_contact == date(2026, 9, 1)
