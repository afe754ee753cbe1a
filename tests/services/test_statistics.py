"""True figures of the open file and the periods they can be asked for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    FreeDay,
    GroupOffer,
    GroupSession,
    WorkerProfile,
    WorkingHours,
    YearPlanGoal,
)
from ssa_desk.domain.schoolyear import Period, calendar_year, school_year

NOW = datetime(2026, 3, 4, 11, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def case(desk):
    return desk.cases.save_case(Case(case_no="7", opened_on=date(2024, 9, 2)))


def test_an_empty_file_offers_this_year(desk):
    assert school_year(clock.today()) in desk.statistics.periods()


def test_every_exportable_period_with_entries_is_offered_school_years_first(desk, case):
    desk.cases.save_contact(CaseContact(case_id=case.id, date=date(2024, 10, 1)))
    periods = desk.statistics.periods()
    assert periods[:2] == [school_year(date(2025, 9, 1)), school_year(date(2024, 9, 1))]
    assert {calendar_year(2024), calendar_year(2025), calendar_year(2026)} <= set(periods)
    assert all(period.kind for period in periods)


def test_the_figures_follow_the_saved_contacts(desk, case):
    period = Period(date(2025, 8, 1), date(2026, 7, 31))
    assert desk.statistics.tables(period)[0].total == 0
    desk.cases.save_contact(desk.cases.new_contact(case.id))
    counted = {table.id: table for table in desk.statistics.tables(period)}
    assert counted["P01"]["status=carried_over"] == 1
    assert counted["P05"]["topic=not_stated"] == 1
    assert counted["A01"]["channel=in_person_office"] == 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_mistyped_year_neither_breaks_nor_fills_the_choice(desk, case, day):
    desk.cases.save_contact(CaseContact(case_id=case.id, date=day))
    periods = desk.statistics.periods()
    assert school_year(clock.today()) in periods
    assert {period.first.year for period in periods} <= set(range(1989, 2029))


def test_a_year_with_group_sessions_alone_is_offered(desk):
    offer = GroupOffer(title="Klassenrat")
    day = date(2019, 10, 1)
    desk.workspace.save(offer, GroupSession(offer_id=offer.id, date=day))
    assert school_year(day) in desk.statistics.periods()


def test_planned_sessions_offer_no_year_to_come(desk):
    offer, day = GroupOffer(title="Klassenrat"), clock.today() + timedelta(days=800)
    desk.workspace.save(offer, GroupSession(offer_id=offer.id, date=day, state="planned"))
    assert school_year(day) not in desk.statistics.periods()


def test_hours_weeks_and_goals_are_told_where_the_file_knows_them(desk):
    year = school_year(clock.today())
    assert not desk.statistics.indicators(year).keys() & {"S03", "S04", "Z01"}
    desk.workspace.save(WorkerProfile(weekly_hours=19.5))
    assert desk.statistics.indicators(year)["S03"] == 19.5
    desk.workspace.save(WorkingHours(valid_from=date(2025, 8, 1), monday=8, thursday=7.5))
    desk.workspace.save(FreeDay(first_day=date(2025, 9, 1), last_day=date(2025, 9, 7)))
    desk.workspace.save(YearPlanGoal(first_year=2025, goal="Klassenrat", goal_attainment="mostly"))
    found = desk.statistics.indicators(year)
    assert (found["S03"], found["S04"]) == (15.5, 23)
    assert found["Z01"] == {"total": 1, "reached": 1}
