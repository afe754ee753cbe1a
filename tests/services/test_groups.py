from datetime import date, time

import pytest

from ssa_desk.domain.records import (
    Case,
    FreeDay,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    YoungPerson,
)

MONDAY = date(2026, 10, 12)
CHILD = YoungPerson(first_name="Mia")


@pytest.fixture
def offer(desk):
    offer = GroupOffer(title="Klassenrat 5c", needs_names=True)
    leave = FreeDay(first_day=date(2026, 11, 9), last_day=date(2026, 11, 9), note="Fortbildung")
    desk.workspace.save(offer, leave, CHILD)
    return offer


def test_a_series_names_the_days_it_leaves_out(desk, offer):
    series = desk.groups.series(MONDAY, date(2026, 11, 16))
    assert series.days == (MONDAY, date(2026, 11, 2), date(2026, 11, 16))
    assert [reason for _, reason in series.left_out] == ["Herbstferien"] * 2 + ["Fortbildung"]


def test_a_series_is_planned_once(desk, offer):
    days = [MONDAY, date(2026, 11, 2)]
    planned = desk.groups.plan(offer, days, time(10), 45)
    assert [(one.date, one.state, one.duration_min) for one in planned] == [
        (day, "planned", 45) for day in days
    ]
    assert desk.groups.plan(offer, days, time(10), 45) == ()
    assert len(desk.groups.sessions(offer)) == 2


def test_a_session_may_be_like_the_last_one_that_took_place(desk, offer):
    last = GroupSession(offer_id=offer.id, date=MONDAY, participants=20, female=9, male=11)
    came = GroupAttendance(session_id=last.id, young_person_id=CHILD.id, state="excused")
    off = GroupSession(offer_id=offer.id, date=date(2026, 11, 2), state="cancelled")
    desk.workspace.save(last, came, off)
    new = GroupSession(offer_id=offer.id, date=date(2026, 11, 16), time=time(11), state="planned")
    held, names = desk.groups.like_last_time(new)
    assert (held.id, held.state, held.participants, held.time) == (new.id, "held", 20, time(11))
    desk.groups.save_session(held, names)
    (copied,) = desk.groups.attendance(held)
    assert (copied.young_person_id, copied.state) == (CHILD.id, "excused")
    assert copied.id != came.id


def test_the_first_session_has_none_before_it(desk, offer):
    assert desk.groups.like_last_time(GroupSession(offer_id=offer.id, date=MONDAY)) is None


def test_an_offer_that_needs_no_names_keeps_none(desk, offer):
    desk.workspace.save(offer.changed(needs_names=False))
    session = GroupSession(offer_id=offer.id, date=MONDAY, participants=1)
    came = GroupAttendance(session_id=session.id, young_person_id=CHILD.id)
    desk.groups.save_session(session, [came])
    assert desk.groups.attendance(session) == []


def test_a_restricted_child_is_on_no_list_but_counts(desk):
    offer = GroupOffer(title="Mut", needs_names=True)
    session = GroupSession(offer_id=offer.id, date=date(2026, 3, 2))
    child = YoungPerson(first_name="Elif", gender="female")
    case = Case(case_no="2026-001", young_person_id=child.id)
    row = GroupAttendance(session_id=session.id, young_person_id=child.id)
    desk.workspace.save(offer, session, child, case, row)
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    assert desk.groups.attendance(session) == []
    assert desk.groups.counts([], session.id)["female"] == 1
