"""Cases: the list, one case, opening, writing and closing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, CaseContact, ClassMembership, LocalEntry, YoungPerson

NOW = datetime(2026, 3, 4, 11, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


def test_a_case_needs_a_number_and_nothing_else(desk):
    desk.cases.save_case(Case(case_no="7"))
    assert [row.case_no for row in desk.cases.rows()] == ["7"]


def test_a_case_is_saved_with_its_person(desk):
    saved = desk.cases.save_case(Case(case_no="7"), YoungPerson(last_name="Öztürk"))
    assert desk.cases.view(saved.id).person.last_name == "Öztürk"


def test_a_number_belongs_to_one_case_only(desk):
    desk.cases.save_case(Case(case_no="2026-a"))
    with pytest.raises(ExpectedError, match="gibt es schon"):
        desk.cases.save_case(Case(case_no="2026-A"))


def test_the_next_number_follows_the_highest_of_the_year(desk):
    desk.cases.save_case(Case(case_no="2026-007"))
    desk.cases.save_case(Case(case_no="2025-090"))
    assert desk.cases.next_number() == "2026-008"


def test_a_contact_gets_the_core_area_of_the_main_topic(desk):
    case = desk.cases.save_case(Case(case_no="7", main_topic="school_absenteeism"))
    contact = desk.cases.save_contact(desk.cases.new_contact(case.id))
    assert desk.workspace.get(CaseContact, contact.id).core_area == "absenteeism_prevention"


def test_an_own_sub_entry_gives_the_core_area_it_rolls_up_to(desk):
    own = LocalEntry(catalogue="topic", label="Praktikum", rolls_up_to="transition_career")
    desk.workspace.save(own)
    case = desk.cases.save_case(Case(case_no="7", main_topic=own.id))
    contact = desk.cases.save_contact(desk.cases.new_contact(case.id))
    assert contact.core_area == "transition_support"


def test_a_core_area_chosen_by_the_worker_stays(desk):
    case = desk.cases.save_case(Case(case_no="7"))
    contact = desk.cases.new_contact(case.id).changed(core_area="parent_work")
    assert desk.cases.save_contact(contact).core_area == "parent_work"


def test_missed_appointments_are_in_the_timeline_but_in_no_sum(desk):
    case = desk.cases.save_case(Case(case_no="7"))
    desk.cases.save_contact(CaseContact(case_id=case.id, date=date(2026, 3, 1), duration_min=20))
    desk.cases.save_contact(
        CaseContact(case_id=case.id, date=date(2026, 3, 2), duration_min=30, channel="no_show")
    )
    view = desk.cases.view(case.id)
    assert (view.contacts, view.minutes) == (1, 20)
    assert [entry.day.day for entry in desk.cases.timeline(case.id)] == [2, 1]


def test_the_class_is_the_one_valid_today(desk):
    case = desk.cases.save_case(Case(case_no="7", class_name="6b"), YoungPerson())
    rows = ((date(2025, 8, 1), "7b"), (date(2026, 8, 1), "8b"))
    for day, name in rows:
        desk.workspace.save(
            ClassMembership(young_person_id=case.young_person_id, valid_from=day, class_name=name)
        )
    assert desk.cases.view(case.id).class_name == desk.cases.rows()[0].class_name == "7b"


def test_a_closed_case_leaves_the_open_list_and_can_be_reopened(desk):
    case = desk.cases.save_case(Case(case_no="7", opened_on=date(2026, 1, 7)))
    closed = desk.cases.close_case(case, date(2026, 3, 4), "goal_reached", "fully")
    assert (desk.cases.count(state="open"), desk.cases.count(state="closed")) == (0, 1)
    desk.cases.reopen_case(closed)
    assert desk.cases.count(state="open") == 1


def test_the_search_finds_a_child_whatever_the_umlaut(desk):
    desk.cases.save_case(Case(case_no="7"), YoungPerson(last_name="Müller", first_name="İlayda"))
    for query in ("mueller", "muller", "Müller", "MÜL", "ilayda", "7"):
        assert len(desk.cases.listed(query, "all")) == 1, query


def test_a_due_follow_up_is_listed_until_it_is_done(desk):
    case = desk.cases.save_case(Case(case_no="7"))
    contact = CaseContact(
        case_id=case.id, date=date(2026, 2, 1), follow_up_on=date(2026, 3, 4), agreements="Rückruf"
    )
    desk.cases.save_contact(contact)
    assert [due.text for due in desk.today.overview().follow_ups] == ["Rückruf"]
    desk.agenda.finish("case_contact", contact.id)
    assert desk.today.overview().follow_ups == ()


def test_an_open_case_without_contact_for_weeks_is_quiet(desk):
    old = clock.today() - timedelta(weeks=8)
    case = desk.cases.save_case(Case(case_no="7", opened_on=old))
    assert [quiet.case_no for quiet in desk.today.overview().quiet] == ["7"]
    desk.cases.save_contact(desk.cases.new_contact(case.id))
    assert desk.today.overview().quiet == ()


def test_every_save_is_told(desk):
    heard = []
    unlisten = desk.workspace.feed.listen(heard.append)
    case = desk.cases.save_case(Case(case_no="7"))
    unlisten()
    desk.workspace.delete(case)
    assert [(one.kind, one.record_id, one.what) for one in heard] == [("case", case.id, "saved")]


def test_deleting_a_case_takes_its_contacts_along(desk):
    case = desk.cases.save_case(Case(case_no="7"))
    desk.cases.save_contact(desk.cases.new_contact(case.id))
    desk.workspace.delete(case)
    assert desk.workspace.count(CaseContact) == 0
