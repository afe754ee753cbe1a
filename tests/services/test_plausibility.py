from datetime import date

import pytest

from ssa_desk.domain.records import (
    Case,
    CaseContact,
    FreeDay,
    GroupOffer,
    GroupSession,
    ParentContact,
    Task,
    Transition,
)

OFFER = GroupOffer(title="A", starts_on=date(2026, 9, 1), ends_on=date(2027, 1, 31))
CASE = Case(case_no="1", opened_on=date(2026, 9, 1), closed_on=date(2026, 11, 13))
LEAVE = FreeDay(first_day=date(2026, 11, 16), last_day=date(2026, 11, 20), free_day_kind="leave")


@pytest.fixture
def hints(desk):
    desk.workspace.save(OFFER, CASE, LEAVE)
    return lambda record: [one.sentence for one in desk.plausibility.hints(record)]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 10, 19), "Herbstferien"),
        (date(2026, 12, 25), "1. Weihnachtstag"),
        (date(2026, 11, 21), "Wochenende"),
        (date(2026, 11, 18), "Urlaub"),
    ],
)
def test_a_session_on_a_free_day_says_why_it_is_free(hints, day, reason):
    session = GroupSession(offer_id=OFFER.id, date=day)
    assert hints(session) == [f"An diesem Tag ist frei: {reason}."]
    assert hints(session.changed(state="cancelled")) == []


def test_a_session_outside_its_offer_is_hinted_at(hints):
    before, after = date(2026, 8, 31), date(2027, 2, 1)
    assert any("vor dem" in one for one in hints(GroupSession(offer_id=OFFER.id, date=before)))
    assert any("nach dem" in one for one in hints(GroupSession(offer_id=OFFER.id, date=after)))
    assert hints(GroupSession(offer_id=OFFER.id, date=date(2026, 11, 9))) == []


def test_a_holiday_offer_may_be_in_the_holidays(desk, hints):
    desk.workspace.save(OFFER.changed(group_offer_type="leisure_culture_outdoor"))
    assert hints(GroupSession(offer_id=OFFER.id, date=date(2026, 10, 19))) == []


@pytest.mark.parametrize("kind", [CaseContact, ParentContact])
def test_a_contact_outside_the_time_of_its_case_is_hinted_at(hints, kind):
    day = date(2026, 11, 14)
    assert "abgeschlossen" in hints(kind(case_id=CASE.id, date=day))[0]
    assert "nicht begonnen" in hints(kind(case_id=CASE.id, date=date(2026, 8, 31)))[0]
    assert hints(kind(case_id=CASE.id, date=CASE.closed_on)) == []


def test_an_outcome_of_another_transition_is_hinted_at(hints):
    begin = {"transition_kind": "kita_to_primary", "started_on": date(2026, 9, 1)}
    assert hints(Transition(**begin, outcome="dual_training")) != []
    assert hints(Transition(**begin, outcome="postponed")) == []


def test_records_without_case_and_calendar_are_left_alone(hints):
    assert hints(Task(title="A")) == hints(ParentContact(date=date(2026, 12, 25))) == []
